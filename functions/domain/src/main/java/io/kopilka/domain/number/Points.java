package io.kopilka.domain.number;

/// Points of a tenant's bonus currency, exact to four decimal places. Points are never money: what one is
/// worth is a
/// [PointValue] of the scheme.
///
/// @param units ten-thousandths of a point; negative only for a debt
public record Points(long units) implements Scaled, Comparable<Points> {
    public static final int DECIMALS = 4;
    /// How many units make one point.
    public static final long ONE = 10_000;

    public static final Points ZERO = new Points(0);

    public static Points ofUnits(long tenThousandths) {
        return tenThousandths == 0 ? ZERO : new Points(tenThousandths);
    }

    public static Points whole(long points) {
        return ofUnits(Math.multiplyExact(points, ONE));
    }

    public Points plus(Points other) {
        return ofUnits(Math.addExact(units, other.units));
    }

    public Points minus(Points other) {
        return ofUnits(Math.subtractExact(units, other.units));
    }

    public boolean isPositive() {
        return units > 0;
    }

    public Points min(Points other) {
        return units <= other.units ? this : other;
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(units, other.units);
    }
}
