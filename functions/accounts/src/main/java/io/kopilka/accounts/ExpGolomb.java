package io.kopilka.accounts;

/// Numbers of 0 and more as bits, small ones in few: exponential Golomb codes of an order k. A number's k
/// lowest bits stand as they are; behind as many zeros as it has further bits, the rest plus one stands
/// before them. Numbers about 2^k take k + 1 to k + 3 bits, and an outlier costs only itself.
final class ExpGolomb {
    /// The highest order.
    static final int HIGHEST = 47;

    private ExpGolomb() {}

    /// The order that takes the fewest bits.
    static int orderFor(long[] numbers) {
        int best = 0;
        long fewest = Long.MAX_VALUE;
        for (int order = 0; order <= HIGHEST; order++) {
            long bits = 0;
            for (long number : numbers) {
                bits += 2L * width(number, order) - 1 + order;
            }
            if (bits < fewest) {
                fewest = bits;
                best = order;
            }
        }
        return best;
    }

    static void write(PackedWriter to, long number, int order) {
        int width = width(number, order);
        to.bits(0, width - 1);
        to.bits((number >>> order) + 1, width);
        to.bits(number, order);
    }

    static long read(PackedReader from, int order) {
        int width = 1;
        while (from.bits(1) == 0) {
            width++;
            if (width + order > Long.SIZE) {
                throw new MalformedBytes("a number is too great");
            }
        }
        long high = ((1L << (width - 1)) | from.bits(width - 1)) - 1;
        long number = (high << order) | from.bits(order);
        if (number < 0) {
            throw new MalformedBytes("a number is too great");
        }
        return number;
    }

    private static int width(long number, int order) {
        return Long.SIZE - Long.numberOfLeadingZeros((number >>> order) + 1);
    }
}
