package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.ruleset.Effect;
import java.math.BigInteger;

/// How many points, exactly, one kind of accrual gives for each line in its scope, in ten-thousandths of a
/// point. A
/// line on
/// which nothing is paid earns nothing (docs/pricing.md, section 14).
@FunctionalInterface
interface AccrualRule {
    /// How many points each line earns before they are rounded.
    ///
    /// @param minorPerMajor how many minor units make one unit of the currency
    Fraction[] accrue(Sale sale, Scope scope, long minorPerMajor);

    static AccrualRule of(Effect.Accrual effect, Compilation compilation) {
        return switch (effect) {
            case Effect.PointsPercent(var percent) -> percent(Figure.of(percent, compilation));
            case Effect.PointsAmount(var amount) -> amount(Figure.of(amount, compilation));
            case Effect.PointsPerUnit(var amount) -> perUnit(Figure.of(amount, compilation));
        };
    }

    private static AccrualRule percent(Figure percent) {
        return (sale, scope, minorPerMajor) -> {
            BigInteger rate = BigInteger.valueOf(percent.read(sale)).multiply(BigInteger.valueOf(Points.ONE));
            BigInteger over = BigInteger.valueOf(Percent.WHOLE).multiply(BigInteger.valueOf(minorPerMajor));
            return each(sale, scope, line -> new Fraction(rate.multiply(BigInteger.valueOf(sale.paid[line])), over));
        };
    }

    private static AccrualRule amount(Figure amount) {
        return (sale, scope, _) -> {
            BigInteger points = BigInteger.valueOf(amount.read(sale));
            long paid = 0;
            for (int i = 0; i < sale.size; i++) {
                if (scope.holds(sale, i)) {
                    paid = Math.addExact(paid, sale.paid[i]);
                }
            }
            BigInteger over = BigInteger.valueOf(paid);
            return each(sale, scope, line -> new Fraction(points.multiply(BigInteger.valueOf(sale.paid[line])), over));
        };
    }

    private static AccrualRule perUnit(Figure amount) {
        return (sale, scope, _) -> {
            BigInteger points = BigInteger.valueOf(amount.read(sale));
            BigInteger over = BigInteger.valueOf(Quantity.ONE);
            return each(
                    sale, scope, line -> new Fraction(points.multiply(BigInteger.valueOf(sale.quantity[line])), over));
        };
    }

    private static Fraction[] each(Sale sale, Scope scope, java.util.function.IntFunction<Fraction> ofLine) {
        Fraction[] points = new Fraction[sale.size];
        for (int i = 0; i < sale.size; i++) {
            points[i] = sale.paid[i] > 0 && scope.holds(sale, i) ? ofLine.apply(i) : Fraction.ZERO;
        }
        return points;
    }
}
