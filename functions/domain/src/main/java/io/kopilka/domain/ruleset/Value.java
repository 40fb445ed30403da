package io.kopilka.domain.ruleset;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A figure of an effect: fixed, read off a scale, or given once for each so much (docs/pricing.md, section 7).
public sealed interface Value<T extends Scaled> {
    /// Always the same.
    record Fixed<T extends Scaled>(T value) implements Value<T> {}

    /// The value of the last step whose `from` is reached; below the first step there is none.
    ///
    /// @param by what climbs the scale
    /// @param steps ascending by `from`, at least one
    record Scale<T extends Scaled>(Measure by, List<Step<T>> steps) implements Value<T> {}

    /// A step of a scale.
    ///
    /// @param from [Money] or [Quantity], as the measure is
    record Step<T extends Scaled>(Scaled from, T value) {}

    /// The value once for each whole so much on the receipt.
    record PerEach<T extends Scaled>(T value, Each each) implements Value<T> {}

    /// What climbs a scale.
    sealed interface Measure {
        /// The amount of the receipt's lines in a segment (all where null).
        record ReceiptTotal(@Nullable String segment) implements Measure {}

        /// The units of a segment on the receipt.
        record QuantityBought(@Nullable String segment) implements Measure {}

        /// The customer's accumulation.
        record Accumulated(Accumulation accumulation, boolean includeCurrentReceipt) implements Measure {}
    }

    /// Once for each whole `of` on the receipt.
    sealed interface Each {
        /// For each whole amount of the lines in a segment, before discounts.
        record ReceiptTotal(Money of, @Nullable String segment) implements Each {}

        /// For each whole amount paid with money for the lines in a segment.
        record Paid(Money of, @Nullable String segment) implements Each {}

        /// For each whole quantity of a segment.
        record QuantityBought(Quantity of, @Nullable String segment) implements Each {}
    }
}
