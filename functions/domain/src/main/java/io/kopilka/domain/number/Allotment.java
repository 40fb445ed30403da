package io.kopilka.domain.number;

import java.math.BigInteger;

/// Splits a whole number by weights so that the parts sum to the whole: each part gets its share rounded
/// down, and what
/// is left goes, one unit each, to the largest remainders, ties to the earlier part (docs/pricing.md, clause
/// 2.5).
public final class Allotment {
    private Allotment() {}

    /// Splits a total by weights.
    ///
    /// @param total what is split, not negative
    /// @param weights not negative; a weight of zero gets nothing
    /// @return parts in the order of the weights that sum to the total; all zero where every weight is
    public static long[] split(long total, long[] weights) {
        long[] parts = new long[weights.length];
        split(total, weights, weights.length, parts);
        return parts;
    }

    /// The same into an array that the caller has, over the first `count` weights.
    public static void split(long total, long[] weights, int count, long[] parts) {
        long sum = 0;
        long largest = 0;
        for (int i = 0; i < count; i++) {
            sum = Math.addExact(sum, weights[i]);
            largest = Math.max(largest, weights[i]);
        }
        if (sum == 0 || total == 0) {
            java.util.Arrays.fill(parts, 0, count, 0);
            return;
        }
        long[] remainders = new long[count];
        long left = total;
        if (Math.multiplyHigh(total, largest) == 0 && total * largest >= 0) {
            for (int i = 0; i < count; i++) {
                long product = total * weights[i];
                parts[i] = product / sum;
                remainders[i] = product - parts[i] * sum;
                left -= parts[i];
            }
        } else {
            BigInteger divisor = Exact.big(sum);
            for (int i = 0; i < count; i++) {
                BigInteger[] share =
                        Exact.big(total).multiply(Exact.big(weights[i])).divideAndRemainder(divisor);
                parts[i] = share[0].longValueExact();
                remainders[i] = share[1].longValueExact();
                left -= parts[i];
            }
        }
        giveLeftovers(left, remainders, parts);
    }

    /// Splits by exact weights of any size, for shares that are fractions over one denominator.
    public static long[] split(long total, BigInteger[] weights) {
        long[] parts = new long[weights.length];
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger weight : weights) {
            sum = sum.add(weight);
        }
        if (sum.signum() == 0 || total == 0) {
            return parts;
        }
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] share = Exact.big(total).multiply(weights[i]).divideAndRemainder(sum);
            parts[i] = share[0].longValueExact();
            remainders[i] = share[1];
            left -= parts[i];
        }
        while (left > 0) {
            int best = 0;
            for (int i = 1; i < weights.length; i++) {
                if (remainders[i].compareTo(remainders[best]) > 0) {
                    best = i;
                }
            }
            parts[best]++;
            remainders[best] = BigInteger.ONE.negate();
            left--;
        }
        return parts;
    }

    private static void giveLeftovers(long left, long[] remainders, long[] parts) {
        while (left > 0) {
            int best = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[best]) {
                    best = i;
                }
            }
            parts[best]++;
            remainders[best] = -1;
            left--;
        }
    }
}
