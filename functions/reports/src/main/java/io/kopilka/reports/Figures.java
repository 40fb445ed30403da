package io.kopilka.reports;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// Figures that were counted together; those not named are zero. Exact: a sum beyond 64 bits is
/// a fault.
///
/// @param counted in each figure's measure, without zeros
record Figures(Map<Figure, Long> counted) {
    static final Figures NONE = new Figures(Map.of());

    Figures {
        Map<Figure, Long> sorted = new EnumMap<>(Figure.class);
        sorted.putAll(counted);
        sorted.values().removeIf(units -> units == 0);
        counted = Collections.unmodifiableMap(sorted);
    }

    Figures plus(Figures other) {
        Map<Figure, Long> sums = new EnumMap<>(Figure.class);
        sums.putAll(counted);
        other.counted.forEach((figure, units) -> sums.merge(figure, units, Math::addExact));
        return new Figures(sums);
    }

    boolean isNothing() {
        return counted.isEmpty();
    }

    long count(Figure figure) {
        return units(figure, Figure.Measure.COUNT);
    }

    Money money(Figure figure) {
        return Money.ofMinor(units(figure, Figure.Measure.MONEY));
    }

    Points points(Figure figure) {
        return Points.ofUnits(units(figure, Figure.Measure.POINTS));
    }

    private long units(Figure figure, Figure.Measure measure) {
        if (figure.measure() != measure) {
            throw new IllegalArgumentException(figure + " is not counted in " + measure);
        }
        return counted.getOrDefault(figure, 0L);
    }

    /// Figures in the making.
    static final class Count {
        private final Map<Figure, Long> counted = new EnumMap<>(Figure.class);

        Count add(Figure figure, long count) {
            return add(figure, Figure.Measure.COUNT, count);
        }

        Count add(Figure figure, Money money) {
            return add(figure, Figure.Measure.MONEY, money.units());
        }

        Count add(Figure figure, Points points) {
            return add(figure, Figure.Measure.POINTS, points.units());
        }

        Figures figures() {
            return new Figures(counted);
        }

        private Count add(Figure figure, Figure.Measure measure, long units) {
            if (figure.measure() != measure) {
                throw new IllegalArgumentException(figure + " is not counted in " + measure);
            }
            counted.merge(figure, units, Math::addExact);
            return this;
        }
    }
}
