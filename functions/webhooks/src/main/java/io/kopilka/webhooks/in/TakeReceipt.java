package io.kopilka.webhooks.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.sale.SaleReader;
import io.kopilka.contract.sale.SaleRequest;
import io.kopilka.domain.identity.InboundId;
import io.kopilka.domain.identity.IntegrationId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.Queues;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Refusals;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes a signed receipt: verifies it, looks at its shape, keeps it, puts it into the queue and answers. Whether it
/// can be recorded (its store, its card) is found out later and stands in the integration's list.
///
/// The tenant is the key's; the integration, one of that tenant's, is named by the header `Kopilka-Integration` or the
/// query parameter `integration`. Refused: `missing_field` and `unknown_integration` of `?integration`;
/// `signature_missing`, `signature_invalid`, `signature_stale`; what is wrong with the body, by pointer;
/// `idempotency_key_reused` where the same `webhook-id` came with another body.
@Singleton
final class TakeReceipt {

    private static final int ACCEPTED = 202;
    private static final String INTEGRATION = "integration";
    private static final String INTEGRATION_HEADER = "Kopilka-Integration";
    private static final String POINTER = "?" + INTEGRATION;

    private final Integrations integrations;
    private final InboundReceipts receipts;
    private final Directory directory;
    private final Queues queues;
    private final InstantSource clock;

    TakeReceipt(
            Integrations integrations,
            InboundReceipts receipts,
            Directory directory,
            Queues queues,
            @Named(ServiceClock.NAME) InstantSource clock) {
        this.integrations = integrations;
        this.receipts = receipts;
        this.directory = directory;
        this.queues = queues;
        this.clock = clock;
    }

    Outcome<Answer> run(HttpRequest<?> request, Caller caller, byte @Nullable [] sent) {
        String body = sent == null ? "" : new String(sent, StandardCharsets.UTF_8);
        Instant now = clock.instant();
        return integration(request, caller)
                .then(integration -> SignedMessage.of(request)
                        .then(message -> message.verified(integration.secrets(), now, body))
                        .then(message -> shaped(caller, body)
                                .then(_ -> keep(caller, inbound(caller, integration, message, body, now)))));
    }

    private Outcome<Integration> integration(HttpRequest<?> request, Caller caller) {
        QueryParameters query = QueryParameters.of(request);
        Optional<String> inQuery = query.text(INTEGRATION, 64);
        List<String> inHeader = request.getHeaders().getAll(INTEGRATION_HEADER);
        return query.end(inQuery).then(named -> {
            List<String> all = java.util.stream.Stream.concat(named.stream(), inHeader.stream())
                    .distinct()
                    .toList();
            if (all.isEmpty()) {
                return Outcome.refused(Refusals.of(POINTER, ProblemCode.MISSING_FIELD));
            }
            if (all.size() > 1) {
                return Outcome.refused(Refusals.of(POINTER, ProblemCode.INVALID_VALUE));
            }
            return IntegrationId.parse(all.getFirst())
                    .flatMap(id -> integrations.find(caller.tenant(), id))
                    .filter(integration -> integration.archived().isEmpty())
                    .map(Outcome::done)
                    .orElseGet(() -> Outcome.refused(Refusals.of(POINTER, ProblemCode.UNKNOWN_INTEGRATION)));
        });
    }

    private Outcome<ObjectNode> shaped(Caller caller, String body) {
        return Bodies.read(
                        body.getBytes(StandardCharsets.UTF_8),
                        document -> SaleReader.receipt(
                                document, directory.tenantOf(caller).currency()))
                .map(SaleRequest::document);
    }

    private static InboundReceipt inbound(
            Caller caller, Integration integration, SignedMessage message, String body, Instant now) {
        if (!(caller.actor() instanceof KeyId key)) {
            throw new IllegalStateException("receipts come in with a key");
        }
        return new InboundReceipt(
                InboundId.of(integration.id(), message.id()),
                integration.id(),
                message.id(),
                now,
                key,
                caller.scopes(),
                caller.stores(),
                body,
                new InboundReceipt.State.Received(),
                1);
    }

    /// Kept before it is answered, in the queue before it is answered; a sender that got no answer sends it again, and
    /// one that is there still waiting goes into the queue again.
    private Outcome<Answer> keep(Caller caller, InboundReceipt receipt) {
        InboundReceipt kept = receipts.keep(caller.tenant(), receipt);
        if (!kept.body().equals(receipt.body())) {
            return Outcome.refused(Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED));
        }
        if (kept.state() instanceof InboundReceipt.State.Received) {
            queues.send(
                    QueueName.INBOUND,
                    List.of(OutgoingMessage.now(
                            caller.tenant(), new InboundMessage(caller.tenant(), kept.id()).text())));
        }
        return Outcome.done(new Answer(
                ACCEPTED, Map.of(), Json.write(Json.object().put("id", kept.id().value()))));
    }
}
