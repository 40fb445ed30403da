package io.kopilka.domain.pricing;

import java.math.BigInteger;

/// An exact number of point units: points are compared and added before they are rounded.
///
/// @param over above zero
record Fraction(BigInteger part, BigInteger over) implements Comparable<Fraction> {
    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    static Fraction of(long part, long over) {
        return new Fraction(BigInteger.valueOf(part), BigInteger.valueOf(over));
    }

    boolean isZero() {
        return part.signum() == 0;
    }

    Fraction plus(Fraction other) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        return over.equals(other.over)
                ? new Fraction(part.add(other.part), over)
                : new Fraction(part.multiply(other.over).add(other.part.multiply(over)), over.multiply(other.over));
    }

    @Override
    public int compareTo(Fraction other) {
        return over.equals(other.over)
                ? part.compareTo(other.part)
                : part.multiply(other.over).compareTo(other.part.multiply(over));
    }
}
