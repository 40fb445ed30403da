package io.kopilka.domain.identity;

import java.util.Optional;

/// A person of the tenant's team: owner, marketer, cashier, analyst or developer.
///
/// @param value `per_` and a ULID
public record PersonId(String value) implements Actor {

    /// What every id of this kind begins with.
    public static final String PREFIX = "per_";

    public PersonId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<PersonId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new PersonId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static PersonId of(Ulid ulid) {
        return new PersonId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
