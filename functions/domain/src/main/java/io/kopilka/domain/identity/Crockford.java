package io.kopilka.domain.identity;

/// Crockford's base 32: digits and capital letters without `I`, `L`, `O` and `U`, five bits a character, most
/// significant first.
///
/// It sorts like the bytes it stands for, survives being read out over a telephone and needs no escaping in a URL.
public final class Crockford {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final int BITS_IN_BYTE = 8;

    private Crockford() {}

    /// The bits of the bytes from the first on; the last character is filled up with zero bits.
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * BITS_IN_BYTE + BITS - 1) / BITS);
        int held = 0;
        int heldBits = 0;
        for (byte each : bytes) {
            held = (held << BITS_IN_BYTE) | Byte.toUnsignedInt(each);
            heldBits += BITS_IN_BYTE;
            while (heldBits >= BITS) {
                heldBits -= BITS;
                text.append(ALPHABET.charAt(held >>> heldBits));
                held &= (1 << heldBits) - 1;
            }
        }
        if (heldBits > 0) {
            text.append(ALPHABET.charAt(held << (BITS - heldBits)));
        }
        return text.toString();
    }

    /// Whether the text consists of characters of the alphabet alone (capitals; the look-alikes that decoders
    /// forgive
    /// are not accepted,
    /// so that one id has one spelling).
    public static boolean isWellFormed(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// The place of a character in the alphabet, 0–31; -1 for a character that does not belong to it.
    public static int valueOf(char character) {
        return ALPHABET.indexOf(character);
    }

    /// The character of five bits, 0–31.
    static char character(int bits) {
        return ALPHABET.charAt(bits);
    }
}
