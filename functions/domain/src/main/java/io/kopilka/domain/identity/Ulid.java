package io.kopilka.domain.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A universally unique, lexicographically sortable identifier: 48 bits of milliseconds since 1970 and 80 random
/// bits,
/// as 26 characters
/// of Crockford's base 32 (the ULID specification). Ids made later sort later, to the millisecond.
///
/// @param text 26 characters, the first of them `0`–`7` (128 bits fill 25 characters and three bits)
public record Ulid(String text) implements Comparable<Ulid> {

    /// Characters of a ULID.
    public static final int LENGTH = 26;

    /// Bytes of randomness in a ULID.
    public static final int RANDOM_BYTES = 10;

    /// The last moment that a ULID can carry.
    public static final Instant LATEST = Instant.ofEpochMilli((1L << 48) - 1);

    private static final int TIME_CHARACTERS = 10;
    private static final int BITS = 5;
    private static final int LOW_BITS = 31;

    public Ulid {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("not a ULID: " + text);
        }
    }

    /// The ULID in a text, or empty where the text is none.
    public static Optional<Ulid> parse(String text) {
        return isWellFormed(text) ? Optional.of(new Ulid(text)) : Optional.empty();
    }

    /// A ULID of a moment (1970 to 10889, cut to milliseconds) and exactly ten random bytes.
    public static Ulid of(Instant moment, byte[] random) {
        long millis = moment.toEpochMilli();
        if (millis < 0 || millis > LATEST.toEpochMilli()) {
            throw new IllegalArgumentException("a ULID cannot hold the moment " + moment);
        }
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a ULID takes 10 random bytes, not " + random.length);
        }
        StringBuilder text = new StringBuilder(LENGTH);
        for (int place = TIME_CHARACTERS - 1; place >= 0; place--) {
            text.append(Crockford.character((int) (millis >>> (place * BITS)) & LOW_BITS));
        }
        return new Ulid(text.append(Crockford.encode(random)).toString());
    }

    /// The lowest ULID of a moment.
    public static Ulid lowest(Instant moment) {
        return of(moment, new byte[RANDOM_BYTES]);
    }

    /// The highest ULID of a moment.
    public static Ulid highest(Instant moment) {
        byte[] ones = new byte[RANDOM_BYTES];
        Arrays.fill(ones, (byte) -1);
        return of(moment, ones);
    }

    /// The moment that the ULID carries, to the millisecond.
    public Instant moment() {
        long millis = 0;
        for (int place = 0; place < TIME_CHARACTERS; place++) {
            millis = (millis << BITS) | Crockford.valueOf(text.charAt(place));
        }
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public int compareTo(Ulid other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    static boolean isWellFormed(String text) {
        return text.length() == LENGTH && text.charAt(0) <= '7' && Crockford.isWellFormed(text);
    }
}
