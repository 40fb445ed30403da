package io.kopilka.trials.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customer.Questionnaire;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Country;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Role;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.time.ClockSetting;
import io.kopilka.tenants.Founding;
import io.kopilka.tenants.StarterProgramme;
import io.kopilka.tenants.TenantWish;
import io.kopilka.tenants.Tenants;
import io.kopilka.webhooks.WebhookSecret;
import io.kopilka.wire.contract.Contract;
import io.kopilka.wire.contract.Operation;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The contract's examples of requests are granted, in the order in which a shop would send them; every answer is held
/// to the contract by the service that is asked, and tells the total that the example of the answer tells.
final class ExamplesTest {
    private static final String STORE = "sto_01K8Q0W2H6Y3F8P4S7D1G9K5TB";
    private static final String ANNA = "cus_01K8Q1A7E4N9V2J6W8R3M5X0ZC";
    private static final String ANNAS_CARD = "2000000000015";
    private static final String OLGAS_CARD = "2000000000022";
    private static final List<String> PRINTED = List.of("2000000000039", "2000000000046");
    /// The version that the examples name.
    private static final int VERSION = 12;

    private final Set<String> granted = new LinkedHashSet<>();
    private TestService service;
    private TestService.Client shop;

    @BeforeEach
    void open() {
        service = TestService.start(new MemoryQueues(InstantSource.system()));
        shop = service.with(Scope.all().toArray(Scope[]::new)).in(Language.RU);
        write(List.of(service.bean(Directory.class)
                .create(
                        TestService.TENANT,
                        StoreProfile.of(
                                new StoreId(STORE),
                                Text.of("На Малышева"),
                                ZoneId.of("Asia/Yekaterinburg"),
                                Optional.empty()))));
        issue(new CustomerId(ANNA), ANNAS_CARD, "Анна Петрова");
        issue(CustomerId.of(service.bean(Ulids.class).next()), OLGAS_CARD, "Ольга Л.");
        for (String number : PRINTED) {
            write(List.of(Cards.create(TestService.TENANT, new Card.Printed(new CardNumber(number), "buyer"))));
        }
    }

    @AfterEach
    void close() {
        service.close();
    }

    private void issue(CustomerId id, String number, String name) {
        Customer customer = new Customer(
                        id,
                        ProgrammeId.ownOf(TestService.TENANT),
                        AccountId.of(service.bean(Ulids.class).next()),
                        new Questionnaire(name, null, null, LocalDate.of(1985, 7, 14)),
                        List.of(),
                        service.clock().instant())
                .with(new CardNumber(number));
        List<Write> writes = new ArrayList<>(Customers.create(TestService.TENANT, customer));
        writes.add(Cards.create(
                TestService.TENANT, new Card.Printed(new CardNumber(number), "buyer").issueTo(customer.holder())));
        write(writes);
    }

    private void write(List<Write> writes) {
        assertThat(service.table().write(writes)).isInstanceOf(WriteOutcome.Written.class);
    }

    @Test
    void everyExampleOfARequestIsGrantedAndEveryOperationAnswersAsItSays() {
        publishTwelveVersions();
        buyBefore();
        String receipt = sell();
        serveMembers();
        setPointsAside();
        takeBack(receipt);
        printCards();
        tellOthers();
        hearOfOthers();
        read("getSalesReport", "/v1/reports/sales?from=2026-11-01&to=2026-11-30");
        read("getPointsReport", "/v1/reports/points?from=2026-11-01&to=2026-11-30");
        read("getRecalculation", "/v1/recalculations");
        read("getMe", "/v1/me");
        handOutKeys();
        pairDevices();
        buildATeam();
        read("listAudit", "/v1/audit");
        read("getStore", "/v1/stores/" + STORE);
        settle();
        openAndClose();
        travelInTime();
        send("createSimulation", "usual", "/v1/simulations");
        send("createSimulation", "document", "/v1/simulations");
        send("restoreRuleset", "usual", "/v1/rulesets/" + VERSION + "/restore");
        read("getRuleset", "/v1/rulesets/" + VERSION);
        read("listRulesets", "/v1/rulesets");

        assertThat(Contract.get().operations()).extracting(Operation::id).containsExactlyInAnyOrderElementsOf(granted);
    }

