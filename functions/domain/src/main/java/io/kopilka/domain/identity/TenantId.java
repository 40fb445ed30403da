package io.kopilka.domain.identity;

import java.util.Optional;

/// A tenant: one shop, or chain of shops, with its own programme, customers and currency. Everything stored
/// belongs to
/// exactly one.
///
/// @param value `ten_` and a ULID
public record TenantId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "ten_";

    public TenantId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<TenantId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new TenantId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static TenantId of(Ulid ulid) {
        return new TenantId(PREFIX + ulid.text());
    }

    /// The ULID behind the prefix.
    public Ulid ulid() {
        return new Ulid(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
