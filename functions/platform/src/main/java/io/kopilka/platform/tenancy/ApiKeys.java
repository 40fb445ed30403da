package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.DeviceId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.StoreId;
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
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.time.ServiceClock;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The API keys of tenants, as the table keeps them: hashes, under their own tenant's fence.
@Singleton
public final class ApiKeys {

    private static final int SCHEMA = 1;

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String HASH = "hash";
    private static final String SCOPES = "scopes";
    private static final String STORES = "stores";
    private static final String CREATED = "created";
    private static final String EXPIRES = "expires";
    private static final String REVOKED = "revoked";
    private static final String DEVICE = "device";

    private final Table table;
    private final InstantSource clock;

    public ApiKeys(Table table, @Named(ServiceClock.NAME) InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /// The write that makes a key good; it may go with others, such as the tenant's own.
    public Write grant(ApiKey key, ApiKeyGrant grant) {
        if (!key.tenant().equals(grant.tenant())) {
            throw new IllegalArgumentException("a key is granted to the tenant that it names");
        }
        return new Write.PutIfAbsent(item(Keys.apiKey(grant.tenant(), key.hash()), key.hash(), grant, 1));
    }

    /// What is known of this key, good or not; empty where nobody ever granted it.
    public Optional<ApiKeyGrant> find(ApiKey key) {
        return table.get(Keys.apiKey(key.tenant(), key.hash()), Consistency.EVENTUAL)
                .filter(item -> MessageDigest.isEqual(item.bytes(HASH), key.hash()))
                .map(item -> grant(key.tenant(), item));
    }

    /// The tenant's keys, those revoked included.
    public List<ApiKeyGrant> list(TenantId tenant) {
        return items(tenant).stream().map(item -> grant(tenant, item)).toList();
    }

    /// Refuses the key from now on, at the latest when caches have forgotten it ([Authenticator#CACHED]). False
    /// where
    /// the tenant has no such
    /// key; a key already revoked stays revoked since then.
    public boolean revoke(TenantId tenant, KeyId id) {
        while (true) {
            Optional<Item> found = items(tenant).stream()
                    .filter(item -> item.text(ID).equals(id.value()))
                    .findFirst();
            if (found.isEmpty() || found.get().has(REVOKED)) {
                return found.isPresent();
            }
            if (table.write(revoked(tenant, found.get())) instanceof WriteOutcome.Written) {
                return true;
            }
        }
    }

    /// The tenant's key of this id, revoked or not.
    public Optional<Stored> find(TenantId tenant, KeyId id) {
        return items(tenant).stream()
                .filter(item -> item.text(ID).equals(id.value()))
                .findFirst()
                .map(item -> new Stored(grant(tenant, item), item.bytes(HASH), item.version()));
    }

    /// A grant as it was read, to be changed.
    ///
    /// @param hash of the key that it is about
    /// @param version that it had
    // The bytes are compared nowhere.
    @SuppressWarnings("ArrayRecordComponent")
    public record Stored(ApiKeyGrant grant, byte[] hash, long version) {}

    /// The write that puts a grant in the place of what was read; it may go with others.
    public Write change(Stored was, ApiKeyGrant becomes) {
        Key key = Keys.apiKey(becomes.tenant(), was.hash());
        return new Write.PutIfVersion(item(key, was.hash(), becomes, was.version() + 1), was.version());
    }

    private List<Item> items(TenantId tenant) {
        List<Item> found = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = table.query(
                    Query.of(Keys.tenantPartition(tenant)).in(Keys.apiKeys()).after(next));
            found.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return found;
    }

    private Write revoked(TenantId tenant, Item item) {
        ApiKeyGrant revoked = grant(tenant, item).revokedAt(clock.instant());
        return new Write.PutIfVersion(item(item.key(), item.bytes(HASH), revoked, item.version() + 1), item.version());
    }

    private static Item item(Key key, byte[] hash, ApiKeyGrant grant, long version) {
        Item.Draft draft = Item.of(key, SCHEMA)
                .version(version)
                .with(ID, grant.id().value())
                .with(NAME, grant.name())
                .with(HASH, hash)
                .with(
                        SCOPES,
                        grant.scopes().stream().map(Scope::wireName).sorted().toList())
                .with(CREATED, grant.created().toString());
        if (grant.stores() instanceof StoreAccess.OnlyStores(Set<StoreId> stores)) {
            draft.with(STORES, stores.stream().map(StoreId::value).sorted().toList());
        }
        grant.expires().ifPresent(moment -> draft.with(EXPIRES, moment.toString()));
        grant.device().ifPresent(device -> draft.with(DEVICE, device.value()));
        grant.revoked().ifPresent(moment -> draft.with(REVOKED, moment.toString()));
        return draft.build();
    }

    private static ApiKeyGrant grant(TenantId tenant, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new ApiKeyGrant(
                new KeyId(item.text(ID)),
                tenant,
                item.text(NAME),
                item.texts(SCOPES).stream()
                        .flatMap(name -> Scope.parse(name).stream())
                        .collect(Collectors.toSet()),
                item.has(STORES)
                        ? new StoreAccess.OnlyStores(
                                item.texts(STORES).stream().map(StoreId::new).collect(Collectors.toSet()))
                        : new StoreAccess.EveryStore(),
                Instant.parse(item.text(CREATED)),
                item.optionalText(EXPIRES).map(Instant::parse),
                item.optionalText(REVOKED).map(Instant::parse),
                item.optionalText(DEVICE).map(DeviceId::new));
    }
}
