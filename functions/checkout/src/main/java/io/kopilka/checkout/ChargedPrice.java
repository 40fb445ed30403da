package io.kopilka.checkout;

import io.kopilka.contract.sale.Charged;
import io.kopilka.contract.sale.Charged.ChargedLine;
import io.kopilka.contract.sale.Charged.ChargedOffer;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.pricing.AppliedOffer;
import io.kopilka.domain.pricing.AppliedOffer.Gain;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Scheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sale made offline, as it was charged: the till's figures in the place of the engine's. What the till does not say
/// is the engine's.
final class ChargedPrice {
    private final PricedReceipt priced;
    private final Map<String, Offer> offers = new HashMap<>();
    private final @Nullable Scheme scheme;

    /// @param priced what the engine makes of the sale
    ChargedPrice(PricedReceipt priced, List<Offer> offers, @Nullable Scheme scheme) {
        this.priced = priced;
        this.scheme = scheme;
        offers.forEach(offer -> this.offers.put(offer.id(), offer));
    }

    PricedReceipt of(Charged charged) {
        Map<String, ChargedLine> byId = new HashMap<>();
        charged.lines().forEach(line -> byId.put(line.id(), line));
        List<PricedLine> lines = new ArrayList<>();
        Points earned = Points.ZERO;
        for (PricedLine line : priced.lines()) {
            PricedLine changed = line(
                    line, java.util.Objects.requireNonNull(byId.get(line.line().id())));
            earned = earned.plus(changed.earned());
            lines.add(changed);
        }
        return new PricedReceipt(
                charged.amount(),
                charged.markup(),
                charged.discount(),
                charged.rounding(),
                charged.redeemed(),
                charged.total(),
                earned,
                redeemedPoints(charged),
                priced.balance(),
                priced.redeemable(),
                lines,
                charged.applied().isEmpty() ? priced.applied() : applied(charged.applied()),
                List.of(),
                List.of());
    }

    private PricedLine line(PricedLine line, ChargedLine charged) {
        return new PricedLine(
                line.line(),
                charged.amount(),
                charged.markup(),
                charged.discount(),
                charged.rounding(),
                charged.redeemed(),
                charged.total(),
                charged.earned() == null ? line.earned() : charged.earned(),
                charged.applied().isEmpty() ? line.applied() : applied(charged.applied()));
    }

    /// Offers of the till that the ruleset does not have are not kept: nobody could say what they were.
    private List<AppliedOffer> applied(List<ChargedOffer> charged) {
        List<AppliedOffer> applied = new ArrayList<>();
        for (ChargedOffer each : charged) {
            Offer offer = offers.get(each.offer());
            if (offer != null) {
                applied.add(new AppliedOffer(offer, gain(each)));
            }
        }
        return applied;
    }

    private static Gain gain(ChargedOffer offer) {
        if (offer.points() != null) {
            return new Gain.Earned(offer.points());
        }
        if (offer.markup() != null) {
            return new Gain.MarkedUp(offer.markup());
        }
        return offer.amount() == null ? Gain.NOTICE : new Gain.Discounted(offer.amount(), offer.amount());
    }

    /// The points that the till took; where it says only what they paid, as many as that is worth, up to the step.
    private Points redeemedPoints(Charged charged) {
        if (charged.redeemedPoints() != null) {
            return charged.redeemedPoints();
        }
        Money paid = charged.redeemed();
        if (scheme == null || !paid.isPositive()) {
            return Points.ZERO;
        }
        Points points = scheme.value().pointsWithin(paid, scheme.step());
        return scheme.value().of(points).compareTo(paid) < 0 ? points.plus(scheme.step()) : points;
    }
}
