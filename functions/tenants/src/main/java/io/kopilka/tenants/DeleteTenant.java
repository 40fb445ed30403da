package io.kopilka.tenants;

import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Leaving;
import io.kopilka.platform.tenancy.Stored;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks for a tenant and its sandbox to be deleted, or takes that back. From the moment of asking nothing of either can
/// be changed, and everything be read and exported, for thirty days of the real clock.
///
/// Refused: a body that says anything; `not_found` in a sandbox, which goes with the real tenant and not by itself.
@Singleton
final class DeleteTenant {

    private static final int TRIES = 5;

    private final Table table;
    private final Directory directory;
    private final InstantSource clock;
    private final AuditTrail audit;

    DeleteTenant(Table table, Directory directory, @Named(ServiceClock.NAME) InstantSource clock, AuditTrail audit) {
        this.table = table;
        this.directory = directory;
        this.clock = clock;
        this.audit = audit;
    }

    /// Asks for it. Asked twice, the first time counts.
    Outcome<Answer> ask(Caller caller, byte @Nullable [] body) {
        Leaving leaving = Leaving.from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return Bodies.empty(body).then(_ -> withTwin(caller).call(() -> settle(caller, leaving, true)));
    }

    /// Takes it back; nothing changes where nobody asked.
    Outcome<Answer> takeBack(Caller caller, byte @Nullable [] body) {
        return Bodies.empty(body)
                .then(_ -> withTwin(caller).call(() -> settle(caller, Leaving.from(clock.instant()), false)));
    }

    /// A tenant and its sandbox go together: the fence is put around both, whose names the tenant's own record gives.
    private Fence withTwin(Caller caller) {
        return directory
                .tenant(caller.tenant())
                .flatMap(TenantProfile::twin)
                .map(twin -> Fence.current().with(twin))
                .orElseGet(Fence::current);
    }

    private Write entry(Caller caller, TenantProfile before, TenantProfile after) {
        return audit.entry(
                before.id(),
                caller,
                after.leaving().isPresent()
                        ? AuditAction.TENANT_DELETION_REQUESTED
                        : AuditAction.TENANT_DELETION_CANCELLED,
                new AuditSubject(before.id().value()),
                AuditChange.between(TenantAnswer.json(before), TenantAnswer.json(after)));
    }

    private Outcome<Answer> settle(Caller caller, Leaving wish, boolean leave) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Stored<TenantProfile>> live = directory.latestTenant(caller.tenant());
            if (live.isEmpty() || live.get().value().isSandbox()) {
                return Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
            }
            if (live.get().value().leaving().isPresent() == leave) {
                return Outcome.done(TenantAnswer.ok(live.get()));
            }
            List<Stored<TenantProfile>> both = new ArrayList<>(List.of(live.get()));
            live.get().value().twin().flatMap(directory::latestTenant).ifPresent(both::add);
            Optional<Leaving> leaving = leave ? Optional.of(wish) : Optional.empty();
            List<Write> writes = both.stream()
                    .flatMap(side -> Stream.of(
                            directory.change(side.value().leaving(leaving), side.version()),
                            entry(caller, side.value(), side.value().leaving(leaving))))
                    .toList();
            if (table.write(writes) instanceof WriteOutcome.Written) {
                both.forEach(side -> directory.learn(side.value().leaving(leaving)));
                return Outcome.done(TenantAnswer.ok(new Stored<>(
                        live.get().value().leaving(leaving), live.get().version() + 1)));
            }
        }
        return Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
    }
}
