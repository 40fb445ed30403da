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
import io.kopilka.webhooks.address.Loopback;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.EntityTag.Precondition;
import io.kopilka.wire.Outcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Changes where an endpoint is, what it is told, and whether it is told anything. Its secret stays.
///
/// Refused: what is wrong with the body; `not_found`; `stale_etag`; `endpoint_not_active` where it is archived.
@Singleton
final class ChangeEndpoint {

    private final FindEndpoint find;
    private final Endpoints endpoints;
    private final EndpointHealth health;
    private final Loopback loopback;
    private final InstantSource clock;
    private final AuditTrail audit;

    ChangeEndpoint(
            FindEndpoint find,
            Endpoints endpoints,
            EndpointHealth health,
            Loopback loopback,
            @Named(ServiceClock.NAME) InstantSource clock,
            AuditTrail audit) {
        this.find = find;
        this.endpoints = endpoints;
        this.health = health;
        this.loopback = loopback;
        this.clock = clock;
        this.audit = audit;
    }

    Outcome<Answer> run(Caller caller, String id, Precondition precondition, byte @Nullable [] body) {
        return find.find(caller, id)
                .then(endpoint -> Bodies.read(body, document -> EndpointWish.changed(document, loopback))
                        .then(wish -> replace(caller, precondition, endpoint, changed(endpoint, wish))));
    }

    private Outcome<Answer> replace(Caller caller, Precondition precondition, Endpoint current, Endpoint next) {
        if (current.isArchived()) {
            return Outcome.refused(Problem.of(ProblemCode.ENDPOINT_NOT_ACTIVE));
        }
        Write entry = audit.entry(
                caller,
                AuditAction.ENDPOINT_CHANGED,
                new AuditSubject(next.id().value()),
                AuditChange.between(EndpointAnswer.settings(current), EndpointAnswer.settings(next)));
        if (!precondition.fits(new EntityTag(current.version())) || !endpoints.replace(caller.tenant(), next, entry)) {
            return Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        }
        return find.find(caller, next.id().value())
                .map(stored -> EndpointAnswer.ok(stored, health.report(caller.tenant(), stored.id())));
    }

    private Endpoint changed(Endpoint endpoint, EndpointWish wish) {
        return new Endpoint(
                endpoint.id(),
                wish.url(),
                wish.events(),
                wish.description(),
                state(endpoint, wish.enabled()),
                endpoint.secrets(),
                endpoint.createdAt(),
                endpoint.version());
    }

    private Endpoint.State state(Endpoint endpoint, boolean enabled) {
        if (enabled) {
            return new Endpoint.State.Active();
        }
        return endpoint.state() instanceof Endpoint.State.Disabled since
                ? since
                : new Endpoint.State.Disabled(Endpoint.Why.BY_OWNER, clock.instant());
    }
}
