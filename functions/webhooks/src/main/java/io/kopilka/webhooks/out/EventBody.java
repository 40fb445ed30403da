package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.UnreadableEvent;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.wire.Localized;
import io.kopilka.wire.ReadsReceipts;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes the body of a webhook, in the tenant's language: `{"type", "timestamp", "data"}`. Of a receipt's events
/// `data` is the receipt; of all others, the event's own data.
@Singleton
final class EventBody {

    private final Directory directory;
    private final ReadsReceipts receipts;

    EventBody(Directory directory, ReadsReceipts receipts) {
        this.directory = directory;
        this.receipts = receipts;
    }

    ToldEvent of(Event event) {
        Language language = directory
                .tenant(event.tenant())
                .map(TenantProfile::language)
                .orElseThrow(() -> new UnreadableEvent("an event of a tenant that is not there"));
        return told(event.id(), event.type().wireName(), event, Localized.render(data(event), language));
    }

    private static ToldEvent told(String id, String type, Event event, JsonNode data) {
        ObjectNode body = Json.object();
        body.put("type", type);
        body.put("timestamp", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(event.occurredAt()));
        body.set("data", data);
        return new ToldEvent(id, type, event.recordedAt(), new String(Json.write(body), StandardCharsets.UTF_8));
    }

    private JsonNode data(Event event) {
        JsonNode own = own(event);
        return switch (event.type()) {
            case RECEIPT_COMMITTED, RECEIPT_RETURNED ->
                receipt(event, own).map(JsonNode.class::cast).orElse(own);
            case POINTS_CHANGED, POINTS_EXPIRING, TIER_RAISED, TIER_LOWERED -> own;
        };
    }

    /// The receipt that the event is about, whichever way it names it.
    private Optional<ObjectNode> receipt(Event event, JsonNode own) {
        return Stream.of(
                        event.subject(),
                        own.path("receipt").asText(""),
                        own.path("receipt").path("id").asText(""),
                        own.path("id").asText(""))
                .flatMap(text -> ReceiptId.parse(text).stream())
                .findFirst()
                .flatMap(id -> receipts.find(event.tenant(), id));
    }

    private static JsonNode own(Event event) {
        return switch (Json.read(event.data().getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode data) -> data;
            case Read.Refused<JsonNode> _ -> throw new UnreadableEvent("the data of an event are no JSON");
        };
    }
}
