package io.kopilka.domain.identity;

import java.util.Optional;

/// A return of goods of a receipt, or its cancelling.
///
/// @param value `ret_` and a ULID
public record ReturnId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "ret_";

    public ReturnId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<ReturnId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new ReturnId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static ReturnId of(Ulid ulid) {
        return new ReturnId(PREFIX + ulid.text());
    }

    /// The ULID by which the ledger names it.
    public Ulid ulid() {
        return new Ulid(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
