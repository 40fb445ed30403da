package io.kopilka.domain.ruleset;

import org.jspecify.annotations.Nullable;

/// What a customer has bought of a segment within a period: the thing that thresholds, scales and tiers are
/// measured
/// by.
///
/// @param segment the segment that counts; all goods where null
/// @param period over which time
/// @param measure what is summed
public record Accumulation(@Nullable String segment, Period period, Measured measure) {
    /// What an accumulation sums: money paid, or units bought.
    public enum Measured {
        MONEY,
        QUANTITY
    }

    /// What was paid on the customer's last purchase.
    public static final Accumulation PREVIOUS_PURCHASE =
            new Accumulation(null, new Period.PreviousPurchase(), Measured.MONEY);
}
