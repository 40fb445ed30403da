package io.kopilka.tenants.access;

import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Authenticator;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Ends a key, an API key or a device's, for good: at once in this process, within a minute everywhere. One that has
/// ended stays as it is.
///
/// Refused: `unavailable` where somebody else changes it at this moment.
@Singleton
public final class EndKey {

    private final ApiKeys keys;
    private final Authenticator authenticator;
    private final Table table;
    private final AuditTrail audit;
    private final ServiceClock clock;

    public EndKey(ApiKeys keys, Authenticator authenticator, Table table, AuditTrail audit, ServiceClock clock) {
        this.keys = keys;
        this.authenticator = authenticator;
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    /// Ends it, and notes who did so.
    ///
    /// @param action what the audit log calls it
    /// @param subject what the audit log says it was done to
    public Outcome<ApiKeys.Stored> run(Caller caller, ApiKeys.Stored stored, AuditAction action, AuditSubject subject) {
        if (stored.grant().revoked().isPresent()) {
            return Outcome.done(stored);
        }
        WriteOutcome outcome = table.write(List.of(
                keys.change(stored, stored.grant().revokedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))),
                audit.entry(caller, action, subject, AuditChange.of("/state", "active", "revoked"))));
        authenticator.keyChanged(stored.hash());
        return outcome instanceof WriteOutcome.Written
                ? Outcome.done(stored)
                : Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
    }
}
