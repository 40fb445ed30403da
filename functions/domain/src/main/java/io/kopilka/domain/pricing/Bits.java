package io.kopilka.domain.pricing;

/// Sets of small numbers as arrays of 64-bit words.
final class Bits {
    private Bits() {}

    static int words(int size) {
        return (size + 63) >>> 6;
    }

    static void set(long[] bits, int index) {
        bits[index >>> 6] |= 1L << index;
    }

    static boolean get(long[] bits, int index) {
        return (bits[index >>> 6] >>> index & 1) != 0;
    }

    static void or(long[] into, long[] from) {
        for (int w = 0; w < into.length; w++) {
            into[w] |= from[w];
        }
    }
}
