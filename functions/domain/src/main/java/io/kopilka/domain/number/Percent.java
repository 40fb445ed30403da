package io.kopilka.domain.number;

/// A rate in percent, exact to four decimal places.
///
/// @param units ten-thousandths of a percent: 5 % is 50 000
public record Percent(long units) implements Scaled, Comparable<Percent> {
    public static final int DECIMALS = 4;
    /// How many units make one percent.
    public static final long ONE = 10_000;
    /// How many units make the whole: 100 %.
    public static final long WHOLE = 100 * ONE;

    public static Percent ofUnits(long tenThousandths) {
        return new Percent(tenThousandths);
    }

    public static Percent whole(long percent) {
        return new Percent(Math.multiplyExact(percent, ONE));
    }

    /// This rate of an amount, half-up to the minor unit. The amount is not negative.
    public long ofHalfUp(long amount) {
        return Exact.multiplyDivideHalfUp(amount, units, WHOLE);
    }

    /// This rate of an amount, down to the minor unit. The amount is not negative.
    public long ofDown(long amount) {
        return Exact.multiplyDivideDown(amount, units, WHOLE);
    }

    @Override
    public int compareTo(Percent other) {
        return Long.compare(units, other.units);
    }
}
