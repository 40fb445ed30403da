package io.kopilka.domain.identity;

import java.util.Optional;

/// An order of printed cards.
///
/// @param value `bat_` and a ULID
public record CardBatchId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "bat_";

    public CardBatchId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<CardBatchId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new CardBatchId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static CardBatchId of(Ulid ulid) {
        return new CardBatchId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
