package io.kopilka.domain.identity;

import java.util.Optional;

/// An API key or device key, named without its secret.
///
/// @param value `key_` and a ULID
public record KeyId(String value) implements Actor {

    /// What every id of this kind begins with.
    public static final String PREFIX = "key_";

    public KeyId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<KeyId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new KeyId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static KeyId of(Ulid ulid) {
        return new KeyId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
