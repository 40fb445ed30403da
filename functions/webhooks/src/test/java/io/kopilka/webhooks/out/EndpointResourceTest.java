package io.kopilka.webhooks.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.webhooks.MemoryQueues;
import io.kopilka.webhooks.address.HostileUrls;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Endpoints over HTTP: what a tenant's engineer registers, reads, changes and tells again.
final class EndpointResourceTest {

    private static final String ALL = "/v1/webhook-endpoints";

    private TestService service;
    private Client engineer;
    private Client stranger;

    @BeforeEach
    void open() {
        service = TestService.start();
        engineer = service.with(Scope.WEBHOOKS_READ, Scope.WEBHOOKS_WRITE);
        stranger = service.with(
                TestService.STRANGER, new StoreAccess.EveryStore(), Scope.WEBHOOKS_READ, Scope.WEBHOOKS_WRITE);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static String wish(String url, String... events) {
        return "{\"url\": \"%s\", \"events\": [%s]}"
                .formatted(
                        url,
                        String.join(
                                ", ",
                                List.of(events).stream()
                                        .map(each -> '"' + each + '"')
                                        .toList()));
    }

    private String created(String... events) {
        Reply reply = engineer.post(ALL, wish("https://hooks.example.com/a", events));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("id").asText();
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(each -> each.path(field).asText())
                .toList();
    }

    @Test
    void aSecretIsShownOnceAndStoredSealed() {
        Reply reply = engineer.post(ALL, wish("https://hooks.example.com/a", "receipt.committed", "tier.raised"));

        String secret = reply.json().path("secret").asText();
        String id = reply.json().path("id").asText();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(id).matches("whe_[0-9A-Z]{26}");
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{32}");
        assertThat(reply.header("Location")).isEqualTo(ALL + "/" + id);
        JsonNode read = engineer.get(ALL + "/" + id).json();
        assertThat(read.has("secret")).isFalse();
        assertThat(texts(engineer.get(ALL).json().path("items"), "id")).containsExactly(id);
        assertThat(service.items(Keys.hooksPartition(TestService.TENANT)))
                .singleElement()
                .satisfies(item -> assertThat(
                                new String(item.bytes("secret"), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(new String(
                                java.util.Base64.getDecoder().decode(secret.substring(6)),
                                java.nio.charset.StandardCharsets.ISO_8859_1)));
    }

    @Test
    void everyHostileUrlIsRefusedByFieldAndNothingIsStored() {
        for (HostileUrls.Hostile hostile : HostileUrls.all()) {
            String body = io.kopilka.contract.json.Json.object()
                    .put("url", hostile.url())
                    .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                            "events",
                            io.kopilka.contract.json.Json.object().arrayNode().add("tier.raised"))
                    .toString();

            assertThat(engineer.post(ALL, body).problem())
                    .as(hostile.url())
                    .isEqualTo("422 " + hostile.code() + " /url " + hostile.code());
        }
        assertThat(service.items(Keys.hooksPartition(TestService.TENANT))).isEmpty();
    }

    @Test
    void badInputIsNamedByField() {
        assertThat(engineer.post(ALL, "{").problem()).startsWith("400 malformed_json");
        assertThat(engineer.post(ALL, "{}").problem())
                .isEqualTo("422 missing_field /url missing_field /events missing_field");
        assertThat(engineer.post(ALL, wish("https://hooks.example.com/", "sale.made"))
                        .problem())
                .isEqualTo("422 invalid_value /events/0 invalid_value");
        assertThat(engineer.post(ALL, wish("https://hooks.example.com/", "tier.raised", "tier.raised"))
                        .problem())
                .isEqualTo("422 duplicate_id /events/1 duplicate_id");
        assertThat(engineer.post(ALL, wish("https://hooks.example.com/")).problem())
                .isEqualTo("422 out_of_range /events out_of_range");
        assertThat(engineer.post(ALL, "{\"url\": 5, \"events\": [\"tier.raised\"], \"secret\": \"x\"}")
                        .problem())
                .isEqualTo("422 invalid_value /url invalid_value /secret unknown_field");
        assertThat(service.items(Keys.hooksPartition(TestService.TENANT))).isEmpty();
    }

    @Test
    void whatIsAnothersDoesNotExist() {
        String id = created("tier.raised");
        for (String path : List.of("", "/deliveries")) {
            assertThat(stranger.get(ALL + "/" + id + path).problem()).isEqualTo("404 not_found");
        }
        for (String path : List.of("/archive", "/rotate-secret", "/test")) {
            assertThat(stranger.post(ALL + "/" + id + path, "{}").problem()).isEqualTo("404 not_found");
        }
        assertThat(stranger.post(ALL + "/" + id + "/replay", "{\"failed\": true}")
                        .problem())
                .isEqualTo("404 not_found");
        assertThat(stranger.saying("If-Match", "*")
                        .put(ALL + "/" + id, wish("https://evil.example.com/", "tier.raised"))
                        .problem())
                .isEqualTo("404 not_found");
        assertThat(stranger.get(ALL).json().path("items")).isEmpty();
    }

    @Test
    void readingNeedsOneScopeAndWritingAnother() {
        Client reader = service.with(Scope.WEBHOOKS_READ);

        assertThat(reader.get(ALL).status()).isEqualTo(200);
        assertThat(reader.post(ALL, wish("https://hooks.example.com/", "tier.raised"))
                        .problem())
                .isEqualTo("403 forbidden_scope");
        assertThat(service.with(Scope.WEBHOOKS_WRITE).get(ALL).problem()).isEqualTo("403 forbidden_scope");
        assertThat(service.anonymous().get(ALL).problem()).isEqualTo("401 unauthenticated");
    }

    @Test
    void aChangeIsMadeFromWhatWasRead() {
        String path = ALL + "/" + created("tier.raised");
        String tag = engineer.get(path).header("ETag");
        String change =
                "{\"url\": \"https://new.example.com/\", \"events\": [\"points.changed\"], \"state\": \"disabled\"}";

        assertThat(engineer.put(path, change).problem()).isEqualTo("428 precondition_required");
        Reply changed = engineer.saying("If-Match", tag).put(path, change);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("url").asText()).isEqualTo("https://new.example.com/");
        assertThat(changed.json().path("reason").asText()).isEqualTo("byOwner");
        assertThat(engineer.saying("If-Match", tag).put(path, change).problem()).isEqualTo("412 stale_etag");
        assertThat(engineer.post(path + "/test", "{}").problem()).isEqualTo("409 endpoint_not_active");
    }

    @Test
    void anArchivedEndpointStaysArchived() {
        String path = ALL + "/" + created("tier.raised");

        assertThat(engineer.post(path + "/archive", "{}").json().path("state").asText())
                .isEqualTo("archived");
        assertThat(engineer.post(path + "/archive", "{}").status()).isEqualTo(200);
        assertThat(engineer.saying("If-Match", "*")
                        .put(path, wish("https://hooks.example.com/", "tier.raised"))
                        .problem())
                .isEqualTo("409 endpoint_not_active");
        assertThat(engineer.post(path + "/rotate-secret", "{}").problem()).isEqualTo("409 endpoint_not_active");
        assertThat(engineer.get(ALL).json().path("items")).isEmpty();
        assertThat(engineer.get(ALL + "?archived=true").json().path("items")).hasSize(1);
    }

    @Test
    void thereMayBeTwentyEndpoints() {
        for (int i = 0; i < Endpoints.MOST; i++) {
            created("tier.raised");
        }
        assertThat(engineer.post(ALL, wish("https://hooks.example.com/", "tier.raised"))
                        .problem())
                .isEqualTo("422 too_many_items  too_many_items");
    }

    private Event happened(String id, Duration ago) {
        Instant at = service.clock().instant().minus(ago);
        return new Event(id, EventType.TIER_RAISED, 1, TestService.TENANT, "x", at.atOffset(ZoneOffset.UTC), at, "{}");
    }

    private void tell(Event event) {
        MemoryQueues queues = service.bean(MemoryQueues.class);
        queues.send(QueueName.WEBHOOKS, List.of(OutgoingMessage.now(TestService.TENANT, EventText.write(event))));
        queues.drain(service.bean(FanOut.class));
    }

    private void deliver(int status) {
        Deliver deliver = new Deliver(
                service.bean(Endpoints.class),
                service.bean(EndpointHealth.class),
                service.bean(ToldEvents.class),
                service.bean(Deliveries.class),
                (_, _, _) -> new Sender.Sent.Answered(status, status < 300 ? "" : "go away", Optional.empty()),
                service.bean(RetrySchedule.class),
                new io.kopilka.webhooks.address.Loopback(false),
                service.bean(MemoryQueues.class),
                service.clock());
        service.bean(MemoryQueues.class).drain(deliver);
    }

    @Test
    void deliveriesAreListedTheLatestFirstPageByPage() {
        String path = ALL + "/" + created("tier.raised") + "/deliveries";
        for (int i = 0; i < 5; i++) {
            tell(happened("evt_" + i, Duration.ofMinutes(10 - i)));
        }
        deliver(204);

        JsonNode first = engineer.get(path + "?limit=3").json();
        JsonNode second = engineer.get(
                        path + "?limit=3&cursor=" + first.path("nextCursor").asText())
                .json();
        assertThat(texts(first.path("items"), "event")).containsExactly("evt_4", "evt_3", "evt_2");
        assertThat(texts(second.path("items"), "event")).containsExactly("evt_1", "evt_0");
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(first.at("/items/0/state").asText()).isEqualTo("delivered");
        assertThat(first.at("/items/0/attempts/0/status").asInt()).isEqualTo(204);
    }

    @Test
    void whatFailedIsToldAgain() {
        String path = ALL + "/" + created("tier.raised");
        tell(happened("evt_1", Duration.ofMinutes(2)));
        deliver(204);
        tell(happened("evt_2", Duration.ofMinutes(1)));
        deliver(410);
        JsonNode log = engineer.get(path + "/deliveries").json();
        assertThat(texts(log.path("items"), "state")).containsExactly("failed", "delivered");
        assertThat(log.at("/items/0/answer").asText()).isEqualTo("go away");
        assertThat(engineer.post(path + "/replay", "{\"failed\": true}").problem())
                .isEqualTo("409 endpoint_not_active");

        engineer.saying("If-Match", "*").put(path, wish("https://hooks.example.com/", "tier.raised"));
        Reply replayed = engineer.post(path + "/replay", "{\"failed\": true}");
        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.json().path("replayed").asInt()).isEqualTo(1);
        deliver(204);

        assertThat(texts(engineer.get(path + "/deliveries").json().path("items"), "state"))
                .containsExactly("delivered", "delivered");
    }

