package io.kopilka.platform.audit;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.Ulid;
import java.time.Instant;
import java.util.Optional;

/// One thing that somebody did.
///
/// @param at when it was recorded, to the millisecond
/// @param actor who: a key, a device or a person
/// @param from the address that the request came from; empty where none is known
public record AuditEntry(
        Ulid id,
        Instant at,
        Actor actor,
        AuditAction action,
        AuditSubject subject,
        AuditChange change,
        Optional<String> from) {

    /// What an entry's id begins with where it is shown.
    public static final String PREFIX = "aud_";
}
