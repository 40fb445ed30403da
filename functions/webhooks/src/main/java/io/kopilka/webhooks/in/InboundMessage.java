package io.kopilka.webhooks.in;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.InboundId;
import io.kopilka.domain.identity.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A message of the queue of receipts from outside: record this one. The receipt itself, and with it people's data,
/// stays in the table.
///
/// Schema 1: `{"schema", "tenant", "message"}`.
record InboundMessage(TenantId tenant, InboundId message) {

    private static final int SCHEMA = 1;

    String text() {
        return new String(
                Json.write(Json.object()
                        .put("schema", SCHEMA)
                        .put("tenant", tenant.value())
                        .put("message", message.value())),
                StandardCharsets.UTF_8);
    }

    /// The message in a text, or empty where it is none that is known here.
    static Optional<InboundMessage> parse(String text) {
        return switch (Json.read(text.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode json)
            when json.path("schema").asInt() == SCHEMA ->
                TenantId.parse(json.path("tenant").asText())
                        .flatMap(tenant -> InboundId.parse(json.path("message").asText())
                                .map(message -> new InboundMessage(tenant, message)));
            case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ -> Optional.empty();
        };
    }
}