    private void settle() {
        change("changeTenant", "/v1/tenant", read("getTenant", "/v1/tenant"));
        send("deleteTenant", "usual", "/v1/tenant/deletion");
        send("keepTenant", "usual", "/v1/tenant/deletion/cancel");
    }

    private void openAndClose() {
        read("listStores", "/v1/stores");
        String store = send("createStore", "usual", "/v1/stores").header("Location");
        note("nameTill", "usual", shop.put(store + "/tills/1", example("nameTill", "usual")), 200);
        read("listTills", store + "/tills");
        change("changeStore", store, shop.get(store));
    }

    private void travelInTime() {
        Tenants tenants = service.bean(Tenants.class);
        Founding founding = tenants.prepare(new TenantWish(
                Text.of("Мёд"),
                new Country("RU"),
                Currency.getInstance("RUB"),
                ZoneId.of("Asia/Omsk"),
                Language.RU,
                Text.of("Омск"),
                Optional.empty(),
                StarterProgramme.POINTS));
        tenants.create(founding, List.of());
        Founding.Side sandbox = founding.sandbox();
        TestService.Client client =
                service.holding(sandbox.key(), sandbox.grant().id());
        String clock = "/v1/sandbox/clock";
        note("getSandboxClock", "usual", client.get(clock), 200);
        note("setSandboxClock", "usual", client.put(clock, example("setSandboxClock", "usual")), 200);
        note("getSandboxInbox", "usual", client.get("/v1/sandbox/inbox"), 200);
        Reply founded = service.visitor("founder").post("/v1/tenants", example("createTenant", "usual"));
        note("createTenant", "usual", founded, 201);
    }

    private void change(String operation, String path, Reply read) {
        Reply changed = shop.saying("If-Match", read.header("ETag")).patch(path, example(operation, "usual"));
        note(operation, "usual", changed, 200);
    }

    private void publishTwelveVersions() {
        for (String example : examples("replaceRulesetDraft").keySet()) {
            replaceDraft(example);
        }
        for (int version = 1; version <= VERSION; version++) {
            replaceDraft("usual");
            send("publishRuleset", "usual", "/v1/ruleset/publish");
        }
    }

    private void replaceDraft(String example) {
        String tag = read("getRulesetDraft", "/v1/ruleset/draft").header("ETag");
        Reply replaced = shop.saying("If-Match", tag).put("/v1/ruleset/draft", example("replaceRulesetDraft", example));
        note("replaceRulesetDraft", example, replaced, 200);
    }

    /// What the examples suppose: that Anna has bought shoes before.
    private void buyBefore() {
        for (Map.Entry<String, String> card : Map.of(ANNAS_CARD, "12000.00 11640.00", OLGAS_CARD, "7216.49 7000.00")
                .entrySet()) {
            String[] money = card.getValue().split(" ", 2);
            ObjectNode sale = json("""
                {"store": "%s", "till": "1", "number": "%s", "at": "2026-11-20T12:00:00+05:00", "card": "%s",
                 "lines": [{"id": "1", "sku": "SH-1", "groups": ["shoes"], "quantity": "1", "price": "%s"}],
                 "payments": [{"kind": "card", "amount": "%s"}]}
                """.formatted(STORE, card.getKey(), card.getKey(), money[0], money[1]));
            Reply before =
                    shop.saying("Idempotency-Key", "before-" + card.getKey()).post("/v1/receipts", sale.toString());
            assertThat(before.status()).as(before.body()).isEqualTo(201);
        }
    }

    /// The path of the usual receipt.
    private String sell() {
        String quote =
                send("createQuote", "usual", "/v1/quotes").json().path("id").asText();
        send("createQuote", "anonymous", "/v1/quotes");
        send("createQuote", "near", "/v1/quotes");
        ObjectNode sale = json(example("commitReceipt", "usual")).put("quote", quote);
        Reply receipt = shop.saying("Idempotency-Key", "usual").post("/v1/receipts", sale.toString());
        note("commitReceipt", "usual", receipt, 201);
        Reply offline =
                shop.saying("Idempotency-Key", "offline").post("/v1/receipts", example("commitReceipt", "offline"));
        note("commitReceipt", "offline", offline, 201);
        read("getReceipt", receipt.header("Location"));
        read("listReceipts", "/v1/receipts?store=" + STORE);
        return receipt.header("Location");
    }

