package io.kopilka.domain.identity;

import java.util.Optional;

/// The programme that an account belongs to: the tenant's own, or that of a coalition which the tenant has joined.
///
/// @param value `prg_` and a ULID
public record ProgrammeId(String value) {

    /// What every id of this kind begins with.
    public static final String PREFIX = "prg_";

    public ProgrammeId {
        Form.requirePrefixedUlid(PREFIX, value);
    }

    /// The id in a text, or empty where the text is none of this kind.
    public static Optional<ProgrammeId> parse(String text) {
        return Form.isPrefixedUlid(PREFIX, text) ? Optional.of(new ProgrammeId(text)) : Optional.empty();
    }

    /// The id with this ULID.
    public static ProgrammeId of(Ulid ulid) {
        return new ProgrammeId(PREFIX + ulid.text());
    }

    /// The programme that a tenant has from its first day. It is made from the tenant's id, so that nobody has to
    /// look
    /// it up.
    public static ProgrammeId ownOf(TenantId tenant) {
        return of(tenant.ulid());
    }

    @Override
    public String toString() {
        return value;
    }
}
