package io.kopilka.domain.ruleset;

import org.jspecify.annotations.Nullable;

/// A closed range of which at least one end is given.
///
/// @param atLeast the lower end, included; open where null
/// @param atMost the upper end, included; open where null
public record Range<T extends Comparable<T>>(
        @Nullable T atLeast, @Nullable T atMost) {
    public static <T extends Comparable<T>> Range<T> atLeast(T bound) {
        return new Range<>(bound, null);
    }

    public static <T extends Comparable<T>> Range<T> atMost(T bound) {
        return new Range<>(null, bound);
    }
}
