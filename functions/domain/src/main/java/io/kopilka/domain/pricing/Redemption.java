package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Allotment;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.domain.ruleset.Scheme;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What points pay of what is left on a receipt (docs/pricing.md, section 12).
///
/// @param redeemable the most points that may be redeemed
/// @param points how many are redeemed
/// @param ofLines what they pay of each line
/// @param reduced the prompt where fewer are redeemed than were asked for
record Redemption(Points redeemable, Points points, List<Money> ofLines, Prompt.@Nullable RedeemReduced reduced) {

    /// @param balance points that may be spent today
    /// @param left what is left to pay of each line, in minor units
    static Redemption of(Sale sale, @Nullable Scheme scheme, int segment, Points balance, long[] left) {
        Points redeemable = redeemable(sale, scheme, segment, balance, left);
        Points asked = switch (sale.receipt.redeem()) {
            case Redeem.Nothing _ -> Points.ZERO;
            case Redeem.Maximum _ -> redeemable;
            case Redeem.UpTo(var points) -> toStep(points, scheme);
        };
        Points points = asked.min(redeemable);
        if (scheme == null || !scheme.value().of(points).isPositive()) {
            // Points too few to be worth the least coin would be burnt for nothing.
            points = Points.ZERO;
        }
        long[] ofLines = new long[sale.size];
        if (points.isPositive() && scheme != null) {
            long[] weights = new long[sale.size];
            for (int i = 0; i < sale.size; i++) {
                weights[i] = sale.holds(segment, i) ? left[i] : 0;
            }
            ofLines = Allotment.split(scheme.value().of(points).units(), weights);
        }
        Prompt.RedeemReduced reduced = sale.receipt.redeem() instanceof Redeem.UpTo && asked.compareTo(points) > 0
                ? new Prompt.RedeemReduced(asked, points)
                : null;
        return new Redemption(
                redeemable,
                points,
                points.isPositive()
                        ? Arrays.stream(ofLines).mapToObj(Money::ofMinor).toList()
                        : Collections.nCopies(sale.size, Money.ZERO),
                reduced);
    }

    private static Points toStep(Points points, @Nullable Scheme scheme) {
        long step = scheme == null ? Points.ONE : scheme.step().units();
        return Points.ofUnits(points.units() / step * step);
    }

    private static Points redeemable(Sale sale, @Nullable Scheme scheme, int segment, Points balance, long[] left) {
        if (scheme == null || scheme.redemption() == null || !balance.isPositive()) {
            return Points.ZERO;
        }
        Scheme.Redemption terms = scheme.redemption();
        long onReceipt = 0;
        long onSegment = 0;
        for (int i = 0; i < sale.size; i++) {
            onReceipt = Math.addExact(onReceipt, left[i]);
            if (sale.holds(segment, i)) {
                onSegment += left[i];
            }
        }
        if (onReceipt < terms.minReceipt().units()) {
            return Points.ZERO;
        }
        long money = Math.min(
                terms.maxShare().ofDown(onSegment),
                onReceipt - terms.leaveAtLeast().units());
        return toStep(balance, scheme)
                .min(scheme.value().pointsWithin(Money.ofMinor(Math.max(0, money)), scheme.step()));
    }
}
