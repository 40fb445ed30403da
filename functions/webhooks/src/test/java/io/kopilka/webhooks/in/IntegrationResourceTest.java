package io.kopilka.webhooks.in;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.webhooks.MemoryQueues;
import io.kopilka.webhooks.WebhookSecret;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Receipts that a system outside sends: taken only where they are signed, answered at once, recorded once.
final class IntegrationResourceTest {

    private static final String IN = "/v1/in/generic";

    private TestService service;
    private Client engineer;
    private Client cloud;
    private String integration;
    private WebhookSecret secret;

    @BeforeEach
    void open() {
        service = TestService.start();
        engineer = service.with(Scope.WEBHOOKS_READ, Scope.WEBHOOKS_WRITE);
        JsonNode created = created("Касса в облаке");
        integration = created.path("id").asText();
        secret = secret(created);
        cloud = service.with(Scope.RECEIPTS_WRITE).saying("Kopilka-Integration", integration);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private JsonNode created(String name) {
        Reply reply = engineer.post("/v1/integrations", "{\"kind\": \"generic\", \"name\": \"" + name + "\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    private static WebhookSecret secret(JsonNode shown) {
        String text = shown.path("secret").asText();
        assertThat(text).startsWith(WebhookSecret.PREFIX);
        return WebhookSecret.of(Base64.getDecoder().decode(text.substring(WebhookSecret.PREFIX.length())));
    }

    private static String sale(String number) {
        ObjectNode sale = Json.object()
                .put("store", TestService.STORE.value())
                .put("till", "1")
                .put("number", number)
                .put("at", "2026-11-22T10:15:00+05:00");
        sale.putArray("lines")
                .addObject()
                .put("id", "1")
                .put("sku", "A-1")
                .put("quantity", "1")
                .put("price", "100.00");
        sale.putArray("payments").addObject().put("kind", "cash").put("amount", "100.00");
        return sale.toString();
    }

    private Reply send(Client client, String id, Instant at, String signature, String body) {
        return client.saying("webhook-id", id)
                .saying("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .saying("webhook-signature", signature)
                .post(IN, body);
    }

    private Reply signed(String id, String body) {
        Instant now = service.clock().instant();
        return send(cloud, id, now, secret.sign(id, now, body), body);
    }

    private void work() {
        service.bean(MemoryQueues.class).drain(service.bean(RecordInbound.class));
    }

    private List<String> asked() {
        return service.bean(RecordedSales.class).asked;
    }

    private JsonNode log() {
        return engineer.in(Language.RU)
                .get("/v1/integrations/" + integration + "/receipts")
                .json()
                .path("items");
    }

    @Test
    void aSignedReceiptIsAnsweredAtOnceAndRecordedFromTheQueue() {
        Reply reply = signed("msg_1", sale("1"));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("id").asText()).matches("inb_[0-9A-Z]{32}");
        assertThat(asked()).isEmpty();
        assertThat(log().path(0).path("state").asText()).isEqualTo("received");
        work();
        assertThat(asked())
                .containsExactly(
                        TestService.TENANT + " " + reply.json().path("id").asText() + " 1");
        assertThat(log().path(0).path("state").asText()).isEqualTo("recorded");
        assertThat(log().path(0).path("receipt").asText()).startsWith("rcp_");
        assertThat(log().path(0).path("webhookId").asText()).isEqualTo("msg_1");
    }

    @Test
    void howeverOftenItComesItIsRecordedOnce() {
        Reply first = signed("msg_1", sale("1"));
        Reply second = signed("msg_1", sale("1"));
        service.bean(MemoryQueues.class).again(QueueName.INBOUND);
        work();
        Reply third = signed("msg_1", sale("1"));
        work();

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(third.json()).isEqualTo(first.json());
        assertThat(asked()).hasSize(1);
        assertThat(log()).hasSize(1);
        assertThat(signed("msg_1", sale("2")).problem()).isEqualTo("422 idempotency_key_reused");
    }

    @Test
    void whatIsNotSignedIsNotTaken() {
        Instant now = service.clock().instant();
        String body = sale("1");
        String good = secret.sign("msg_1", now, body);

        assertThat(cloud.post(IN, body).problem()).isEqualTo("401 signature_missing");
        assertThat(send(cloud, "msg_1", now, good, sale("2")).problem()).isEqualTo("401 signature_invalid");
        assertThat(send(cloud, "msg_2", now, good, body).problem()).isEqualTo("401 signature_invalid");
        assertThat(send(cloud, "msg_1", now.plusSeconds(1), good, body).problem())
                .isEqualTo("401 signature_invalid");
        assertThat(send(cloud, "msg_1", now, good.replace("v1,", "v2,"), body).problem())
                .isEqualTo("401 signature_invalid");
        assertThat(send(cloud, "msg_1", now, "v1,", body).problem()).isEqualTo("401 signature_invalid");
        String otherSecret =
                WebhookSecret.create(new java.util.SplittableRandom(5)).sign("msg_1", now, body);
        assertThat(send(cloud, "msg_1", now, otherSecret, body).problem()).isEqualTo("401 signature_invalid");
        assertThat(send(cloud, "msg_1", now, otherSecret + " " + good, body).status())
                .isEqualTo(202);
        assertThat(log()).hasSize(1);
    }

    @Test
    void aSignatureIsGoodForFiveMinutesBothWays() {
        for (Duration off : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
            Instant at = service.clock().instant().plus(off);
            assertThat(send(cloud, "msg_1", at, secret.sign("msg_1", at, sale("1")), sale("1"))
                            .problem())
                    .isEqualTo("401 signature_stale");
        }
        for (Duration off : List.of(Duration.ofMinutes(-4), Duration.ofMinutes(4))) {
            Instant at = service.clock().instant().plus(off);
            assertThat(send(cloud, "msg_1", at, secret.sign("msg_1", at, sale("1")), sale("1"))
                            .status())
                    .isEqualTo(202);
        }
    }

    @Test
    void theIntegrationIsOneOfTheKeysTenant() {
        Client bare = service.with(Scope.RECEIPTS_WRITE);
        Instant now = service.clock().instant();
        String signature = secret.sign("msg_1", now, sale("1"));
        Client stranger = service.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.RECEIPTS_WRITE);

        assertThat(bare.post(IN, sale("1")).problem()).isEqualTo("422 missing_field ?integration missing_field");
        assertThat(send(stranger.saying("Kopilka-Integration", integration), "msg_1", now, signature, sale("1"))
                        .problem())
                .isEqualTo("404 unknown_integration ?integration unknown_integration");
        assertThat(bare.saying("webhook-id", "msg_1")
                        .saying("webhook-timestamp", Long.toString(now.getEpochSecond()))
                        .saying("webhook-signature", signature)
                        .post(IN + "?integration=" + integration, sale("1"))
                        .status())
                .isEqualTo(202);
        assertThat(cloud.post(IN + "?integration=int_01JZ0000000000000000000000", sale("1"))
                        .problem())
                .isEqualTo("422 invalid_value ?integration invalid_value");
        assertThat(service.anonymous().post(IN, sale("1")).problem()).isEqualTo("401 unauthenticated");
        assertThat(engineer.saying("Kopilka-Integration", integration)
                        .post(IN, sale("1"))
                        .problem())
                .isEqualTo("403 forbidden_scope");
    }

    @Test
    void aBadBodyIsNamedByFieldAndNotKept() {
        assertThat(signed("msg_1", "{").problem()).startsWith("400 malformed_json");
        assertThat(signed("msg_1", sale("1").replace("\"till\"", "\"tall\"")).problem())
                .isEqualTo("422 unknown_field /tall unknown_field /till missing_field");
        assertThat(log()).isEmpty();
        assertThat(service.bean(MemoryQueues.class).waiting(QueueName.INBOUND)).isEmpty();
    }

    @Test
    void whatCannotBeRecordedIsKeptWithTheReason() {
        signed("msg_1", sale("stranger"));
        work();

        JsonNode refused = log().path(0);
        assertThat(refused.path("state").asText()).isEqualTo("refused");
        assertThat(refused.at("/problem/code").asText()).isEqualTo("unknown_store");
        assertThat(refused.at("/problem/errors/0/pointer").asText()).isEqualTo("/store");
        assertThat(refused.at("/problem/title").asText()).isEqualTo("Такого магазина нет.");
    }

    @Test
    void aBusyAccountIsComeBackToAndAPoisonedMessageSetAside() {
        signed("msg_1", sale("busy"));
        RecordInbound consumer = service.bean(RecordInbound.class);
        String message =
                service.bean(MemoryQueues.class).waiting(QueueName.INBOUND).getFirst();

        List<Consumed> outcomes =
                consumer.consume(List.of(new Message("1", message, 1), new Message("2", "{\"schema\": 2}", 1)));

        assertThat(outcomes.get(0)).isInstanceOf(Consumed.Again.class);
        assertThat(outcomes.get(1)).isInstanceOf(Consumed.SetAside.class);
        assertThat(log().path(0).path("state").asText()).isEqualTo("received");
    }

    @Test
    void whereTheQueueTakesNothingTheSenderTriesAgain() {
        service.bean(MemoryQueues.class).failNext(1);

        assertThat(signed("msg_1", sale("1")).problem()).isEqualTo("503 unavailable");
        assertThat(signed("msg_1", sale("1")).status()).isEqualTo(202);
        work();
        assertThat(asked()).hasSize(1);
    }

    @Test
    void forADayBothSecretsAreGood() {
        String path = "/v1/integrations/" + integration;
        WebhookSecret old = secret;
        secret = secret(engineer.post(path + "/rotate-secret", "{}").json());

        assertThat(signed("msg_1", sale("1")).status()).isEqualTo(202);
        Instant now = service.clock().instant();
        assertThat(send(cloud, "msg_2", now, old.sign("msg_2", now, sale("2")), sale("2"))
                        .status())
                .isEqualTo(202);
        service.clock().set(new io.kopilka.platform.time.ClockSetting.StartingAt(now.plus(Duration.ofHours(25))));
        Instant later = service.clock().instant();
        assertThat(send(cloud, "msg_3", later, old.sign("msg_3", later, sale("3")), sale("3"))
                        .problem())
                .isEqualTo("401 signature_invalid");
    }

    @Test
    void anArchivedIntegrationIsNotHeard() {
        String path = "/v1/integrations/" + integration;

        assertThat(engineer.post(path + "/archive", "{}").json().path("state").asText())
                .isEqualTo("archived");
        assertThat(signed("msg_1", sale("1")).problem())
                .isEqualTo("404 unknown_integration ?integration unknown_integration");
        assertThat(engineer.get("/v1/integrations").json().path("items")).isEmpty();
        assertThat(engineer.get(path).json().has("secret")).isFalse();
    }

    @Test
    void badIntegrationsAreNamedByFieldAndStrangersSeeNone() {
        assertThat(engineer.post("/v1/integrations", "{\"kind\": \"ftp\"}").problem())
                .isEqualTo("422 invalid_value /kind invalid_value /name missing_field");
        Client stranger = service.with(
                TestService.STRANGER, new StoreAccess.EveryStore(), Scope.WEBHOOKS_READ, Scope.WEBHOOKS_WRITE);
        String path = "/v1/integrations/" + integration;
        assertThat(stranger.get(path).problem()).isEqualTo("404 not_found");
        assertThat(stranger.get(path + "/receipts").problem()).isEqualTo("404 not_found");
        assertThat(stranger.post(path + "/archive", "{}").problem()).isEqualTo("404 not_found");
        assertThat(stranger.post(path + "/rotate-secret", "{}").problem()).isEqualTo("404 not_found");
    }
}
