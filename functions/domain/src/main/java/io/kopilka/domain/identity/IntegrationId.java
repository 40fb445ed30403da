package io.kopilka.domain.identity;

import java.util.Optional;

/// A system outside that sends a tenant's receipts.
///
/// @param value `int_` and a ULID
public record IntegrationId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "int_";

    public IntegrationId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<IntegrationId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new IntegrationId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static IntegrationId of(Ulid ulid) {
        return new IntegrationId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
