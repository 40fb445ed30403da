package io.kopilka.contract.ruleset;

import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Condition.Uses.Per;
import io.kopilka.domain.ruleset.Period;
import org.jspecify.annotations.Nullable;

/// The range in which a condition wants a measure to lie, both ends included.
///
/// @param from the least; every measure is zero or more
/// @param to the most; the greatest number where the range is open
record Span(Measured measured, long from, long to) {
    /// What is measured.
    sealed interface Measured {
        /// Money of a part of the receipt.
        record Money(@Nullable String segment) implements Measured {}

        /// Units of a part of the receipt.
        record Units(@Nullable String segment) implements Measured {}

        /// An accumulation, with this receipt or without.
        record Accumulated(Accumulation accumulation, boolean withReceipt) implements Measured {}

        /// Purchases, this one included.
        record Purchases(Period period) implements Measured {}

        /// Uses of the offer.
        record Uses(Per per, Period period) implements Measured {}
    }

    /// The span of a condition; null where it is none, or empty, which is a fault of its own.
    static @Nullable Span of(Condition condition) {
        Span span = switch (condition) {
            case Condition.ReceiptTotal(var range, var segment) ->
                span(new Measured.Money(segment), range.atLeast(), range.atMost());
            case Condition.QuantityBought(var range, var segment) ->
                span(new Measured.Units(segment), range.atLeast(), range.atMost());
            case Condition.Accumulated(var accumulation, var atLeast, var atMost, var withReceipt) ->
                span(new Measured.Accumulated(accumulation, withReceipt), atLeast, atMost);
            case Condition.Purchases(var count, var period) -> purchases(count, period);
            case Condition.FirstPurchase() -> new Span(new Measured.Purchases(new Period.Lifetime()), 1, 1);
            case Condition.Uses(var below, var per, var period) ->
                new Span(new Measured.Uses(per, period), 0, below - 1L);
            case Condition _ -> null;
        };
        return span == null || span.from > span.to ? null : span;
    }

    private static Span span(Measured measured, @Nullable Scaled atLeast, @Nullable Scaled atMost) {
        return new Span(
                measured, atLeast == null ? 0 : atLeast.units(), atMost == null ? Long.MAX_VALUE : atMost.units());
    }

    private static @Nullable Span purchases(Count count, Period period) {
        return switch (count) {
            case Count.AtLeast(var number) -> new Span(new Measured.Purchases(period), number, Long.MAX_VALUE);
            case Count.Every _ -> null;
        };
    }

    boolean isEverything() {
        return from == 0 && to == Long.MAX_VALUE;
    }

    /// Whether both cannot hold: of one measure, or because this one's is at most the other's.
    boolean isApartFrom(Span other) {
        if (measured.equals(other.measured)) {
            return from > other.to || other.from > to;
        }
        return isPartOf(other) && from > other.to;
    }

    /// Whether this measure can never be above the other: a part of the receipt, or an accumulation before it.
    private boolean isPartOf(Span other) {
        return switch (measured) {
            case Measured.Money _ -> other.measured.equals(new Measured.Money(null));
            case Measured.Units _ -> other.measured.equals(new Measured.Units(null));
            case Measured.Accumulated(var accumulation, var withReceipt) ->
                !withReceipt && other.measured.equals(new Measured.Accumulated(accumulation, true));
            case Measured.Purchases _, Measured.Uses _ -> false;
        };
    }

    /// Whether the other holds wherever this one does.
    boolean isWithin(Span other) {
        return measured.equals(other.measured) && other.from <= from && to <= other.to;
    }
}
