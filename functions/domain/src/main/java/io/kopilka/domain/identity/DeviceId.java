package io.kopilka.domain.identity;

import java.util.Optional;

/// A device of a store: a till or a tablet that was paired by a short code and has a key of its own.
///
/// @param value `dev_` and a ULID
public record DeviceId(String value) implements Actor {

    /// What every id of this kind begins with.
    public static final String PREFIX = "dev_";

    public DeviceId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<DeviceId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new DeviceId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static DeviceId of(Ulid ulid) {
        return new DeviceId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
