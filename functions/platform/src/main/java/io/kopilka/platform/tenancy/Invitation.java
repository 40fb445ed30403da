package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.InvitationId;
import java.time.Instant;

/// An invitation into a team.
///
/// @param email whom it was sent to
/// @param role what they are to be
/// @param stores where
/// @param by who invited them
/// @param created when
/// @param expires from when on it is gone
public record Invitation(
        InvitationId id, String email, Role role, StoreAccess stores, Actor by, Instant created, Instant expires) {

    /// Without the address: it does not belong in a log.
    @Override
    public String toString() {
        return "Invitation[" + id + ", " + role + "]";
    }
}
