package io.kopilka.domain.ruleset;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.PointValue;
import io.kopilka.domain.number.Points;
import org.jspecify.annotations.Nullable;

/// The terms of a tenant's points.
///
/// @param value what a point is worth
/// @param step the smallest number of points that is earned or spent
/// @param rounding how earned points are brought to the step
/// @param redemption on what terms points pay; not at all where null
/// @param activateAfterDays days from the purchase until points may be spent, 0 to 3 660
/// @param expiry when points end
/// @param accumulate what accumulations grow by
/// @param debt what becomes of points that a return takes back and that are spent already
/// @param returnedLotsAtLeastDays points that a return gives back live at least so many days more
public record Scheme(
        PointValue value,
        Points step,
        Rounding rounding,
        @Nullable Redemption redemption,
        int activateAfterDays,
        Expiry expiry,
        Accumulate accumulate,
        Debt debt,
        int returnedLotsAtLeastDays) {

    /// How a number of points is brought to the step.
    public enum Rounding {
        DOWN,
        HALF_UP
    }

    /// What accumulations grow by: what was paid with money, or the amount before discounts.
    public enum Accumulate {
        PAID,
        AMOUNT
    }

    /// Whether points taken back beyond the balance are owed or forgiven.
    public enum Debt {
        OWE,
        FORGIVE
    }

    /// On what terms points pay a part of a receipt.
    ///
    /// @param maxShare of what is left on the segment's lines
    /// @param segment the lines that points may pay; all where null
    /// @param minReceipt nothing is redeemed where less than this is left on the receipt
    /// @param leaveAtLeast what must be paid with money at the least
    /// @param accrueToo whether a receipt on which points were redeemed earns
    public record Redemption(
            Percent maxShare, @Nullable String segment, Money minReceipt, Money leaveAtLeast, boolean accrueToo) {}

    /// When points end, counted from the day they activate.
    public sealed interface Expiry {
        /// So many days after activation.
        record AfterDays(int days) implements Expiry {}

        /// With the last day of the calendar unit in which they activate.
        record EndOf(PeriodUnit unit) implements Expiry {}

        /// Never.
        record Never() implements Expiry {}
    }
}
