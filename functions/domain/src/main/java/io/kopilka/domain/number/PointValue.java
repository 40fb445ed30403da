package io.kopilka.domain.number;

/// What one point is worth in money. It may be finer than the minor unit (a point of half a kopeck), so it is
/// held in
/// ten-thousandths of one.
///
/// @param units ten-thousandths of a minor unit for one point, above zero
public record PointValue(long units) {
    /// How many units make one minor unit.
    public static final long PER_MINOR = 10_000;

    public PointValue {
        if (units <= 0) {
            throw new IllegalArgumentException("a point is worth more than nothing");
        }
    }

    /// The worth of so many points, half-up to the minor unit.
    public Money of(Points points) {
        return Money.ofMinor(Exact.multiplyDivideHalfUp(points.units(), units, Points.ONE * PER_MINOR));
    }

    /// The most whole steps of points that an amount can be paid with, rounded down.
    ///
    /// @param step the scheme's step of points, above zero
    public Points pointsWithin(Money amount, Points step) {
        if (!amount.isPositive()) {
            return Points.ZERO;
        }
        long steps = Exact.multiplyDivideDown(amount.units(), Points.ONE * PER_MINOR, units, step.units());
        return Points.ofUnits(Math.multiplyExact(steps, step.units()));
    }
}
