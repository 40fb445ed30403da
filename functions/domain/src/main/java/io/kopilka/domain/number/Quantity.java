package io.kopilka.domain.number;

/// How much of a product: pieces, kilograms, metres, exact to three decimal places.
///
/// @param units thousandths; 1 to [#MAX_UNITS] on a receipt's line
public record Quantity(long units) implements Scaled, Comparable<Quantity> {
    public static final int DECIMALS = 3;
    /// How many units make one piece.
    public static final long ONE = 1_000;
    /// 999 999.999, the most that a line may hold.
    public static final long MAX_UNITS = 999_999_999;

    public static final Quantity ZERO = new Quantity(0);

    public static Quantity ofThousandths(long thousandths) {
        return new Quantity(thousandths);
    }

    public static Quantity whole(long pieces) {
        return new Quantity(Math.multiplyExact(pieces, ONE));
    }

    public boolean isWhole() {
        return units % ONE == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(units, other.units);
    }
}
