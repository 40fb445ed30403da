package io.kopilka.tenants.devices;

import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.tenants.access.EndKey;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Ends a device's key for good ([EndKey]). Doing it again changes nothing.
///
/// Refused: `not_found`; `unavailable` where somebody else changes it at this moment.
@Singleton
final class RevokeDevice {

    private final FindDevice find;
    private final EndKey end;

    RevokeDevice(FindDevice find, EndKey end) {
        this.find = find;
        this.end = end;
    }

    Outcome<Answer> run(Caller caller, String id, byte @Nullable [] body) {
        return Bodies.empty(body)
                .then(_ -> find.find(caller, id))
                .then(stored -> end.run(
                        caller,
                        stored,
                        AuditAction.DEVICE_REVOKED,
                        new AuditSubject(stored.grant().actor().value())))
                .then(_ -> find.read(caller, id));
    }
}
