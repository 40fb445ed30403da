package io.kopilka.tenants;

import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.HouseRight;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.rulebook.FirstProgramme;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes tenants: the tenant, its first store, its first API key, its programme, and the same of its sandbox, all in
/// one
/// transaction. So there is never a shop without a way in, without rules to sell by or without a place to try things.
@Singleton
public final class Tenants {

    private static final Text FIRST_KEY = new Text("Первый ключ", "First key");

    private final Table table;
    private final Directory directory;
    private final ApiKeys keys;
    private final Ulids ulids;
    private final InstantSource clock;
    private final RandomGenerator random;

    @Inject
    public Tenants(Table table, Directory directory, ApiKeys keys, Ulids ulids, InstantSource clock) {
        this(table, directory, keys, ulids, clock, Chance.source());
    }

    Tenants(Table table, Directory directory, ApiKeys keys, Ulids ulids, InstantSource clock, RandomGenerator random) {
        this.table = table;
        this.directory = directory;
        this.keys = keys;
        this.ulids = ulids;
        this.clock = clock;
        this.random = random;
    }

    /// What became of making a tenant.
    public enum Creation {
        /// It is there now.
        CREATED,
        /// It, or something of it, was there before; nothing was changed.
        ALREADY_THERE
    }

    /// Gives a wish its ids and its keys, and stores nothing. The keys allow everything, everywhere: whoever holds one
    /// makes narrower ones for tills and scripts.
    public Founding prepare(TenantWish wish) {
        TenantId live = TenantId.of(ulids.next());
        TenantId sandbox = TenantId.of(ulids.next());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Founding(
                side(wish, live, sandbox, ApiKey.Mode.LIVE, now),
                side(wish, sandbox, live, ApiKey.Mode.TEST, now),
                wish.programme());
    }

    private Founding.Side side(TenantWish wish, TenantId id, TenantId twin, ApiKey.Mode mode, Instant now) {
        TenantProfile tenant = new TenantProfile(
                id,
                wish.name(),
                Optional.of(wish.country()),
                wish.currency(),
                wish.zone(),
                wish.language(),
                mode,
                Optional.of(twin),
                List.of(),
                now,
                Optional.empty());
        return new Founding.Side(
                tenant,
                StoreProfile.of(StoreId.of(ulids.next()), wish.storeName(), wish.zone(), wish.storeAddress()),
                ApiKey.create(mode, id, random),
                new ApiKeyGrant(
                        KeyId.of(ulids.next()),
                        id,
                        FIRST_KEY.in(wish.language()),
                        Scope.all(),
                        new StoreAccess.EveryStore(),
                        now,
                        Optional.empty(),
                        Optional.empty()));
    }

    /// Makes the tenant and its sandbox, unless they are there.
    ///
    /// @param more what else stands or falls with them, such as who owns the tenant; at most 80 writes
    public Creation create(Founding founding, List<Write> more) {
        List<Write> writes = new ArrayList<>();
        for (Founding.Side side : List.of(founding.live(), founding.sandbox())) {
            TenantProfile tenant = side.tenant();
            writes.add(directory.create(tenant));
            writes.add(directory.list(tenant.id()));
            writes.add(directory.create(tenant.id(), side.store()));
            writes.add(keys.grant(side.key(), side.grant()));
            writes.addAll(FirstProgramme.writes(
                    tenant, side.grant().id(), founding.programme().document(tenant.currency()), tenant.createdAt()));
        }
        writes.addAll(more);
        Fence both = Fence.around(
                        founding.live().tenant().id(),
                        founding.sandbox().tenant().id())
                .with(HouseRight.ENLIST_TENANT, HouseRight.MEMBERSHIPS);
        return switch (both.call(() -> table.write(writes))) {
            case WriteOutcome.Written() -> {
                learn(founding.live());
                learn(founding.sandbox());
                yield Creation.CREATED;
            }
            case WriteOutcome.Refused _ -> Creation.ALREADY_THERE;
        };
    }

    private void learn(Founding.Side side) {
        directory.learn(side.tenant());
        directory.learn(side.tenant().id(), side.store());
    }
}
