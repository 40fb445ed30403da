package io.kopilka.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.wire.Localized;
import io.kopilka.wire.http.TestService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ReceiptEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-11-22T05:15:10Z");
    private static final ReceiptId RECEIPT = new ReceiptId("rcp_" + "0123456789ABCDEF".repeat(2));

    private final ReceiptEvents events = new ReceiptEvents();

    @Test
    void aReceiptIsToldAsItIsStored() throws IOException {
        ObjectNode document = sample("receipt.committed");

        Event event = only(Item.of(Keys.receipt(TestService.TENANT, RECEIPT), 1)
                .with("answer", Packed.pack(document))
                .with("account", "acc_01JZZZZZZZZZZZZZZZZZZZZZZ7")
                .build());

        assertThat(event.id()).isEqualTo("rcp_5G2M7K9X3C8V1B4N6Z0QWERTYA.receipt.committed");
        assertThat(event.type()).isEqualTo(EventType.RECEIPT_COMMITTED);
        assertThat(event.tenant()).isEqualTo(TestService.TENANT);
        assertThat(event.subject()).isEqualTo("acc_01JZZZZZZZZZZZZZZZZZZZZZZ7");
        assertThat(event.occurredAt()).isEqualTo("2026-11-22T10:15:00+05:00");
        assertThat(event.recordedAt()).isEqualTo("2026-11-22T05:15:09.412Z");
        assertThat(JSON.readTree(event.data())).isEqualTo(document);
        assertThat(faults(event)).isEmpty();
    }

    @Test
    void aReturnIsToldAsTheTillWasAnswered() throws IOException {
        ObjectNode document = sample("receipt.returned");
        Key receipt = Keys.receipt(TestService.TENANT, RECEIPT);

        Event event = only(Item.of(new Key(receipt.pk(), "RETURN#01KATB4S6T2C9X5V8B1N3M7Z0Q"), 1)
                .with("answer", Packed.pack(document))
                .build());

        assertThat(event.id()).isEqualTo("ret_01KATB4S6T2C9X5V8B1N3M7Z0Q.receipt.returned");
        assertThat(event.type()).isEqualTo(EventType.RECEIPT_RETURNED);
        assertThat(event.subject()).isEqualTo(RECEIPT.value());
        assertThat(JSON.readTree(event.data())).isEqualTo(document);
        assertThat(faults(event)).isEmpty();
    }

    @Test
    void whatASaleWritesIsToldAsTheReceiptIsReadInEitherLanguage() throws IOException {
        try (Shop shop = Shop.open()) {
            ObjectNode sale = Shop.sale("E-1", "2000.00", "1940.00").put("card", Shop.ANNA);
            JsonNode committed = shop.till
                    .saying("Idempotency-Key", "key-E-1")
                    .post("/v1/receipts", sale.toString())
                    .json();
            String id = committed.path("id").asText();
            Item item = shop.service
                    .table()
                    .get(Keys.receipt(TestService.TENANT, new ReceiptId(id)), Consistency.STRONG)
                    .orElseThrow();

            Event event = only(item);

            assertThat(faults(event)).isEmpty();
            for (Language language : Language.values()) {
                JsonNode read = shop.till.in(language).get("/v1/receipts/" + id).json();
                assertThat(Localized.render(JSON.readTree(event.data()), language))
                        .isEqualTo(read);
            }
        }
    }

    @Test
    void otherItemsAndLaterChangesTellNothing() throws IOException {
        Item receipt = Item.of(Keys.receipt(TestService.TENANT, RECEIPT), 1)
                .with("answer", Packed.pack(sample("receipt.committed")))
                .build();
        Item other = Item.of(Keys.tenant(TestService.TENANT), 1).build();

        assertThat(events.eventsOf(new ItemChange.Added(other, AT, "1"))).isEmpty();
        assertThat(events.eventsOf(new ItemChange.Changed(receipt, receipt, AT, "1")))
                .isEmpty();
        assertThat(events.eventsOf(new ItemChange.Removed(receipt, AT, "1"))).isEmpty();
    }

    @Test
    void aReceiptOfASchemaThatNobodyKnowsIsUnreadable() throws IOException {
        Item later = Item.of(Keys.receipt(TestService.TENANT, RECEIPT), 3)
                .with("answer", Packed.pack(sample("receipt.committed")))
                .build();

        assertThatThrownBy(() -> events.eventsOf(new ItemChange.Added(later, AT, "1")))
                .isInstanceOf(UnreadableItem.class)
                .hasMessage("the item RCP/RCP cannot be read: schema 3");
    }

    private Event only(Item item) {
        List<Event> found = events.eventsOf(new ItemChange.Added(item, AT, "1"));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static ObjectNode sample(String name) throws IOException {
        try (InputStream sample =
                Objects.requireNonNull(ReceiptEventsTest.class.getResourceAsStream("events/" + name + ".json"), name)) {
            return (ObjectNode) JSON.readTree(sample);
        }
    }

    private static List<String> faults(Event event) throws IOException {
        Path schema = Path.of(
                System.getProperty("kopilka.root"),
                "openapi",
                "events",
                event.type().wireName() + ".json");
        assertThat(JSON.readTree(schema.toFile()).path("x-version").asInt()).isEqualTo(event.schema());
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema))
                .validate(
                        JSON.readTree(event.data()),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
