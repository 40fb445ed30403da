package io.kopilka.domain.identity;

import java.util.Optional;

/// A customer of a tenant: a person or an organisation that filled in the questionnaire.
///
/// @param value `cus_` and a ULID
public record CustomerId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "cus_";

    public CustomerId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<CustomerId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new CustomerId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static CustomerId of(Ulid ulid) {
        return new CustomerId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
