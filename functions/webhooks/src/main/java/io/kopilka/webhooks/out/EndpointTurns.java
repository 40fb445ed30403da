package io.kopilka.webhooks.out;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kopilka.domain.identity.EndpointId;
import io.kopilka.domain.identity.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who may be called now by this process: so many deliveries to one endpoint at a time, so many of one tenant, and an
/// endpoint that let us wait in vain is left alone for a while, longer each time. A slow endpoint thus takes little of
/// anybody's time but its own.
///
/// What a process knows it keeps to itself: the bounds are those of each.
final class EndpointTurns {

    static final int MOST_OF_ENDPOINT = 4;
    static final int MOST_OF_TENANT = 8;

    private static final Duration FIRST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Integer> underWay = new HashMap<>();
    private final Cache<EndpointId, Rest> resting =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    private record Rest(int times, Instant until) {}

    EndpointTurns(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes a turn; or says how long to wait before asking again. A turn taken is given back by [#done].
    synchronized Optional<Duration> take(TenantId tenant, EndpointId endpoint) {
        Rest rest = resting.getIfPresent(endpoint);
        Instant now = clock.instant();
        if (rest != null && now.isBefore(rest.until())) {
            return Optional.of(Duration.between(now, rest.until()));
        }
        if (count(endpoint.value()) >= MOST_OF_ENDPOINT || count(tenant.value()) >= MOST_OF_TENANT) {
            return Optional.of(Duration.ofSeconds(1));
        }
        underWay.merge(endpoint.value(), 1, Integer::sum);
        underWay.merge(tenant.value(), 1, Integer::sum);
        return Optional.empty();
    }

    /// Gives the turn back.
    ///
    /// @param took how long the endpoint took
    synchronized void done(TenantId tenant, EndpointId endpoint, Duration took) {
        for (String each : new String[] {endpoint.value(), tenant.value()}) {
            underWay.computeIfPresent(each, (_, count) -> count > 1 ? count - 1 : null);
        }
        if (took.compareTo(SLOW) < 0) {
            resting.invalidate(endpoint);
            return;
        }
        Rest before = resting.getIfPresent(endpoint);
        int times = before == null ? 0 : Math.min(before.times() + 1, 10);
        Duration rest = FIRST_REST.multipliedBy(1L << times);
        resting.put(
                endpoint,
                new Rest(times, clock.instant().plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest)));
    }

    private int count(String whose) {
        return underWay.getOrDefault(whose, 0);
    }
}
