package io.kopilka.domain.identity;

import java.util.Optional;

/// A store of a tenant: a place with an address, a time zone and tills.
///
/// @param value `sto_` and a ULID
public record StoreId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "sto_";

    public StoreId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<StoreId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new StoreId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static StoreId of(Ulid ulid) {
        return new StoreId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
