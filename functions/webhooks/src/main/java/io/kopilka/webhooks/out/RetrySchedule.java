package io.kopilka.webhooks.out;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a delivery is tried again: after about 1 s, 5 s, 30 s, 5 min, then ever more rarely, at most a day apart, for
/// three days. Each wait is a fifth shorter to a fifth longer by chance, so that those who failed together do not come
/// back together.
public final class RetrySchedule {

    /// For how long a delivery is tried.
    public static final Duration IN_ALL = Duration.ofDays(3);

    static final Duration LONGEST = Duration.ofHours(24);

    static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private static final int JITTER_PERCENT = 20;
    private static final int WHOLE_PERCENT = 100;

    private final RandomGenerator random;

    public RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /// When to try again; empty where three days have passed. The last try is on the dot of the three days.
    ///
    /// @param tries how often it has been tried, 1 and up
    /// @param begun since when
    /// @param now the moment of the last try
    /// @param atLeast how long the receiver asked to wait
    public Optional<Instant> next(int tries, Instant begun, Instant now, Duration atLeast) {
        Instant end = begun.plus(IN_ALL);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Duration wait = shorter(longer(jittered(WAITS.get(Math.min(tries, WAITS.size()) - 1)), atLeast), LONGEST);
        Instant next = now.plus(wait);
        return Optional.of(next.isBefore(end) ? next : end);
    }

    private Duration jittered(Duration wait) {
        long fifth = wait.toMillis() * JITTER_PERCENT / WHOLE_PERCENT;
        return wait.plusMillis(random.nextLong(-fifth, fifth + 1));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
