package io.kopilka.platform.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// How far the clocks of sandboxes are from the service's, remembered for five seconds; in the process that set one, it
/// counts at once.
@Singleton
public final class SandboxClocks implements AroundSnapshot {

    /// How long a setting is remembered.
    public static final Duration CACHED = Duration.ofSeconds(5);

    /// The furthest that a clock may be set, to either side: as far as points may live.
    public static final Duration FURTHEST = Duration.ofDays(3_660);

    private static final int SCHEMA = 1;
    private static final String AHEAD = "aheadMillis";
    private static final int MOST = 10_000;

    private final Table table;
    private final Cache<TenantId, Duration> known;

    @Inject
    public SandboxClocks(Table table) {
        this(table, Ticker.systemTicker());
    }

    SandboxClocks(Table table, Ticker ticker) {
        this.table = table;
        known = Caffeine.newBuilder()
                .expireAfterWrite(CACHED)
                .maximumSize(MOST)
                .ticker(ticker)
                .build();
    }

    /// How far a sandbox's clock is ahead of the service's, or behind it where negative.
    public Duration ahead(TenantId sandbox) {
        return known.get(
                sandbox,
                id -> table.get(Keys.sandboxClock(id), Consistency.EVENTUAL)
                        .map(SandboxClocks::read)
                        .orElse(Duration.ZERO));
    }

    /// Sets a sandbox's clock.
    ///
    /// @param ahead at most [#FURTHEST] to either side; kept to the millisecond
    /// @param entry what the audit log tells of it
    public void set(TenantId sandbox, Duration ahead, Write entry) {
        if (ahead.abs().compareTo(FURTHEST) > 0) {
            throw new IllegalArgumentException("a clock is set by at most ten years");
        }
        Duration kept = Duration.ofMillis(ahead.toMillis());
        Item item = Item.of(Keys.sandboxClock(sandbox), SCHEMA)
                .with(AHEAD, kept.toMillis())
                .build();
        var _ = table.write(List.of(new Write.Put(item), entry));
        known.put(sandbox, kept);
    }

    @Override
    public void afterRestore() {
        known.invalidateAll();
    }

    private static Duration read(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return Duration.ofMillis(item.whole(AHEAD));
    }
}
