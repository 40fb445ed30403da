package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.change.ChangeReader;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventSource;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.UnreadableItem;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;

/// What receipts tell: `receipt.committed` for each, with the document that `GET /v1/receipts/{id}` gave then, and
/// `receipt.returned` for each return of one, with the document that the till was answered. Texts are in both
/// languages. The subject of a sale is the account, where it touched one; otherwise the receipt.
@Singleton
final class ReceiptEvents implements EventSource {
    /// Of the events, whatever that of the items is.
    private static final int SCHEMA = 1;

    private static final String COMMITTED = "RCP/RCP";
    private static final String RETURNED = "RCP/RETURN";
    private static final String ACCOUNT = "account";

    @Override
    public List<Event> eventsOf(ItemChange change) {
        return change instanceof ItemChange.Added added ? events(added.after()) : List.of();
    }

    private static List<Event> events(Item item) {
        return switch (item.key().kind()) {
            case COMMITTED -> List.of(event(EventType.RECEIPT_COMMITTED, item, Receipts.document(item)));
            case RETURNED -> List.of(event(EventType.RECEIPT_RETURNED, item, Returns.document(item)));
            default -> List.of();
        };
    }

    private static Event event(EventType type, Item item, ObjectNode document) {
        TenantId tenant = ChangeReader.tenant(item.key());
        String receipt = item.key().ids().getFirst();
        try {
            return new Event(
                    document.path("id").asText() + ("." + type.wireName()),
                    type,
                    SCHEMA,
                    tenant,
                    item.optionalText(ACCOUNT).orElse(receipt),
                    OffsetDateTime.parse(document.path("at").asText()),
                    OffsetDateTime.parse(document.path("recordedAt").asText()).toInstant(),
                    new String(Json.write(document), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DateTimeException broken) {
            throw new UnreadableItem(item.key(), "its document has no id or no time");
        }
    }
}
