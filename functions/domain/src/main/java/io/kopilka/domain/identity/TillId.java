package io.kopilka.domain.identity;

import java.util.Optional;

/// What a store calls one of its tills. The shop chooses it freely ("1", "Касса #2"), and unknown ones are welcome.
///
/// @param value 1–32 printable characters (code points)
public record TillId(String value) {

    /// Characters that a till's name may have.
    public static final int LONGEST = 32;

    public TillId {
        if (!Form.isLineOfText(value, LONGEST)) {
            throw new IllegalArgumentException("a till is named by 1 to 32 printable characters");
        }
    }

    /// The till named by a text, or empty where the text is too long, blank or not printable.
    public static Optional<TillId> parse(String text) {
        return Form.isLineOfText(text, LONGEST) ? Optional.of(new TillId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
