package io.kopilka.domain.identity;

import java.util.Optional;

/// An account: a balance of points with its lots and counters in one programme. It is neither the customer nor the
/// card: several cards may share one.
///
/// @param value `acc_` and a ULID
public record AccountId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "acc_";

    public AccountId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<AccountId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new AccountId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static AccountId of(Ulid ulid) {
        return new AccountId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
