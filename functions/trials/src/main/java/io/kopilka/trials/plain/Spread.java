package io.kopilka.trials.plain;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Cuts a sum into parts in proportion to weights, by largest remainder, equal remainders to the earlier part.
final class Spread {

    private Spread() {}

    /// The parts, whole multiples of `unit` that add up to `sum` exactly; all zero where no weight is above zero, since
    /// there is nobody to give to.
    static Fraction[] of(Fraction sum, Fraction[] weights, Fraction unit) {
        var parts = Lines.zeros(weights.length);
        var weight = Lines.sum(weights);
        if (!weight.isPositive() || !sum.isPositive()) {
            return parts;
        }
        var remainders = Lines.zeros(weights.length);
        for (var i = 0; i < weights.length; i++) {
            var exact = sum.times(weights[i]).over(weight);
            parts[i] = exact.downTo(unit);
            remainders[i] = exact.minus(parts[i]);
        }
        var left = sum.minus(Lines.sum(parts)).over(unit);
        if (!left.isWhole()) {
            throw new IllegalArgumentException(sum + " is no multiple of " + unit);
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left.numerator().longValueExact())
                .forEach(i -> parts[i] = parts[i].plus(unit));
        return parts;
    }

    /// An amount over lines that have only so much room: a line whose share is above its room is filled, and what is
    /// left is spread anew over the others, until every share fits.
    static Fraction[] within(Fraction sum, Fraction[] weights, Fraction[] rooms, Fraction unit) {
        var given = Lines.zeros(weights.length);
        var full = new boolean[weights.length];
        var left = sum.min(Lines.sum(rooms));
        while (left.isPositive()) {
            var open = Lines.zeros(weights.length);
            for (var i = 0; i < weights.length; i++) {
                open[i] = full[i] ? Fraction.ZERO : weights[i];
            }
            var shares = of(left, open, unit);
            var fits = true;
            for (var i = 0; i < weights.length; i++) {
                if (!full[i] && shares[i].compareTo(rooms[i]) > 0) {
                    given[i] = rooms[i];
                    full[i] = true;
                    left = left.minus(rooms[i]);
                    fits = false;
                }
            }
            if (fits) {
                for (var i = 0; i < weights.length; i++) {
                    given[i] = given[i].plus(shares[i]);
                }
                return given;
            }
        }
        return given;
    }
}
