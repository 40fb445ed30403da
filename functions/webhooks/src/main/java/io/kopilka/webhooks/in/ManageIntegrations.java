package io.kopilka.webhooks.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.IntegrationId;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.id.Ulids;
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
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Refusals;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Registers integrations, lists and archives them, changes their secrets. A secret is shown when it is made, this
/// once.
///
/// Refused: what is wrong with the body, `too_many_items` above [Integrations#MOST]; `not_found`; `stale_etag` where
/// somebody else was faster.
@Singleton
final class ManageIntegrations {

    private static final int LONGEST_NAME = 200;

    private final Integrations integrations;
    private final Ulids ulids;
    private final InstantSource clock;
    private final AuditTrail audit;

    ManageIntegrations(
            Integrations integrations, Ulids ulids, @Named(ServiceClock.NAME) InstantSource clock, AuditTrail audit) {
        this.integrations = integrations;
        this.ulids = ulids;
        this.clock = clock;
        this.audit = audit;
    }

    Outcome<Answer> create(Caller caller, byte @Nullable [] body) {
        return Bodies.read(body, ManageIntegrations::name)
                .then(name -> hasRoom(caller, name))
                .map(name -> {
                    WebhookSecret secret = WebhookSecret.create(Chance.source());
                    Integration integration = new Integration(
                            IntegrationId.of(ulids.next()),
                            name,
                            Secrets.first(secret),
                            clock.instant(),
                            Optional.empty(),
                            1);
                    integrations.create(
                            caller.tenant(),
                            integration,
                            entry(caller, AuditAction.INTEGRATION_CREATED, integration, AuditChange.of("/name", name)));
                    return Answers.created(
                            json(integration).put("secret", secret.reveal()),
                            "/v1/integrations/" + integration.id().value());
                });
    }

    Outcome<Answer> list(Caller caller, QueryParameters query) {
        boolean archived = query.flag("archived", false);
        return query.end(archived)
                .map(withArchived -> Answers.ok(Answers.onePage(integrations.all(caller.tenant()).stream()
                        .filter(each -> withArchived || each.archived().isEmpty())
                        .map(ManageIntegrations::json)
                        .toList())));
    }

    Outcome<Answer> read(Caller caller, String id) {
        return find(caller, id).map(integration -> Answers.ok(json(integration)));
    }

    Outcome<Answer> archive(Caller caller, String id, byte @Nullable [] body) {
        return Bodies.empty(body).then(_ -> find(caller, id)).then(integration -> {
            if (integration.archived().isPresent()) {
                return Outcome.done(Answers.ok(json(integration)));
            }
            Integration archived = integration.archived(clock.instant());
            Write entry = entry(
                    caller,
                    AuditAction.INTEGRATION_ARCHIVED,
                    integration,
                    AuditChange.of("/state", "active", "archived"));
            return integrations.replace(caller.tenant(), archived, entry)
                    ? Outcome.done(Answers.ok(json(archived)))
                    : Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        });
    }

    Outcome<Answer> rotate(Caller caller, String id, byte @Nullable [] body) {
        return Bodies.empty(body).then(_ -> find(caller, id)).then(integration -> {
            WebhookSecret secret = WebhookSecret.create(Chance.source());
            Integration rotated = integration.with(integration.secrets().rotated(secret, clock.instant()));
            Write entry = entry(
                    caller,
                    AuditAction.INTEGRATION_SECRET_ROTATED,
                    integration,
                    AuditChange.fields(List.of("/secret")));
            if (!integrations.replace(caller.tenant(), rotated, entry)) {
                return Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
            }
            ObjectNode json = json(rotated).put("secret", secret.reveal());
            rotated.secrets().previousUntil().ifPresent(until -> json.put("previousSecretUntil", until.toString()));
            return Outcome.done(Answers.ok(json));
        });
    }

    /// The integration of an id in a path. Refused: `not_found`, for a stranger's too.
    Outcome<Integration> find(Caller caller, String id) {
        return IntegrationId.parse(id)
                .flatMap(known -> integrations.find(caller.tenant(), known))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
    }

    private Write entry(Caller caller, AuditAction action, Integration integration, AuditChange change) {
        return audit.entry(caller, action, new AuditSubject(integration.id().value()), change);
    }

    private Outcome<String> hasRoom(Caller caller, String name) {
        long inUse = integrations.all(caller.tenant()).stream()
                .filter(each -> each.archived().isEmpty())
                .count();
        if (inUse < Integrations.MOST) {
            return Outcome.done(name);
        }
        Faults faults = new Faults();
        faults.add(
                "",
                Code.TOO_MANY_ITEMS,
                "Интеграций может быть не больше " + Integrations.MOST + ".",
                "There may be at most " + Integrations.MOST + " integrations.");
        return Outcome.refused(Refusals.of(faults.all()));
    }

    private static Read<String> name(JsonNode body) {
        Faults faults = new Faults();
        Fields fields = Fields.of(body, "", faults);
        fields.required("kind");
        fields.choice("kind", Map.of(Integration.GENERIC, true), true);
        String name = fields.text("name", LONGEST_NAME);
        fields.end();
        return Read.of(name, faults);
    }

    private static ObjectNode json(Integration integration) {
        ObjectNode json = Json.object();
        json.put("id", integration.id().value());
        json.put("kind", Integration.GENERIC);
        json.put("name", integration.name());
        json.put("state", integration.archived().isPresent() ? "archived" : "active");
        json.put("createdAt", integration.createdAt().toString());
        return json;
    }
}
