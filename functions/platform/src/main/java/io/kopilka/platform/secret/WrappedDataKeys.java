package io.kopilka.platform.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import java.time.Duration;
import java.util.Optional;

/// Data keys that [Kms] wraps: made when a tenant first needs one, kept wrapped beside the tenant, and remembered in
/// the
/// clear by a process for an hour. A tenant that is gone takes its key along, and what was sealed by it cannot be
/// opened
/// any more, wherever a copy of it is.
///
/// Costs a process one read and one call of KMS an hour for each tenant that it works for.
public final class WrappedDataKeys implements DataKeys, AroundSnapshot {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST = 10_000;
    private static final int SCHEMA = 1;
    private static final String WRAPPED = "wrapped";

    private final Table table;
    private final Kms kms;
    private final Cache<TenantId, byte[]> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    /// Keys of one table.
    ///
    /// @param table that seals nothing itself
    public WrappedDataKeys(Table table, Kms kms) {
        this.table = table;
        this.kms = kms;
    }

    @Override
    public byte[] of(TenantId tenant) {
        return Optional.ofNullable(known.get(tenant, this::load)).orElseThrow().clone();
    }

    @Override
    public void beforeSnapshot() {
        known.invalidateAll();
    }

    @Override
    public void afterRestore() {
        known.invalidateAll();
    }

    private byte[] load(TenantId tenant) {
        return stored(tenant).orElseGet(() -> make(tenant));
    }

    private Optional<byte[]> stored(TenantId tenant) {
        return table.get(Keys.dataKey(tenant), Consistency.STRONG).map(item -> {
            if (item.schema() > SCHEMA) {
                throw new UnreadableItem(item.key(), "schema " + item.schema());
            }
            return kms.unwrap(tenant, item.bytes(WRAPPED));
        });
    }

    /// Of two processes that make a key at once one is too late, and takes that of the other.
    private byte[] make(TenantId tenant) {
        Kms.DataKey made = kms.generate(tenant);
        Item item = Item.of(Keys.dataKey(tenant), SCHEMA)
                .with(WRAPPED, made.wrapped())
                .build();
        return switch (table.write(new Write.PutIfAbsent(item))) {
            case WriteOutcome.Written() -> made.plain();
            case WriteOutcome.Refused _ -> stored(tenant).orElseThrow();
        };
    }
}
