package io.kopilka.domain.identity;

import java.util.Optional;

/// A tenant's endpoint that webhooks are sent to.
///
/// @param value `whe_` and a ULID
public record EndpointId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "whe_";

    public EndpointId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<EndpointId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new EndpointId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static EndpointId of(Ulid ulid) {
        return new EndpointId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
