package io.kopilka.tenants.devices;

import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Authenticator;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends a device's key for good: at once in this process, within a minute everywhere. Doing it again changes
/// nothing.
///
/// Refused: `not_found`; `unavailable` where somebody else changes it at this moment.
@Singleton
final class RevokeDevice {

    private final FindDevice find;
    private final ApiKeys keys;
    private final Authenticator authenticator;
    private final Table table;
    private final AuditTrail audit;
    private final ServiceClock clock;

    RevokeDevice(
            FindDevice find,
            ApiKeys keys,
            Authenticator authenticator,
            Table table,
            AuditTrail audit,
            ServiceClock clock) {
        this.find = find;
        this.keys = keys;
        this.authenticator = authenticator;
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    Outcome<Answer> run(Caller caller, String id, byte @Nullable [] body) {
        return Bodies.empty(body)
                .then(_ -> find.find(caller, id))
                .then(stored -> revoke(caller, stored))
                .then(_ -> find.read(caller, id));
    }

    private Outcome<ApiKeys.Stored> revoke(Caller caller, ApiKeys.Stored stored) {
        if (stored.grant().revoked().isPresent()) {
            return Outcome.done(stored);
        }
        WriteOutcome outcome = table.write(List.of(
                keys.change(stored, stored.grant().revokedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))),
                audit.entry(
                        caller,
                        AuditAction.DEVICE_REVOKED,
                        new AuditSubject(stored.grant().actor().value()),
                        AuditChange.of("/state", "active", "revoked"))));
        authenticator.keyChanged(stored.hash());
        return outcome instanceof WriteOutcome.Written
                ? Outcome.done(stored)
                : Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
    }
}
