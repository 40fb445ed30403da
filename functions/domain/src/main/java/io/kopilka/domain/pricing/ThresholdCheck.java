package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Condition;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Whether a measure lies in a closed range. A measure below zero is one that cannot be taken, so nothing
/// holds.
final class ThresholdCheck extends Check {
    private final long atLeast;
    private final long atMost;
    private final ToLongFunction<Sale> measure;
    private final LongFunction<Missing> missing;

    ThresholdCheck(
            Condition condition,
            long atLeast,
            long atMost,
            ToLongFunction<Sale> measure,
            LongFunction<Missing> missing) {
        super(condition);
        this.atLeast = atLeast;
        this.atMost = atMost;
        this.measure = measure;
        this.missing = missing;
    }

    @Override
    boolean holds(Sale sale) {
        long value = measure.applyAsLong(sale);
        return value >= atLeast && value <= atMost && value >= 0;
    }

    @Override
    long lacking(Sale sale) {
        long value = measure.applyAsLong(sale);
        return value >= 0 && value < atLeast ? atLeast - value : NO_FIGURE;
    }

    @Override
    long threshold() {
        return atLeast;
    }

    @Override
    @Nullable
    Missing missing(Sale sale) {
        long value = measure.applyAsLong(sale);
        return value >= 0 && value < atLeast ? missing.apply(atLeast - value) : null;
    }
}
