package io.kopilka.accounts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// Reads what [PackedWriter] wrote.
final class PackedReader {
    private static final int GROUP = 7;
    private static final int MORE = 1 << GROUP;

    private final byte[] bytes;
    private int place;
    private int bit;

    PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int octet() {
        if (place >= bytes.length) {
            throw new MalformedBytes("they end too early");
        }
        return Byte.toUnsignedInt(bytes[place++]);
    }

    long whole() {
        long value = unsigned();
        if (value < 0) {
            throw new MalformedBytes("a number is too great");
        }
        return value;
    }

    /// A number of things that follow, each of at least a bit.
    int count() {
        long count = whole();
        if (count > (long) bytes.length * Byte.SIZE) {
            throw new MalformedBytes("more is announced than there is");
        }
        return (int) count;
    }

    long signed() {
        long folded = unsigned();
        return (folded >>> 1) ^ -(folded & 1);
    }

    private long unsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += GROUP) {
            int next = octet();
            value |= (long) (next & (MORE - 1)) << shift;
            if (next < MORE) {
                return value;
            }
        }
        throw new MalformedBytes("a number does not end");
    }

    String text() {
        int length = count();
        if (length > bytes.length - place) {
            throw new MalformedBytes("a text ends too early");
        }
        ByteBuffer encoded = ByteBuffer.wrap(bytes, place, length);
        place += length;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException malformed) {
            throw new MalformedBytes("a text is no UTF-8");
        }
    }

    LocalDate date(LocalDate since) {
        return since.plusDays(signed());
    }

    long bits(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            if (place >= bytes.length) {
                throw new MalformedBytes("they end too early");
            }
            value = (value << 1) | ((bytes[place] >>> (Byte.SIZE - 1 - bit)) & 1);
            if (++bit == Byte.SIZE) {
                bit = 0;
                place++;
            }
        }
        return value;
    }

    void endBits() {
        if (bit > 0) {
            bit = 0;
            place++;
        }
    }

    void requireEnd() {
        if (place != bytes.length) {
            throw new MalformedBytes("more follows than they should hold");
        }
    }
}
