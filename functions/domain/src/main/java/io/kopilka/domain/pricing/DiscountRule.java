package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Percent;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Value;

/// What one kind of discount takes off the lines in its scope, before caps and the tree (docs/pricing.md,
/// section 8). A
/// new
/// effect is a new rule, and the compiler says so.
interface DiscountRule {
    /// Writes what each line is given off into `given[at + line]`, which holds zeros.
    ///
    /// @param base what each line is reckoned from, in minor units, not negative; no line gets more
    void give(Sale sale, Scope scope, long[] base, long[] given, int at);

    static DiscountRule of(Effect.Discount effect, Compilation compilation) {
        return switch (effect) {
            case Effect.PercentOff(Value<Percent> percent) -> percentOff(Figure.of(percent, compilation));
            case Effect.AmountOff(var amount) -> amountOff(Figure.of(amount, compilation));
            case Effect.AmountOffPerUnit(var amount) -> amountOffPerUnit(Figure.of(amount, compilation));
            case Effect.UnitPrice(var price) -> unitPrice(Figure.of(price, compilation));
            case Effect.PriceKind(var kind) -> priceKind(kind);
            case Effect.PercentOfPreviousPurchase(var percent) -> {
                AccumulationGauge previous =
                        compilation.gauge(io.kopilka.domain.ruleset.Accumulation.PREVIOUS_PURCHASE, false);
                Figure rate = Figure.of(percent, compilation);
                yield amountOff(new Figure.PartOf(previous, rate));
            }
            case Effect.NForM nForM -> new NForMRule(nForM);
            case Effect.Bundle bundle -> new BundleRule(bundle, compilation);
            case Effect.Gift gift -> new GiftRule(gift, compilation);
        };
    }

    private static DiscountRule amountOff(Figure amount) {
        return (sale, scope, base, given, at) ->
                AmountSpread.give(amount.readAtMost(sale), sale, scope, base, given, at);
    }

    private static DiscountRule percentOff(Figure percent) {
        return (sale, scope, base, given, at) -> {
            long rate = percent.read(sale);
            if (rate == 0) {
                return;
            }
            for (int i = 0; i < sale.size; i++) {
                if (scope.holds(sale, i)) {
                    given[at + i] = io.kopilka.domain.number.Exact.multiplyDivideHalfUp(base[i], rate, Percent.WHOLE);
                }
            }
        };
    }

    private static DiscountRule amountOffPerUnit(Figure amount) {
        return (sale, scope, base, given, at) -> {
            long perUnit = amount.read(sale);
            if (perUnit == 0) {
                return;
            }
            for (int i = 0; i < sale.size; i++) {
                if (scope.holds(sale, i)) {
                    given[at + i] = Math.min(base[i], Sale.worth(perUnit, sale.quantity[i]));
                }
            }
        };
    }

    private static DiscountRule unitPrice(Figure price) {
        return (sale, scope, base, given, at) -> {
            if (price instanceof Figure.Scale scale && !scale.isReached(sale)) {
                return;
            }
            long unit = price.read(sale);
            for (int i = 0; i < sale.size; i++) {
                if (scope.holds(sale, i)) {
                    given[at + i] = Math.max(0, base[i] - Sale.worth(unit, sale.quantity[i]));
                }
            }
        };
    }

    private static DiscountRule priceKind(String kind) {
        return (sale, scope, base, given, at) -> {
            for (int i = 0; i < sale.size; i++) {
                var price = sale.receipt.lines().get(i).prices().get(kind);
                if (price != null && scope.holds(sale, i)) {
                    given[at + i] = Math.max(0, base[i] - Sale.worth(price.units(), sale.quantity[i]));
                }
            }
        };
    }
}
