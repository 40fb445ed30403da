package io.kopilka.accounts.number;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// Format-preserving encryption FF1 (NIST SP 800-38G, algorithm 7) over AES: it puts the numerals of a
/// length into an order that nobody without the key can tell from chance, and none of them comes twice.
///
/// Not to be used by two threads at once.
final class Ff1 {

    private static final int BLOCK = 16;
    private static final int ROUNDS = 10;
    private static final byte[] NO_TWEAK = {};

    private final Cipher aes;
    private final byte[] tweak;
    private final int length;
    private final int left;
    private final long leftSize;
    private final long rightSize;
    private final int halfBytes;
    private final int drawnBytes;
    private final byte[] first;

    /// @param key 16, 24 or 32 bytes
    /// @param radix 2 or more
    /// @param length how many digits; each half of them, and the whole, fits into a `long`
    Ff1(byte[] key, int radix, int length) {
        this(key, NO_TWEAK, radix, length);
    }

    Ff1(byte[] key, byte[] tweak, int radix, int length) {
        try {
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES", impossible);
        }
        this.tweak = tweak.clone();
        this.length = length;
        left = length / 2;
        int right = length - left;
        leftSize = BigInteger.valueOf(radix).pow(left).longValueExact();
        rightSize = BigInteger.valueOf(radix).pow(right).longValueExact();
        halfBytes = (BigInteger.valueOf(rightSize - 1).bitLength() + 7) / 8;
        drawnBytes = 4 * ((halfBytes + 3) / 4) + 4;
        first = encrypted(ByteBuffer.allocate(BLOCK)
                .put(new byte[] {1, 2, 1, (byte) (radix >>> 16), (byte) (radix >>> 8), (byte) radix, ROUNDS, (byte) left
                })
                .putInt(length)
                .putInt(tweak.length)
                .array());
    }

    /// How many numbers there are: radix to the power of the length, where a `long` holds it.
    BigInteger size() {
        return BigInteger.valueOf(leftSize).multiply(BigInteger.valueOf(rightSize));
    }

    /// The number in the place of this one.
    ///
    /// @param number from 0 to below the size
    long encrypt(long number) {
        Halves found = encrypt(new Halves(number / rightSize, number % rightSize));
        return found.left() * rightSize + found.right();
    }

    /// A numeral cut in two.
    record Halves(long left, long right) {}

    Halves encrypt(Halves numeral) {
        long a = numeral.left();
        long b = numeral.right();
        for (int round = 0; round < ROUNDS; round++) {
            long size = round % 2 == 0 ? leftSize : rightSize;
            long c = (a + drawn(round, b).mod(BigInteger.valueOf(size)).longValueExact()) % size;
            a = b;
            b = c;
        }
        return new Halves(a, b);
    }

    private BigInteger drawn(int round, long half) {
        int pad = Math.floorMod(-tweak.length - halfBytes - 1, BLOCK);
        ByteBuffer text = ByteBuffer.allocate(tweak.length + pad + 1 + halfBytes);
        text.put(tweak).position(tweak.length + pad);
        text.put((byte) round);
        for (int place = halfBytes - 1; place >= 0; place--) {
            text.put((byte) (half >>> (8 * place)));
        }
        byte[] chained = first;
        for (int block = 0; block < text.capacity(); block += BLOCK) {
            byte[] next = Arrays.copyOfRange(text.array(), block, block + BLOCK);
            for (int place = 0; place < BLOCK; place++) {
                next[place] ^= chained[place];
            }
            chained = encrypted(next);
        }
        return new BigInteger(1, Arrays.copyOf(chained, drawnBytes));
    }

    private byte[] encrypted(byte[] block) {
        try {
            return aes.doFinal(block);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a whole block can be encrypted", impossible);
        }
    }

    @Override
    public String toString() {
        return "Ff1[" + length + "]";
    }
}
