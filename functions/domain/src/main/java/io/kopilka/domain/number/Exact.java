package io.kopilka.domain.number;

import java.math.BigInteger;

/// Multiplication and division of whole numbers without loss: in 64 bits where the product fits, in as many
/// as it needs
/// where it does not. A result that does not fit 64 bits is an [ArithmeticException], never a wrong number.
///
/// Every division here names its rounding. Arguments are not negative and divisors are above zero.
public final class Exact {
    private Exact() {}

    /// `a × b ÷ c`, rounded down.
    public static long multiplyDivideDown(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0) {
            long product = a * b;
            if (product >= 0) {
                return product / c;
            }
        }
        return big(a).multiply(big(b)).divide(big(c)).longValueExact();
    }

    /// `a × b ÷ c`, rounded half-up.
    public static long multiplyDivideHalfUp(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0) {
            long product = a * b;
            if (product >= 0) {
                long quotient = product / c;
                long rest = product - quotient * c;
                return rest >= c - rest ? quotient + 1 : quotient;
            }
        }
        BigInteger[] parts = big(a).multiply(big(b)).divideAndRemainder(big(c));
        boolean up = parts[1].shiftLeft(1).compareTo(big(c)) >= 0;
        return (up ? parts[0].add(BigInteger.ONE) : parts[0]).longValueExact();
    }

    /// `a × b ÷ (c × d)`, rounded down.
    public static long multiplyDivideDown(long a, long b, long c, long d) {
        if (Math.multiplyHigh(c, d) == 0 && c * d > 0) {
            return multiplyDivideDown(a, b, c * d);
        }
        return big(a).multiply(big(b)).divide(big(c).multiply(big(d))).longValueExact();
    }

    /// How `a × b` compares with `c × d`.
    public static int compareProducts(long a, long b, long c, long d) {
        if (Math.multiplyHigh(a, b) == 0 && Math.multiplyHigh(c, d) == 0) {
            return Long.compareUnsigned(a * b, c * d);
        }
        return big(a).multiply(big(b)).compareTo(big(c).multiply(big(d)));
    }

    static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
