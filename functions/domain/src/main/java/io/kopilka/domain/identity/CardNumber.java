package io.kopilka.domain.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/// The number that a card is known by: what its bar code holds or what the reader was told to make of its track or
/// chip.
///
/// Letters keep their case: `ab1` and `AB1` are two cards, as they are two bar codes.
///
/// @param value 1–64 ASCII letters, digits and `-`, `_`, `.`, `,` (the comma of the Wiegand form `126,58404`); the
/// first is a letter or digit
public record CardNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._,-]{0,63}");

    public CardNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a card number");
        }
    }

    /// The card number in a text, or empty where the text cannot be one.
    public static Optional<CardNumber> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new CardNumber(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
