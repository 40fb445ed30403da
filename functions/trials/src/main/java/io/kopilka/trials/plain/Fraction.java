package io.kopilka.trials.plain;

import java.math.BigDecimal;
import java.math.BigInteger;

/// An exact number: money in major units, a quantity, a percent, points. Always in lowest terms, the denominator
/// positive, so that equal numbers are equal records and nothing is ever rounded but by name.
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);
    private static final Fraction HALF = new Fraction(BigInteger.ONE, BigInteger.TWO);
    private static final Fraction HUNDREDTH = new Fraction(BigInteger.ONE, BigInteger.valueOf(100));

    Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction over zero: " + numerator);
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        var common = numerator.gcd(denominator);
        if (!common.equals(BigInteger.ONE)) {
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Fraction of(String decimal) {
        return of(new BigDecimal(decimal));
    }

    static Fraction of(BigDecimal decimal) {
        var scale = decimal.scale();
        return scale >= 0
                ? new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(scale))
                : new Fraction(decimal.unscaledValue().multiply(BigInteger.TEN.pow(-scale)), BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction over(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Fraction power(int exponent) {
        return new Fraction(numerator.pow(exponent), denominator.pow(exponent));
    }

    Fraction percent(Fraction percent) {
        return times(percent).times(HUNDREDTH);
    }

    Fraction min(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Fraction max(Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// This number, or zero where it is below zero.
    Fraction orZero() {
        return numerator.signum() < 0 ? ZERO : this;
    }

    boolean isPositive() {
        return numerator.signum() > 0;
    }

    boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    boolean atLeast(Fraction other) {
        return compareTo(other) >= 0;
    }

    boolean below(Fraction other) {
        return compareTo(other) < 0;
    }

    /// How many whole `step`s are in this number, rounded down (towards minus infinity).
    BigInteger wholes(Fraction step) {
        var ratio = over(step);
        var parts = ratio.numerator.divideAndRemainder(ratio.denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    Fraction downTo(Fraction step) {
        return new Fraction(wholes(step), BigInteger.ONE).times(step);
    }

    Fraction halfUpTo(Fraction step) {
        return plus(step.times(HALF)).downTo(step);
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /// The number as a decimal, which it must be exactly.
    BigDecimal toDecimal() {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator));
    }

    /// As money is written: all the digits of its currency.
    String withDigits(int digits) {
        return toDecimal().setScale(digits).toPlainString();
    }

    /// As points, quantities and counts are written: no trailing zeros.
    String plain() {
        var decimal = toDecimal().stripTrailingZeros();
        return decimal.signum() == 0 ? "0" : decimal.toPlainString();
    }
}
