package io.kopilka.domain.ruleset;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.text.Text;
import org.jspecify.annotations.Nullable;

/// Conditions and one effect.
///
/// @param scope the segment of lines that the effect works on; all lines where null
/// @param lineWhen narrows the scope to lines by their own quantity or amount
/// @param priority higher goes first; ties go to the earlier id by code point
/// @param when holds always where null
public record Offer(
        String id,
        Text name,
        @Nullable String scope,
        @Nullable LineWhen lineWhen,
        int priority,
        @Nullable Condition when,
        Effect effect,
        Caps caps) {

    /// The lines of the scope that meet a range.
    public sealed interface LineWhen {
        /// By the line's own quantity.
        record ByQuantity(Range<Quantity> range) implements LineWhen {}

        /// By the line's own amount.
        record ByAmount(Range<Money> range) implements LineWhen {}

        /// By both.
        record ByBoth(Range<Quantity> quantity, Range<Money> amount) implements LineWhen {}
    }

    /// How much the offer may give at the most: money for discounts, points for accruals.
    ///
    /// @param perLine on each line; no cap where null
    /// @param perReceipt on the receipt; no cap where null
    public record Caps(@Nullable Scaled perLine, @Nullable Scaled perReceipt) {
        public static final Caps NONE = new Caps(null, null);
    }
}
