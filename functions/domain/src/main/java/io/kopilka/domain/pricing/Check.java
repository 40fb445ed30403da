package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Condition;
import org.jspecify.annotations.Nullable;

/// A condition made ready to be asked of many sales.
abstract class Check {
    /// No figure tells how far away the condition is.
    static final long NO_FIGURE = Long.MAX_VALUE;

    final Condition condition;

    Check(Condition condition) {
        this.condition = condition;
    }

    abstract boolean holds(Sale sale);

    /// Of a check that does not hold: how much is missing of its [#threshold], or [#NO_FIGURE].
    long lacking(Sale sale) {
        return NO_FIGURE;
    }

    /// The figure that would have to be reached, above zero; only where something is lacking.
    long threshold() {
        return 1;
    }

    /// Of a check that does not hold: what is missing.
    @Nullable
    Missing missing(Sale sale) {
        return null;
    }
}
