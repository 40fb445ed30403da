package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Condition;
import org.jspecify.annotations.Nullable;

/// A condition made ready to be asked of many sales.
abstract class Check {
    /// No figure tells how far away the condition is.
    static final long NO_FIGURE = Long.MAX_VALUE;
    /// A missing part is told in millionths of the threshold.
    static final long WHOLE = 1_000_000;

    final Condition condition;

    Check(Condition condition) {
        this.condition = condition;
    }

    abstract boolean holds(Sale sale);

    /// Of a check that does not hold: the missing part of its threshold in millionths, or [#NO_FIGURE].
    long remoteness(Sale sale) {
        return NO_FIGURE;
    }

    /// Of a check that does not hold: what is missing.
    @Nullable
    Missing missing(Sale sale) {
        return null;
    }

    static long part(long missing, long threshold) {
        return missing <= Long.MAX_VALUE / WHOLE ? missing * WHOLE / threshold : missing / (threshold / WHOLE);
    }
}
