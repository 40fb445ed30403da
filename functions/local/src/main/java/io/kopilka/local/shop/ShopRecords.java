package io.kopilka.local.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.rulebook.Draft;
import io.kopilka.rulebook.Drafts;
import io.kopilka.rulebook.Publication;
import io.kopilka.rulebook.Publishing;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.rulebook.RulesetDocument;
import io.kopilka.rulebook.RulesetVersions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a shop is made of in the table, written as the service itself writes it.
public final class ShopRecords {

    private static final RulesetVersion FIRST = new RulesetVersion(1);

    private final Table table;
    private final InstantSource clock;
    private final Directory directory;
    private final ApiKeys keys;
    private final Drafts drafts;
    private final RulesetVersions versions;
    private final Publishing publishing;

    /// The records in a table, beside a service that knows nothing of them yet.
    public ShopRecords(Table table, InstantSource clock) {
        this(table, clock, new Directory(table));
    }

    private ShopRecords(Table table, InstantSource clock, Directory directory) {
        this.table = table;
        this.clock = clock;
        this.directory = directory;
        keys = new ApiKeys(table, clock);
        drafts = new Drafts(table);
        versions = new RulesetVersions(table);
        publishing = new Publishing(table, drafts, versions, new Rulebook(versions, directory), directory, clock);
    }

    /// The table that they are in.
    public Table table() {
        return table;
    }

    /// The moment, as the shop's records are to name it.
    public Instant now() {
        return clock.instant();
    }

    /// Whether the shop is there.
    public boolean has(TenantId tenant) {
        return directory.tenant(tenant).isPresent();
    }

    /// Makes a shop in one transaction.
    ///
    /// @param more writes that go with it
    public void open(TenantProfile tenant, List<StoreProfile> stores, ApiKey key, ApiKeyGrant grant, List<Write> more) {
        List<Write> writes = new ArrayList<>();
        writes.add(directory.create(tenant));
        writes.add(directory.list(tenant.id()));
        stores.forEach(store -> writes.add(directory.create(tenant.id(), store)));
        writes.add(keys.grant(key, grant));
        writes.addAll(more);
        if (table.write(writes) instanceof WriteOutcome.Refused refused) {
            throw new IllegalStateException("the shop is there in part: " + refused);
        }
        directory.learn(tenant);
        stores.forEach(store -> directory.learn(tenant.id(), store));
    }

    /// Publishes the ruleset of a resource, unless the shop has published one already.
    public void publishFirst(TenantProfile tenant, ApiKeyGrant actor, String resource) {
        if (versions.find(tenant.id(), FIRST).isPresent()) {
            return;
        }
        Draft draft = drafts.read(tenant);
        if (drafts.replace(tenant.id(), draft, new RulesetDocument(document(resource)))
                .isEmpty()) {
            throw new IllegalStateException("somebody else changes the draft of a shop just made");
        }
        if (publishing.publish(tenant, actor.id()) instanceof Publication.Unfit(var faults)) {
            throw new IllegalStateException(resource + ": " + faults);
        }
    }

    private static JsonNode document(String resource) {
        try (InputStream in = Objects.requireNonNull(ShopRecords.class.getResourceAsStream(resource), resource)) {
            return switch (Json.read(in.readAllBytes())) {
                case Read.Good<JsonNode>(JsonNode document) -> document;
                case Read.Refused<JsonNode>(var faults) -> throw new IllegalStateException(resource + ": " + faults);
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        }
    }
}
