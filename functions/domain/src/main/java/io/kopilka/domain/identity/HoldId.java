package io.kopilka.domain.identity;

import java.util.Optional;

/// Points set aside at a till.
///
/// @param value `hol_` and a ULID
public record HoldId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "hol_";

    public HoldId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<HoldId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new HoldId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static HoldId of(Ulid ulid) {
        return new HoldId(PREFIX + ulid.text());
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
