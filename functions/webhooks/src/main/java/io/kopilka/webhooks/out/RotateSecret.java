package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.webhooks.Secrets;
import io.kopilka.webhooks.WebhookSecret;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives an endpoint a new secret and shows it, this once. For 24 hours webhooks carry both signatures.
///
/// Refused: `not_found`; `endpoint_not_active` where it is archived; `stale_etag` where it was changed meanwhile.
@Singleton
final class RotateSecret {

    private final FindEndpoint find;
    private final Endpoints endpoints;
    private final EndpointHealth health;
    private final InstantSource clock;
    private final AuditTrail audit;

    RotateSecret(
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
        return Bodies.empty(body).then(_ -> find.find(caller, id)).then(endpoint -> rotate(caller, endpoint));
    }

    private Outcome<Answer> rotate(Caller caller, Endpoint endpoint) {
        if (endpoint.isArchived()) {
            return Outcome.refused(Problem.of(ProblemCode.ENDPOINT_NOT_ACTIVE));
        }
        WebhookSecret secret = WebhookSecret.create(Chance.source());
        Secrets rotated = endpoint.secrets().rotated(secret, clock.instant());
        Write entry = audit.entry(
                caller,
                AuditAction.ENDPOINT_SECRET_ROTATED,
                new AuditSubject(endpoint.id().value()),
                AuditChange.fields(List.of("/secret")));
        if (!endpoints.replace(caller.tenant(), endpoint.with(rotated), entry)) {
            return Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        }
        ObjectNode json = EndpointAnswer.json(endpoint, health.report(caller.tenant(), endpoint.id()));
        json.put("secret", secret.reveal());
        rotated.previousUntil().ifPresent(until -> json.put("previousSecretUntil", until.toString()));
        return Outcome.done(Answers.ok(json));
    }
}
