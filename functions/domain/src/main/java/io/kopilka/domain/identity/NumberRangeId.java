package io.kopilka.domain.identity;

import java.util.Optional;

/// A range of card numbers.
///
/// @param value `rng_` and a ULID
public record NumberRangeId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "rng_";

    public NumberRangeId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<NumberRangeId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new NumberRangeId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static NumberRangeId of(Ulid ulid) {
        return new NumberRangeId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
