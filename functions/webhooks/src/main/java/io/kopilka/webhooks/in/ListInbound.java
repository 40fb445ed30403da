package io.kopilka.webhooks.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.webhooks.in.InboundReceipt.State;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Listing;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What came in from an integration and what became of it: 90 days, the latest first.
///
/// Refused: `not_found`, what is wrong with the query.
@Singleton
final class ListInbound {

    private static final int HIGHEST_LIMIT = 100;

    private final ManageIntegrations integrations;
    private final InboundReceipts receipts;

    ListInbound(ManageIntegrations integrations, InboundReceipts receipts) {
        this.integrations = integrations;
        this.receipts = receipts;
    }

    Outcome<Answer> run(Caller caller, String id, QueryParameters query, Listing listing) {
        return integrations.find(caller, id).then(integration -> {
            int limit = query.integer("limit", 1, HIGHEST_LIMIT, QueryParameters.USUAL_LIMIT);
            Optional<Cursor> cursor = query.cursor(listing);
            return query.end(limit).map(most -> {
                InboundReceipts.Listed page = receipts.page(caller.tenant(), integration.id(), most, cursor);
                return Answers.ok(Answers.page(
                        listing,
                        page.items().stream()
                                .map(receipt -> json(receipt, caller.language()))
                                .toList(),
                        page.next()));
            });
        });
    }

    private static ObjectNode json(InboundReceipt receipt, Language language) {
        ObjectNode json = Json.object();
        json.put("id", receipt.id().value());
        json.put("webhookId", receipt.webhookId());
        json.put("receivedAt", receipt.receivedAt().toString());
        switch (receipt.state()) {
            case State.Received() -> json.put("state", "received");
            case State.Recorded(ReceiptId recorded) ->
                json.put("state", "recorded").put("receipt", recorded.value());
            case State.Refused(String ru, String en) ->
                json.put("state", "refused")
                        .set(
                                "problem",
                                problem(
                                        switch (language) {
                                            case RU -> ru;
                                            case EN -> en;
                                        }));
        }
        return json;
    }

    private static JsonNode problem(String stored) {
        return switch (Json.read(stored.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode problem) -> problem;
            case Read.Refused<JsonNode> _ -> throw new IllegalStateException("a stored problem is no JSON");
        };
    }
}