    private void serveMembers() {
        send("createCustomer", "usual", "/v1/customers");
        send("issueCard", "usual", "/v1/cards/" + PRINTED.getFirst() + "/issue");
        send("issueCard", "known", "/v1/cards/" + PRINTED.getLast() + "/issue");
        read("getCard", "/v1/cards/" + ANNAS_CARD);
        read("getCustomer", "/v1/customers/" + ANNA);
        read("listCustomers", "/v1/customers");
        read("listPoints", "/v1/customers/" + ANNA + "/points");
        send("adjustPoints", "usual", "/v1/customers/" + ANNA + "/points/adjustments");
    }

    private void setPointsAside() {
        String hold = send("createHold", "usual", "/v1/holds").json().path("id").asText();
        send("releaseHold", "usual", "/v1/holds/" + hold + "/release");
    }

    /// Two days later, as the example says.
    private void takeBack(String receipt) {
        service.clock().set(new ClockSetting.StartingAt(Instant.parse("2026-11-24T07:00:00Z")));
        send("createReturn", "usual", receipt + "/returns");
        // Of the usual receipt a line is left.
        send("cancelReceipt", "usual", receipt + "/cancel");
    }

    private void printCards() {
        String tag = read("getNumberPlan", "/v1/number-plan").header("ETag");
        note(
                "replaceNumberPlan",
                "usual",
                shop.saying("If-Match", tag).put("/v1/number-plan", example("replaceNumberPlan", "usual")),
                200);
        for (String example : List.of("stripe", "usual")) {
            String kind = "/v1/card-kinds/buyer";
            String before = read("getCardKind", kind).header("ETag");
            note(
                    "replaceCardKind",
                    example,
                    shop.saying("If-Match", before).put(kind, example("replaceCardKind", example)),
                    200);
        }
        read("listCardKinds", "/v1/card-kinds");
        String all = "/v1/card-batches";
        send("createCardBatch", "named", all);
        String batch = all + "/"
                + send("createCardBatch", "usual", all).json().path("id").asText();
        send("placeCardBatch", "usual", batch + "/placements");
        MemoryQueues queues = service.bean(MemoryQueues.class);
        QueueConsumer printer = service.beans(QueueConsumer.class).stream()
                .filter(consumer -> consumer.queue() == QueueName.CARDS)
                .findFirst()
                .orElseThrow();
        assertThat(printer.consume(queues.waitingIn(QueueName.CARDS))).containsOnly(Consumed.DONE);
        assertThat(read("getCardBatch", batch).json().path("state").asText()).isEqualTo("made");
        read("listCardBatches", all);
        read("getCardSheets", batch + "/sheet.pdf");
        read("getCardPages", batch + "/cards.pdf?from=2&count=3");
        read("getCardNumbers", batch + "/numbers.csv");
        String before = read("getCardKind", "/v1/card-kinds/buyer").header("ETag");
        shop.saying("If-Match", before).put("/v1/card-kinds/buyer", example("replaceCardKind", "stripe"));
        read("getCardTracks", batch + "/tracks.csv");
    }

    private void tellOthers() {
        String all = "/v1/webhook-endpoints";
        String endpoint = all + "/"
                + send("createWebhookEndpoint", "usual", all).json().path("id").asText();
        read("listWebhookEndpoints", all);
        send("sendTestWebhook", "usual", endpoint + "/test");
        send("replayWebhooks", "usual", endpoint + "/replay");
        read("listWebhookDeliveries", endpoint + "/deliveries");
        send("rotateWebhookSecret", "usual", endpoint + "/rotate-secret");
        String tag = read("getWebhookEndpoint", endpoint).header("ETag");
        Reply replaced = shop.saying("If-Match", tag).put(endpoint, example("replaceWebhookEndpoint", "usual"));
        note("replaceWebhookEndpoint", "usual", replaced, 200);
        send("archiveWebhookEndpoint", "usual", endpoint + "/archive");
    }

