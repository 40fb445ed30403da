package io.kopilka.platform.tenancy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.HouseRight;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who the tenants are and where their stores stand. Every sale asks, so it is remembered for a minute; a change made
/// elsewhere is seen after that, one made here ([#learn]) at once.
@Singleton
public final class Directory implements AroundSnapshot {

    /// How long what is known of a tenant or a store is remembered.
    public static final Duration CACHED = Duration.ofSeconds(60);

    private static final int MOST_TENANTS = 10_000;
    private static final int MOST_STORES = 50_000;
    private static final int MOST_ABSENT = 5_000;

    private static final int LIST_SCHEMA = 1;

    private final Table table;
    private final Remembered<TenantId, TenantProfile> tenants;
    private final Remembered<StoreOfTenant, StoreProfile> stores;

    private record StoreOfTenant(TenantId tenant, StoreId store) {}

    public Directory(Table table) {
        this(table, Ticker.systemTicker());
    }

    @Inject
    Directory(Table table, Ticker ticker) {
        this.table = table;
        tenants = new Remembered<>(
                id -> table.get(Keys.tenant(id), Consistency.EVENTUAL).map(item -> Profiles.tenant(id, item)),
                CACHED,
                MOST_TENANTS,
                MOST_ABSENT,
                ticker);
        stores = new Remembered<>(
                key -> table.get(Keys.store(key.tenant(), key.store()), Consistency.EVENTUAL)
                        .map(Profiles::store),
                CACHED,
                MOST_STORES,
                MOST_ABSENT,
                ticker);
    }

    /// The tenant, leaving or not; empty where there is none.
    public Optional<TenantProfile> tenant(TenantId id) {
        return tenants.find(id);
    }

    /// The tenant of a caller, who could not be one without it.
    public TenantProfile tenantOf(Caller caller) {
        return tenant(caller.tenant())
                .orElseThrow(
                        () -> new IllegalStateException("a key of a tenant that is not there: " + caller.tenant()));
    }

    /// What keys of a tenant begin with: those of a sandbox can be told from those of the real thing.
    public ApiKey.Mode keyMode(TenantId id) {
        return tenant(id)
                .map(TenantProfile::mode)
                .orElseThrow(() -> new IllegalStateException("a key for a tenant that is not there: " + id));
    }

    /// A store of this tenant, archived or not; empty where the tenant has none of this id, whoever else may have.
    public Optional<StoreProfile> store(TenantId tenant, StoreId store) {
        return stores.find(new StoreOfTenant(tenant, store));
    }

    /// A store where this caller may act; any other is, to them, not there.
    public Optional<StoreProfile> store(Caller caller, StoreId store) {
        return caller.mayActIn(store) ? store(caller.tenant(), store) : Optional.empty();
    }

    /// The tenant as the table has it at this moment, to be changed; empty where there is none.
    public Optional<Stored<TenantProfile>> latestTenant(TenantId id) {
        return table.get(Keys.tenant(id), Consistency.STRONG)
                .map(item -> new Stored<>(Profiles.tenant(id, item), item.version()));
    }

    /// A store as the table has it at this moment, to be changed; empty where this tenant has none of this id.
    public Optional<Stored<StoreProfile>> latestStore(TenantId tenant, StoreId store) {
        return table.get(Keys.store(tenant, store), Consistency.STRONG)
                .map(item -> new Stored<>(Profiles.store(item), item.version()));
    }

    /// A page of the tenant's stores, archived ones too, in the order in which they were made.
    ///
    /// @param limit 1–1,000
    public StorePage stores(TenantId tenant, int limit, Optional<Cursor> after) {
        Page page = table.query(Query.of(Keys.tenantPartition(tenant))
                .in(Keys.stores())
                .limit(limit)
                .after(after));
        return new StorePage(page.items().stream().map(Profiles::store).toList(), page.next());
    }

    /// A page of stores.
    ///
    /// @param next where the next page begins
    public record StorePage(List<StoreProfile> stores, Optional<Cursor> next) {}

    /// The write that puts a tenant in the place of the one that was read. [#learn] it once written.
    public Write change(TenantProfile tenant, long readVersion) {
        return new Write.PutIfVersion(Profiles.item(tenant, readVersion + 1), readVersion);
    }

    /// The write that puts a store in the place of the one that was read. [#learn] it once written.
    public Write change(TenantId tenant, StoreProfile store, long readVersion) {
        return new Write.PutIfVersion(Profiles.item(tenant, store, readVersion + 1), readVersion);
    }

    /// The write that makes a tenant; it may go with others. [#learn] it once written.
    public Write create(TenantProfile tenant) {
        return new Write.PutIfAbsent(Profiles.item(tenant, 1));
    }

    /// The write that makes a store; it may go with others. [#learn] it once written.
    public Write create(TenantId tenant, StoreProfile store) {
        return new Write.PutIfAbsent(Profiles.item(tenant, store, 1));
    }

    /// The write that puts a tenant into the list of all; it goes with [#create(TenantProfile)], and does no harm
    /// twice.
    public Write list(TenantId tenant) {
        return new Write.Put(
                Item.of(Keys.tenantListed(Keys.HOUSE, tenant), LIST_SCHEMA).build());
    }

    /// All tenants, whatever their number, without reading anything else of the table.
    public List<TenantId> everyTenant() {
        List<TenantId> found = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Query query = Query.of(Keys.tenants(Keys.HOUSE)).after(next);
            Page page = Fence.ofHouse(HouseRight.LIST_TENANTS).call(() -> table.query(query));
            page.items().forEach(item -> found.add(new TenantId(item.key().sk())));
            next = page.next();
        } while (next.isPresent());
        return found;
    }

    /// Takes note of a tenant just written.
    public void learn(TenantProfile tenant) {
        tenants.learn(tenant.id(), tenant);
    }

    /// Takes note of a store just written.
    public void learn(TenantId tenant, StoreProfile store) {
        stores.learn(new StoreOfTenant(tenant, store.id()), store);
    }

    @Override
    public void afterRestore() {
        tenants.forget();
        stores.forget();
    }
}
