package io.kopilka.webhooks.out;

import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Ends an endpoint for good: nothing is sent there any more, its deliveries can still be read. Doing it again changes
/// nothing.
///
/// Refused: `not_found`; `unavailable` where somebody else keeps changing it.
@Singleton
final class ArchiveEndpoint {

    private static final int TRIES = 10;

    private final FindEndpoint find;
    private final Endpoints endpoints;
    private final EndpointHealth health;
    private final InstantSource clock;
    private final AuditTrail audit;

    ArchiveEndpoint(
            FindEndpoint find,
            Endpoints endpoints,
            EndpointHealth health,
            @Named(ServiceClock.NAME) InstantSource clock,
            AuditTrail audit) {
        this.find = find;
        this.endpoints = endpoints;
        this.health = health;
        this.clock = clock;
        this.audit = audit;
    }

    Outcome<Answer> run(Caller caller, String id, byte @Nullable [] body) {
        return Bodies.empty(body).then(_ -> archive(caller, id));
    }

    private Outcome<Answer> archive(Caller caller, String id) {
        for (int tries = 0; tries < TRIES; tries++) {
            Outcome<Endpoint> found = find.find(caller, id);
            if (!(found instanceof Outcome.Done<Endpoint>(Endpoint endpoint))
                    || endpoint.isArchived()
                    || end(caller, endpoint)) {
                return find.find(caller, id)
                        .map(stored -> EndpointAnswer.ok(stored, health.report(caller.tenant(), stored.id())));
            }
        }
        return Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
    }

    private boolean end(Caller caller, Endpoint endpoint) {
        Endpoint ended = endpoint.in(new Endpoint.State.Archived(clock.instant()));
        Write entry = audit.entry(
                caller,
                AuditAction.ENDPOINT_ARCHIVED,
                new AuditSubject(endpoint.id().value()),
                AuditChange.between(EndpointAnswer.settings(endpoint), EndpointAnswer.settings(ended)));
        return endpoints.replace(caller.tenant(), ended, entry);
    }
}
