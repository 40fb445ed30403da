package io.kopilka.tenants;

import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes tenants: the tenant, its first store and its first API key in one transaction, so that there is never a shop
/// without a way in.
@Singleton
public final class Tenants {

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
        /// It, its store or its key was there before; nothing was changed.
        ALREADY_THERE
    }

    /// Gives a wish its ids and its key, and stores nothing.
    ///
    /// @param mode of the key
    public Founding prepare(TenantWish wish, ApiKey.Mode mode) {
        TenantId id = TenantId.of(ulids.next());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Founding(
                TenantProfile.of(id, wish.name(), wish.currency(), wish.zone(), wish.language(), now),
                StoreProfile.of(StoreId.of(ulids.next()), wish.storeName(), wish.zone(), wish.storeAddress()),
                ApiKey.create(mode, id, random),
                new ApiKeyGrant(
                        KeyId.of(ulids.next()),
                        id,
                        wish.keyName(),
                        wish.scopes(),
                        new StoreAccess.EveryStore(),
                        now,
                        Optional.empty(),
                        Optional.empty()));
    }

    /// Makes the tenant, unless it is there.
    public Creation create(Founding founding) {
        TenantId id = founding.tenant().id();
        WriteOutcome outcome = table.write(List.of(
                directory.create(founding.tenant()),
                directory.list(id),
                directory.create(id, founding.store()),
                keys.grant(founding.key(), founding.grant())));
        return switch (outcome) {
            case WriteOutcome.Written() -> {
                directory.learn(founding.tenant());
                directory.learn(id, founding.store());
                yield Creation.CREATED;
            }
            case WriteOutcome.Refused _ -> Creation.ALREADY_THERE;
        };
    }
}
