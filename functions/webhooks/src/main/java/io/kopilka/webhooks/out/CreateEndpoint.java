package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.identity.EndpointId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.webhooks.Secrets;
import io.kopilka.webhooks.WebhookSecret;
import io.kopilka.webhooks.address.Loopback;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Registers an endpoint and shows its secret, this once. Nothing is looked up or called.
///
/// Refused: what is wrong with the body, `/url` with `url_not_https` or `url_not_public`; `too_many_items` above
/// [Endpoints#MOST] endpoints.
@Singleton
final class CreateEndpoint {

    private final Endpoints endpoints;
    private final Loopback loopback;
    private final Ulids ulids;
    private final InstantSource clock;
    private final AuditTrail audit;

    CreateEndpoint(
            Endpoints endpoints,
            Loopback loopback,
            Ulids ulids,
            @Named(ServiceClock.NAME) InstantSource clock,
            AuditTrail audit) {
        this.endpoints = endpoints;
        this.loopback = loopback;
        this.ulids = ulids;
        this.clock = clock;
        this.audit = audit;
    }

    Outcome<Answer> run(Caller caller, byte @Nullable [] body) {
        return Bodies.read(body, document -> EndpointWish.created(document, loopback))
                .then(wish -> hasRoom(caller, wish))
                .map(wish -> create(caller, wish));
    }

    private Outcome<EndpointWish> hasRoom(Caller caller, EndpointWish wish) {
        long inUse = endpoints.all(caller.tenant()).stream()
                .filter(endpoint -> !endpoint.isArchived())
                .count();
        if (inUse < Endpoints.MOST) {
            return Outcome.done(wish);
        }
        Faults faults = new Faults();
        faults.add(
                "",
                Code.TOO_MANY_ITEMS,
                "Адресов для вебхуков может быть не больше " + Endpoints.MOST + ".",
                "There may be at most " + Endpoints.MOST + " endpoints.");
        return Outcome.refused(Refusals.of(faults.all()));
    }

    private Answer create(Caller caller, EndpointWish wish) {
        WebhookSecret secret = WebhookSecret.create(Chance.source());
        Endpoint endpoint = new Endpoint(
                EndpointId.of(ulids.next()),
                wish.url(),
                wish.events(),
                wish.description(),
                new Endpoint.State.Active(),
                Secrets.first(secret),
                clock.instant(),
                1);
        Write entry = audit.entry(
                caller,
                AuditAction.ENDPOINT_CREATED,
                new AuditSubject(endpoint.id().value()),
                AuditChange.made(EndpointAnswer.settings(endpoint)));
        endpoints.create(caller.tenant(), endpoint, entry);
        ObjectNode json = EndpointAnswer.json(endpoint, EndpointHealth.Report.NEW);
        json.put("secret", secret.reveal());
        return Answers.created(json, "/v1/webhook-endpoints/" + endpoint.id().value());
    }
}
