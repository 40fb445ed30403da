package io.kopilka.trials.plain;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Cuts a sum into parts in proportion to weights, by largest remainder, equal remainders to the earlier part.
final class Spread {

    private Spread() {}

    /// The parts, whole multiples of `unit` that add up to `sum` exactly; all zero where no weight is above zero, since
    /// there is nobody to give to.
    static Lines of(Fraction sum, Lines weights, Fraction unit) {
        var weight = weights.sum();
        if (!weight.isPositive() || !sum.isPositive()) {
            return Lines.zeros(weights.size());
        }
        var exact = weights.times(sum.over(weight));
        var down = Lines.of(weights.size(), line -> exact.at(line).downTo(unit));
        var left = sum.minus(down.sum()).over(unit);
        if (!left.isWhole()) {
            throw new IllegalArgumentException(sum + " is no multiple of " + unit);
        }
        var parts = down.toArray();
        var remainders = exact.less(down);
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer line) -> remainders.at(line))
                        .reversed())
                .limit(left.numerator().longValueExact())
                .forEach(line -> parts[line] = parts[line].plus(unit));
        return Lines.of(parts);
    }

    /// A sum over lines that have only so much room: a line whose share is above its room is filled, and what is left
    /// is
    /// spread anew over the others, until every share fits.
    static Lines within(Fraction sum, Lines weights, Lines rooms, Fraction unit) {
        var filled = new boolean[weights.size()];
        var open = new boolean[weights.size()];
        var left = sum.min(rooms.sum());
        while (true) {
            for (var line = 0; line < filled.length; line++) {
                open[line] = !filled[line];
            }
            var shares = of(left, weights.only(open), unit);
            var fits = true;
            for (var line = 0; line < filled.length; line++) {
                if (open[line] && rooms.at(line).below(shares.at(line))) {
                    filled[line] = true;
                    left = left.minus(rooms.at(line));
                    fits = false;
                }
            }
            if (fits) {
                return rooms.only(filled).plus(shares);
            }
        }
    }
}
