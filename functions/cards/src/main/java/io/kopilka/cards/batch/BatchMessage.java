package io.kopilka.cards.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.queue.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A message of the queue of batches: go on with this one.
///
/// Schema 1: `{"schema", "tenant", "batch"}`.
record BatchMessage(TenantId tenant, CardBatchId batch) {

    private static final int SCHEMA = 1;

    OutgoingMessage outgoing() {
        return OutgoingMessage.now(
                tenant,
                new String(
                        Json.write(Json.object()
                                .put("schema", SCHEMA)
                                .put("tenant", tenant.value())
                                .put("batch", batch.value())),
                        StandardCharsets.UTF_8));
    }

    /// The message in a text, or empty where it is none that is known here.
    static Optional<BatchMessage> parse(String text) {
        return switch (Json.read(text.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode json)
            when json.path("schema").asInt() == SCHEMA ->
                TenantId.parse(json.path("tenant").asText())
                        .flatMap(tenant -> CardBatchId.parse(json.path("batch").asText())
                                .map(batch -> new BatchMessage(tenant, batch)));
            case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ -> Optional.empty();
        };
    }
}
