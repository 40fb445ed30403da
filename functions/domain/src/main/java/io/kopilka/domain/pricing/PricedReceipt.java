package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import java.util.List;

/// What a receipt costs and why. Every total is the sum of its lines.
///
/// @param rounding the part of the discount that rounding the total down took off
/// @param balance the customer's points that may be spent today; zero without a customer
/// @param redeemable points that may be redeemed on this receipt
/// @param applied in the order in which the engine applied them
/// @param skipped as many as were asked for
public record PricedReceipt(
        Money amount,
        Money markup,
        Money discount,
        Money rounding,
        Money redeemed,
        Money total,
        Points earned,
        Points pointsRedeemed,
        Points balance,
        Points redeemable,
        List<PricedLine> lines,
        List<AppliedOffer> applied,
        List<SkippedOffer> skipped,
        List<Prompt> prompts) {
    /// Whether a line of the receipt may not be sold now.
    public boolean isForbidden() {
        return prompts.stream().anyMatch(Prompt.Forbidden.class::isInstance);
    }
}
