package io.kopilka.trials.plain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// Draws from one seeded source, the same for the same seed on every machine.
record Draw(SplittableRandom random) {

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// A whole number, both ends included.
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    @SafeVarargs
    final <T> T of(T... some) {
        return some[random.nextInt(some.length)];
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /// One to `most` different ones, in their order.
    <T> List<T> some(List<T> all, int most) {
        var left = new ArrayList<>(all);
        var wanted = between(1, Math.min(most, all.size()));
        while (left.size() > wanted) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }

    void shuffle(List<?> all) {
        for (var last = all.size() - 1; last > 0; last--) {
            Collections.swap(all, last, between(0, last));
        }
    }

    /// A number at, just beside, or at half or twice another, so that thresholds are met exactly as often as missed by
    /// one.
    long near(long number) {
        return Math.max(
                0,
                switch (between(0, 9)) {
                    case 0, 1, 2, 3 -> number;
                    case 4 -> number - 1;
                    case 5 -> number + 1;
                    case 6 -> number / 2;
                    case 7 -> number * 2;
                    case 8 -> number / 3;
                    default -> between(0, 100);
                });
    }

    long nearAboveZero(long number) {
        return Math.max(1, near(number));
    }
}
