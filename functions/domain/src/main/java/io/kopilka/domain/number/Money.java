package io.kopilka.domain.number;

/// An amount of money in whole minor units of a currency (kopecks, cents, yen). The currency stands once,
/// beside the
/// amounts: on the ruleset and on the receipt (docs/pricing.md, clause 2.1).
///
/// @param units minor units; may be negative only where a difference is meant
public record Money(long units) implements Scaled, Comparable<Money> {
    public static final Money ZERO = new Money(0);

    public static Money ofMinor(long minorUnits) {
        return minorUnits == 0 ? ZERO : new Money(minorUnits);
    }

    public Money plus(Money other) {
        return ofMinor(Math.addExact(units, other.units));
    }

    public Money minus(Money other) {
        return ofMinor(Math.subtractExact(units, other.units));
    }

    public boolean isPositive() {
        return units > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(units, other.units);
    }
}
