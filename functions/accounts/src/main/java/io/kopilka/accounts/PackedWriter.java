package io.kopilka.accounts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// Writes numbers in as few bytes as they need.
///
/// Whole numbers of 0 and more take a byte for every seven bits, the lowest first, the high bit saying
/// that more follow; signed ones are folded to those (0, −1, 1, −2 become 0, 1, 2, 3). Texts are their
/// length in bytes and their UTF-8. Dates are the days since another date.
final class PackedWriter {
    private static final int GROUP = 7;
    private static final int MORE = 1 << GROUP;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private int bits;
    private int bitCount;

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    void octet(int value) {
        bytes.write(value);
    }

    void whole(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("not a number of 0 and more: " + value);
        }
        unsigned(value);
    }

    void signed(long value) {
        unsigned((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    private void unsigned(long value) {
        long rest = value;
        while ((rest & -MORE) != 0) {
            octet(((int) rest & (MORE - 1)) | MORE);
            rest >>>= GROUP;
        }
        octet((int) rest);
    }

    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        whole(encoded.length);
        bytes.writeBytes(encoded);
    }

    void date(LocalDate date, LocalDate since) {
        signed(date.toEpochDay() - since.toEpochDay());
    }

    /// Bits of a number, the highest first; [#endBits] fills the last byte up.
    void bits(long value, int count) {
        for (int place = count - 1; place >= 0; place--) {
            bits = (bits << 1) | (int) ((value >>> place) & 1);
            if (++bitCount == Byte.SIZE) {
                octet(bits);
                bits = 0;
                bitCount = 0;
            }
        }
    }

    void endBits() {
        if (bitCount > 0) {
            bits(0, Byte.SIZE - bitCount);
        }
    }
}
