package io.kopilka.domain.identity;

import java.util.Optional;

/// An invitation into a team, named without its code.
///
/// @param value `ivt_` and a ULID
public record InvitationId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "ivt_";

    public InvitationId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<InvitationId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new InvitationId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static InvitationId of(Ulid ulid) {
        return new InvitationId(PREFIX + ulid.text());
    }

    @Override
    public String toString() {
        return value;
    }
}
