package io.kopilka.platform.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.time.ServiceClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When keys, devices and people were last here, to the hour: a process writes it at most once an hour for each
/// of them, and only for what was granted. It stands beside the grants and not in them, so that nobody who
/// changes one is in the way of a till.
@Singleton
public final class LastUses {

    /// How exact it is.
    public static final Duration EXACT_TO = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);
    private static final int SCHEMA = 1;
    private static final int MOST = 20_000;
    private static final String AT = "at";

    private final Table table;
    private final ServiceClock clock;
    private final Cache<Actor, Instant> noted =
            Caffeine.newBuilder().expireAfterWrite(EXACT_TO).maximumSize(MOST).build();

    public LastUses(Table table, ServiceClock clock) {
        this.table = table;
        this.clock = clock;
    }

    /// Notes that somebody was here. That it cannot be noted is no reason to refuse what they came for.
    public void note(Caller caller) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (hour.equals(noted.getIfPresent(caller.actor()))) {
            return;
        }
        noted.put(caller.actor(), hour);
        try {
            Fence.around(caller.tenant())
                    .run(() -> table.write(new Write.Put(Item.of(Keys.lastUse(caller.tenant(), caller.actor()), SCHEMA)
                            .with(AT, hour.toString())
                            .build())));
        } catch (TableUnavailable busy) {
            LOG.atInfo().log("A last use was not noted");
        }
    }

    /// When each was last here, by id.
    public Map<String, Instant> of(TenantId tenant) {
        Map<String, Instant> uses = new HashMap<>();
        table.query(Query.of(Keys.lastUsesPartition(tenant)))
                .items()
                .forEach(item -> uses.put(item.key().sk(), Instant.parse(item.text(AT))));
        return uses;
    }
}
