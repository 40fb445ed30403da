package io.kopilka.rulebook;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The published versions of every tenant, as the table keeps them: one item that says who, when and how much,
/// one with the document, and a pointer to the version in force. None but the pointer ever changes.
@Singleton
public final class RulesetVersions {

    private static final int SCHEMA = 1;

    private static final String NUMBER = "number";
    private static final String PUBLISHED_AT = "publishedAt";
    private static final String PUBLISHED_BY = "publishedBy";
    private static final String OFFERS = "offers";
    private static final String PROMOTIONS = "promotions";
    private static final String RESTORED_FROM = "restoredFrom";
    private static final String COUNTING = "counting";
    private static final String DOCUMENT = "document";

    private final Table table;

    public RulesetVersions(Table table) {
        this.table = table;
    }

    /// A page of versions.
    ///
    /// @param versions the newest first
    /// @param next where the next page begins
    public record VersionPage(List<PublishedVersion> versions, Optional<Cursor> next) {}

    /// Which version is in force, and since how many changes.
    ///
    /// @param version [RulesetVersion#NONE] where nothing was published
    /// @param changes the pointer's own version in the table, 0 where it is not there
    record Pointer(RulesetVersion version, long changes) {}

    /// A version with its document; empty where the tenant has none of this number.
    public Optional<PublishedDocument> find(TenantId tenant, RulesetVersion version) {
        Key versionKey = Keys.rulesetVersion(tenant, version);
        Key documentKey = Keys.rulesetDocument(tenant, version);
        Map<Key, Item> items = table.getAll(List.of(versionKey, documentKey), Consistency.STRONG);
        Item found = items.get(versionKey);
        if (found == null) {
            return Optional.empty();
        }
        Item document = items.get(documentKey);
        if (document == null) {
            throw new UnreadableItem(documentKey, "it is not there, its version is");
        }
        return Optional.of(new PublishedDocument(version(found), document(document)));
    }

    /// A page of the tenant's versions, the newest first.
    ///
    /// @param limit 1–1,000
    public VersionPage list(TenantId tenant, int limit, Optional<Cursor> after) {
        Page page = table.query(Query.of(Keys.rulesPartition(tenant))
                .in(Keys.rulesetVersions())
                .newestFirst()
                .limit(limit)
                .after(after));
        return new VersionPage(
                page.items().stream().map(RulesetVersions::version).toList(), page.next());
    }

    /// The version in force, as the table knows it at this moment.
    Pointer pointer(TenantId tenant) {
        return table.get(Keys.publishedPointer(tenant), Consistency.STRONG)
                .map(RulesetVersions::pointer)
                .orElse(new Pointer(RulesetVersion.NONE, 0));
    }

    /// The writes that publish a version: itself, its document, and the pointer, which must still be where it
    /// was.
    static List<Write> publishing(TenantId tenant, PublishedDocument published, Pointer from) {
        PublishedVersion version = published.version();
        Item.Draft summary = Item.of(Keys.rulesetVersion(tenant, version.version()), SCHEMA)
                .with(NUMBER, version.version().number())
                .with(PUBLISHED_AT, version.publishedAt().toString())
                .with(PUBLISHED_BY, version.publishedBy().value())
                .with(OFFERS, version.offers())
                .with(PROMOTIONS, version.promotions());
        if (!version.counting().equals(RulesetVersion.NONE)) {
            summary.with(COUNTING, version.counting().number());
        }
        version.restoredFrom().ifPresent(old -> summary.with(RESTORED_FROM, old.number()));
        Item document = Item.of(Keys.rulesetDocument(tenant, version.version()), SCHEMA)
                .with(DOCUMENT, published.document().packed())
                .build();
        Item pointer = Item.of(Keys.publishedPointer(tenant), SCHEMA)
                .version(from.changes() + 1)
                .with(NUMBER, version.version().number())
                .build();
        return List.of(
                new Write.PutIfAbsent(summary.build()),
                new Write.PutIfAbsent(document),
                from.changes() == 0 ? new Write.PutIfAbsent(pointer) : new Write.PutIfVersion(pointer, from.changes()));
    }

    private static Pointer pointer(Item item) {
        requireKnown(item);
        return new Pointer(number(item, NUMBER), item.version());
    }

    private static PublishedVersion version(Item item) {
        requireKnown(item);
        return new PublishedVersion(
                number(item, NUMBER),
                Instant.parse(item.text(PUBLISHED_AT)),
                actor(item),
                Math.toIntExact(item.whole(OFFERS)),
                Math.toIntExact(item.whole(PROMOTIONS)),
                item.has(RESTORED_FROM) ? Optional.of(number(item, RESTORED_FROM)) : Optional.empty(),
                item.has(COUNTING) ? number(item, COUNTING) : RulesetVersion.NONE);
    }

    private static RulesetDocument document(Item item) {
        requireKnown(item);
        return RulesetDocument.unpacked(item.bytes(DOCUMENT));
    }

    private static RulesetVersion number(Item item, String name) {
        return new RulesetVersion(Math.toIntExact(item.whole(name)));
    }

    private static Actor actor(Item item) {
        String id = item.text(PUBLISHED_BY);
        return Actor.parse(id).orElseThrow(() -> new UnreadableItem(item.key(), "nobody known published it"));
    }

    private static void requireKnown(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
    }
}
