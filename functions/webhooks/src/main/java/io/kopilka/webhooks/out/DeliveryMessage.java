package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.EndpointId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.queue.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A message of the queue of deliveries: try this one for the n-th time.
///
/// Schema 1: `{"schema", "tenant", "endpoint", "event", "recordedAt", "round", "attempt"}`.
///
/// @param attempt which try of its round this is, 1 and up: one that has been made is not made again
record DeliveryMessage(TenantId tenant, EndpointId endpoint, String event, Instant recordedAt, int round, int attempt) {

    private static final int SCHEMA = 1;

    /// The message for a delivery's next try.
    static DeliveryMessage next(TenantId tenant, Delivery delivery) {
        return new DeliveryMessage(
                tenant,
                delivery.endpoint(),
                delivery.event(),
                delivery.recordedAt(),
                delivery.round(),
                delivery.tries() + 1);
    }

    /// The message for the try after this one.
    DeliveryMessage following() {
        return new DeliveryMessage(tenant, endpoint, event, recordedAt, round, attempt + 1);
    }

    /// As it is put into the queue. A wait longer than a queue knows is waited in parts: whoever takes the message out
    /// early puts it in again.
    OutgoingMessage after(Duration wait) {
        Duration whole =
                wait.isPositive() ? Duration.ofSeconds(wait.plusMillis(999).toSeconds()) : Duration.ZERO;
        return new OutgoingMessage(
                tenant,
                text(),
                whole.compareTo(OutgoingMessage.LONGEST_DELAY) > 0 ? OutgoingMessage.LONGEST_DELAY : whole);
    }

    String text() {
        return new String(
                Json.write(Json.object()
                        .put("schema", SCHEMA)
                        .put("tenant", tenant.value())
                        .put("endpoint", endpoint.value())
                        .put("event", event)
                        .put("recordedAt", recordedAt.toString())
                        .put("round", round)
                        .put("attempt", attempt)),
                StandardCharsets.UTF_8);
    }

    /// The message in a text, or empty where it is none that is known here.
    static Optional<DeliveryMessage> parse(String text) {
        return switch (Json.read(text.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode json) when json.path("schema").asInt() == SCHEMA -> parse(json);
            case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ -> Optional.empty();
        };
    }

    private static Optional<DeliveryMessage> parse(JsonNode json) {
        try {
            return Optional.of(new DeliveryMessage(
                    new TenantId(json.path("tenant").asText()),
                    new EndpointId(json.path("endpoint").asText()),
                    json.path("event").asText(),
                    Instant.parse(json.path("recordedAt").asText()),
                    json.path("round").asInt(),
                    json.path("attempt").asInt()));
        } catch (IllegalArgumentException | DateTimeException broken) {
            return Optional.empty();
        }
    }
}
