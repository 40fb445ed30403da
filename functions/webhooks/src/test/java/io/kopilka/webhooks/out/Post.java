package io.kopilka.webhooks.out;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.EndpointId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.secret.KeySealing;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.webhooks.MemoryQueues;
import io.kopilka.webhooks.Secrets;
import io.kopilka.webhooks.Time;
import io.kopilka.webhooks.WebhookSecret;
import io.kopilka.webhooks.address.Loopback;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Optional;
import java.util.SplittableRandom;

/// A tenant, a table, queues and a clock in memory, and the consumers between them.
final class Post {

    static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    static final String RECEIPT = "rcp_" + "0".repeat(32);

    final Time time = new Time();
    final SplittableRandom random = new SplittableRandom(1);
    final MemoryTable memory = new MemoryTable(time);
    final Table table;
    final MemoryQueues queues = new MemoryQueues(time);
    final Endpoints endpoints;
    final EndpointHealth health;
    final Deliveries deliveries;
    final FanOut fanOut;
    final Deliver deliver;

    Post(Sender sender) {
        this(sender, null);
    }

    /// @param faulty a table that sometimes fails, over the one in memory; null for none
    Post(Sender sender, java.util.function.@org.jspecify.annotations.Nullable Function<Table, Table> faulty) {
        table = faulty == null ? memory : faulty.apply(memory);
        Directory directory = new Directory(memory);
        WriteOutcome written = memory.write(directory.create(TenantProfile.of(
                TENANT,
                new Text("Обувь", "Shoes"),
                Currency.getInstance("RUB"),
                ZoneId.of("Asia/Yekaterinburg"),
                Language.RU,
                time.instant())));
        if (!(written instanceof WriteOutcome.Written)) {
            throw new AssertionError(written);
        }
        endpoints = new Endpoints(table, new KeySealing(new SigningKey(new byte[SigningKey.BYTES])));
        health = new EndpointHealth(table);
        deliveries = new Deliveries(table);
        ToldEvents told = new ToldEvents(table, time);
        EventBody bodies = new EventBody(
                directory, (_, id) -> id.value().equals(RECEIPT) ? Optional.of(receipt()) : Optional.empty());
        fanOut = new FanOut(endpoints, told, deliveries, bodies, queues, time);
        deliver = new Deliver(
                endpoints,
                health,
                told,
                deliveries,
                sender,
                new RetrySchedule(random.split()),
                new Loopback(false),
                queues,
                time);
    }

    private static ObjectNode receipt() {
        ObjectNode receipt = Json.object().put("id", RECEIPT).put("total", "1890.50");
        receipt.putObject("name").put("ru", "Туфли").put("en", "Shoes");
        return receipt;
    }

    Endpoint endpoint(EventType... events) {
        Endpoint endpoint = new Endpoint(
                EndpointId.of(Ulid.of(time.instant(), bytes(10))),
                "https://example.com/hooks",
                EnumSet.copyOf(java.util.List.of(events)),
                Optional.empty(),
                new Endpoint.State.Active(),
                Secrets.first(WebhookSecret.create(random)),
                time.instant(),
                1);
        Caller owner = new Caller(
                TENANT,
                KeyId.of(Ulid.of(time.instant(), bytes(10))),
                java.util.Set.of(),
                new StoreAccess.EveryStore(),
                Language.EN);
        AuditTrail audit = new AuditTrail(memory, new Ulids(time, random), time);
        endpoints.create(
                TENANT,
                endpoint,
                audit.entry(
                        owner,
                        AuditAction.ENDPOINT_CREATED,
                        new AuditSubject(endpoint.id().value()),
                        AuditChange.NONE));
        return endpoint;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    Event event(String id, EventType type) {
        Instant now = time.instant();
        return new Event(
                id,
                type,
                1,
                TENANT,
                RECEIPT,
                OffsetDateTime.ofInstant(now, ZoneOffset.ofHours(5)),
                now,
                "{\"points\": \"15\", \"text\": {\"ru\": \"Баллы\", \"en\": \"Points\"}}");
    }

    void happens(Event event) {
        queues.send(QueueName.WEBHOOKS, java.util.List.of(OutgoingMessage.now(TENANT, EventText.write(event))));
    }

    Delivery delivery(Endpoint endpoint, Event event) {
        return deliveries
                .find(TENANT, endpoint.id(), event.recordedAt(), event.id())
                .orElseThrow();
    }

    static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