    @Test
    void eventsAreToldAgainByTheirIdsAndByTheirTime() {
        String path = ALL + "/" + created("tier.raised");
        tell(happened("evt_1", Duration.ofDays(2)));
        tell(happened("evt_2", Duration.ofDays(1)));
        deliver(204);

        assertThat(engineer.post(path + "/replay", "{\"events\": [\"evt_1\", \"evt_9\"]}")
                        .problem())
                .isEqualTo("404 unknown_event /events/1 unknown_event");
        assertThat(engineer.post(path + "/replay", "{\"events\": [\"evt_1\"]}")
                        .json()
                        .path("replayed")
                        .asInt())
                .isEqualTo(1);
        deliver(204);
        Instant from = service.clock().instant().minus(Duration.ofHours(30));
        assertThat(engineer.post(path + "/replay", "{\"from\": \"" + from + "\"}")
                        .json()
                        .path("replayed")
                        .asInt())
                .isEqualTo(1);
        assertThat(engineer.post(path + "/replay", "{}").problem())
                .isEqualTo("422 missing_field /events missing_field");
        assertThat(engineer.post(path + "/replay", "{\"events\": [\"evt_1\"], \"failed\": true}")
                        .problem())
                .isEqualTo("422 invalid_value /events not_allowed_here");
        assertThat(engineer.post(path + "/replay", "{\"events\": []}").problem())
                .isEqualTo("422 out_of_range /events out_of_range");
    }

    @Test
    void aTestIsDeliveredAsAnyOther() {
        String path = ALL + "/" + created("tier.raised");

        Reply sent = engineer.post(path + "/test", "{}");
        deliver(204);

        assertThat(sent.status()).isEqualTo(202);
        JsonNode delivery =
                engineer.get(path + "/deliveries").json().path("items").path(0);
        assertThat(delivery.path("event").asText())
                .isEqualTo(sent.json().path("event").asText());
        assertThat(delivery.path("type").asText()).isEqualTo("webhook.test");
        assertThat(delivery.path("state").asText()).isEqualTo("delivered");
    }
}