    private void hearOfOthers() {
        String all = "/v1/integrations";
        String integration =
                send("createIntegration", "usual", all).json().path("id").asText();
        read("listIntegrations", all);
        read("getIntegration", all + "/" + integration);
        String shown = send("rotateIntegrationSecret", "usual", all + "/" + integration + "/rotate-secret")
                .json()
                .path("secret")
                .asText();
        WebhookSecret secret =
                WebhookSecret.of(Base64.getDecoder().decode(shown.substring(WebhookSecret.PREFIX.length())));
        String sale = example("takeReceipt", "usual");
        Instant now = service.clock().instant();
        Reply taken = shop.saying("Kopilka-Integration", integration)
                .saying("webhook-id", "msg_1")
                .saying("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .saying("webhook-signature", secret.sign("msg_1", now, sale))
                .post("/v1/in/generic", sale);
        note("takeReceipt", "usual", taken, 202);
        read("listIntegrationReceipts", all + "/" + integration + "/receipts");
        send("archiveIntegration", "usual", all + "/" + integration + "/archive");
    }

    private void handOutKeys() {
        String keys = "/v1/api-keys";
        String key = keys + "/"
                + send("createApiKey", "usual", keys).json().path("id").asText();
        read("listApiKeys", keys);
        read("getApiKey", key);
        send("rotateApiKey", "usual", key + "/rotate");
        send("revokeApiKey", "usual", key + "/revoke");
    }

    private void pairDevices() {
        String devices = "/v1/devices";
        String code = send("createPairingCode", "usual", devices + "/pairing-codes")
                .json()
                .path("code")
                .asText();
        ObjectNode typed = json(example("pairDevice", "usual")).put("code", code);
        Reply paired = service.anonymous().post(devices + "/pair", typed.toString());
        note("pairDevice", "usual", paired, 201);
        read("listDevices", devices);
        String device = paired.header("Location");
        read("getDevice", device);
        send("revokeDevice", "usual", device + "/revoke");
    }

    private void buildATeam() {
        TestService.Client owner = service.person(Role.OWNER).in(Language.RU);
        String team = "/v1/team";
        String invitations = team + "/invitations";
        String withdrawn =
                send("createInvitation", "usual", invitations).json().path("id").asText();
        read("listInvitations", invitations);
        send("withdrawInvitation", "usual", invitations + "/" + withdrawn + "/withdraw");
        String code = send("createInvitation", "usual", invitations)
                .json()
                .path("code")
                .asText();
        TestService.Client oleg = service.visitor("oleg");
        ObjectNode followed = json(example("acceptInvitation", "usual")).put("code", code);
        Reply joined = oleg.post("/v1/invitations/accept", followed.toString());
        note("acceptInvitation", "usual", joined, 201);
        note("listMemberships", "usual", oleg.get("/v1/me/tenants"), 200);
        read("listTeam", team);
        String member = team + "/" + joined.json().path("person").path("id").asText();
        String tag = read("getMember", member).header("ETag");
        Reply changed = owner.saying("If-Match", tag).put(member, example("changeMember", "usual"));
        note("changeMember", "usual", changed, 200);
        send("removeMember", "usual", member + "/remove");
    }

    private Reply read(String operation, String path) {
        Reply reply = shop.get(path);
        assertThat(reply.status()).as("%s: %s", operation, reply.body()).isEqualTo(200);
        granted.add(operation);
        return reply;
    }

    private Reply send(String operation, String example, String path) {
        Reply reply = shop.saying("Idempotency-Key", operation + "-" + example).post(path, example(operation, example));
        note(operation, example, reply, success(operation));
        return reply;
    }

    /// The status with which the contract grants an operation.
    private static int success(String operation) {
        return Contract.get().statuses(operation(operation)).stream()
                .filter(status -> status.startsWith("2"))
                .map(Integer::valueOf)
                .findFirst()
                .orElseThrow();
    }

    private void note(String operation, String example, Reply reply, int status) {
        assertThat(reply.status())
                .as("%s %s: %s", operation, example, reply.body())
                .isEqualTo(status);
        String answer = Contract.get()
                .examples(operation(operation), Optional.of(Integer.toString(status)))
                .get(example);
        if (answer != null) {
            assertThat(reply.json().path("total"))
                    .as("%s %s", operation, example)
                    .isEqualTo(json(answer).path("total"));
        }
        granted.add(operation);
    }

    private static String example(String operation, String name) {
        return Objects.requireNonNull(examples(operation).get(name), name);
    }

    private static Map<String, String> examples(String operation) {
        return Contract.get().examples(operation(operation), Optional.empty());
    }

    private static Operation operation(String id) {
        return Contract.get().operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode json(String text) {
        return switch (Json.read(text.getBytes(UTF_8))) {
            case Read.Good<JsonNode>(ObjectNode object) -> object;
            case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ -> throw new IllegalStateException(text);
        };
    }
}
