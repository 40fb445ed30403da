package io.kopilka.platform.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before trying again: twice as long each time up to a ceiling, and a random part of it ("full
/// jitter"), so that those
/// who collided do not collide again.
///
/// @param first the ceiling of the first wait
/// @param longest the ceiling of every wait
/// @param budget how long all waits may take together before giving up
public record Backoff(Duration first, Duration longest, Duration budget) {

    private static final int MOST_DOUBLINGS = 20;

    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0 || budget.isNegative()) {
            throw new IllegalArgumentException("a backoff waits first > 0, longest >= first, within a budget >= 0");
        }
    }

    /// The waits of one call.
    public Waits begin(Pause pause, RandomGenerator random) {
        return new Waits(this, pause, random);
    }

    /// The waits of one call: it counts what it has waited, and refuses once the budget is spent.
    public static final class Waits {

        private final Backoff backoff;
        private final Pause pause;
        private final RandomGenerator random;
        private int taken;
        private Duration spent = Duration.ZERO;

        private Waits(Backoff backoff, Pause pause, RandomGenerator random) {
            this.backoff = backoff;
            this.pause = pause;
            this.random = random;
        }

        /// Waits, and says true; or says false at once, because the budget is spent or the thread was interrupted.
        public boolean again() {
            if (spent.compareTo(backoff.budget()) >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            long ceiling = Math.min(
                    backoff.first().toNanos() << Math.min(taken, MOST_DOUBLINGS),
                    backoff.longest().toNanos());
            Duration wait = Duration.ofNanos(1 + random.nextLong(ceiling));
            pause.take(wait);
            spent = spent.plus(wait);
            taken++;
            return true;
        }
    }
}
