package io.kopilka.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.local.CommandRun;
import io.kopilka.platform.queue.Inbox;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.queue.SqsClients;
import io.kopilka.platform.queue.SqsDeadLetters;
import io.kopilka.platform.queue.SqsInbox;
import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The real service as a process, from its first start to the end of its second: one story, told in order, for
/// a start takes seconds.
@TestMethodOrder(OrderAnnotation.class)
class UpTest {

    private static final String INVOICES = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
            536365,71053,WHITE METAL LANTERN,60,2010-12-01 08:26:00,3.39,17850.0,United Kingdom
            536366,22633,,1,2010-12-01 08:28:00,0.0,,United Kingdom
            536367,21730,GLASS STAR,-6,2010-12-01 08:34:00,4.25,13047.0,United Kingdom
            536368,PADS,PADS,1,2010-12-01 08:34:00,0.001,13047.0,United Kingdom
            C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527.0,United Kingdom
            """;

    private static final Path ROOT = Path.of(System.getProperty("kopilka.root", "."));

    @TempDir
    private static Path folder;

    private static RunningKopilka kopilka;
    private static HttpClient client;
    private static String firstDemo;

    @BeforeAll
    static void start() throws IOException {
        client = HttpClient.newHttpClient();
        kopilka = RunningKopilka.start(data());
        firstDemo = Files.readString(data().resolve("demo.json"));
    }

    @AfterAll
    static void stop() {
        client.close();
        kopilka.close();
    }

    @Test
    @Order(1)
    void theCommandsThatItPrintsWorkAsTheyStand() throws Exception {
        List<PrintedCommand> commands = kopilka.said().stream()
                .filter(line -> line.startsWith("curl "))
                .map(PrintedCommand::new)
                .toList();

        HttpResponse<String> quote = commands.get(0).run(client);
        HttpResponse<String> receipt = commands.get(1).run(client);
        HttpResponse<String> again = commands.get(1).run(client);
        HttpResponse<String> card = commands.get(2).run(client);

        assertThat(commands).hasSize(3);
        assertThat(quote.statusCode()).as(quote.body()).isEqualTo(200);
        assertThat(json(quote).path("amount").asText()).isEqualTo("2688.00");
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
        assertThat(json(receipt).path("total")).isEqualTo(json(quote).path("total"));
        assertThat(again.body()).isEqualTo(receipt.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(card.statusCode()).as(card.body()).isEqualTo(200);
        assertThat(json(card).path("customer").path("name").asText()).isEqualTo("Анна Сергеевна П.");
        assertThat(json(card).path("points").path("balance"))
                .isEqualTo(json(receipt).path("points").path("earned"));
    }

    @Test
    @Order(2)
    void whatScriptsNeedStandsInAFileThatOnlyItsOwnerReads() throws Exception {
        JsonNode demo = kopilka.demo();

        assertThat(demo.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly("baseUrl", "apiKey", "tenant", "store", "issuer", "cards");
        assertThat(demo.path("cards")).hasSize(10);
        for (String name : List.of("demo.json", "run.json", "secret.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
        assertThat(get("/v1/stores/" + demo.path("store").asText(), demo)
                        .path("zone")
                        .asText())
                .isEqualTo("Europe/Moscow");
        assertThat(get("/v1/me", demo).path("tenant").path("id")).isEqualTo(demo.path("tenant"));
        assertThat(card(demo, 0).path("state").asText()).isEqualTo("issued");
        assertThat(card(demo, 5).path("state").asText()).isEqualTo("printed");
        assertThat(card(demo, 9).path("kind").asText()).isEqualTo("guest");
    }

    @Test
    @Order(2)
    void aMadeUpPersonSignsInAndActsForTheDemoShopInTheirRole() throws Exception {
        CommandRun signedIn = CommandRun.of("token", "--person", "analyst", "--data", data().toString());
        assertThat(signedIn.exitCode()).as(signedIn.err()).isZero();
        assertThat(signedIn.out().lines()).hasSize(1);
        String tenant = kopilka.demo().path("tenant").asText();
        HttpRequest.Builder question = HttpRequest.newBuilder(
                        URI.create(kopilka.demo().path("baseUrl").asText() + "/v1/me"))
                .header("Authorization", "Bearer " + signedIn.out().strip());

        HttpResponse<String> nowhere = client.send(question.build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> me =
                client.send(question.header("Kopilka-Tenant", tenant).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(nowhere.statusCode()).isEqualTo(403);
        assertThat(json(nowhere).path("code").asText()).isEqualTo("tenant_not_named");
        assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
        assertThat(json(me).path("tenant").path("id").asText()).isEqualTo(tenant);
        assertThat(json(me).path("caller").path("name").asText()).isEqualTo("Ирина Волкова");
        assertThat(json(me).path("caller").path("role").asText()).isEqualTo("analyst");
        CommandRun nobody = CommandRun.of("token", "--person", "king", "--data", data().toString());
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.out()).isEmpty();
        assertThat(nobody.err()).contains("Нет такого человека: king", "There is no person king");
    }

    @Test
    @Order(2)
    void theLinesOfBothReadmesFindTheKeyAndTheStore() throws Exception {
        for (String readme : List.of("README.md", "README.ru.md")) {
            String text = Files.readString(ROOT.resolve(readme));
            String lines = text.substring(text.indexOf("K=$("), text.indexOf("curl -s"))
                    .replace(".kopilka/demo.json", "'" + data().resolve("demo.json") + "'");
            Process shell = new ProcessBuilder("bash", "-c", lines + "printf '%s %s' \"$K\" \"$S\"").start();

            String found = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(found)
                    .as(readme)
                    .isEqualTo(kopilka.demo().path("apiKey").asText() + " "
                            + kopilka.demo().path("store").asText());
        }
    }

    @Test
    @Order(3)
    void nobodyElseRunsOnItsFolderOrItsPort() throws Exception {
        URI baseUrl = URI.create(kopilka.demo().path("baseUrl").asText());

        CommandRun folderTaken = CommandRun.of("up", "--port", "0", "--data", data().toString());
        CommandRun portTaken = CommandRun.of(
                "up",
                "--port",
                Integer.toString(baseUrl.getPort()),
                "--data",
                folder.resolve("other").toString());

        assertThat(folderTaken.exitCode()).isEqualTo(1);
        assertThat(folderTaken.err())
                .contains("уже работает другая Копилка (" + baseUrl, "Another Kopilka runs on the folder");
        assertThat(portTaken.exitCode()).isEqualTo(1);
        assertThat(portTaken.err()).contains("Порт " + baseUrl.getPort() + " занят", "is taken");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    @Order(4)
    void realReceiptsAreReplayedOnceEachAndEveryRefusalIsCounted() throws Exception {
        Path file = Files.writeString(folder.resolve("invoices.csv"), INVOICES);
        String[] command = {"replay", file.toString(), "--data", data().toString(), "--threads", "2"};

        CommandRun first = CommandRun.of(command);
        CommandRun second = CommandRun.of(command);

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(counts(first))
                .containsExactly(
                        "  проведено / committed: 2",
                        "    оплачено / paid: 201.44",
                        "    скидка / discount: 17.26",
                        "    баллов начислено / points earned: 201",
                        "  отказано / refused: 3",
                        "    422 invalid_value /lines/*/price: 1",
                        "    422 out_of_range /lines/*/quantity: 1",
                        "    возврат без продажи, не отправлен / a return that names no sale, not sent: 1");
        assertThat(counts(second)).contains("    из них уже были / of them there before: 2");
        assertThat(counts(second).stream().filter(line -> !line.contains("before")))
                .containsExactlyElementsOf(counts(first));
    }

    @Test
    @Order(5)
    void aChangeThatNobodyCanReadIsSetAsideAndTheServiceGoesOn() throws Exception {
        RunFile run = RunFile.find(data()).orElseThrow();
        try (DynamoDbClient table = DynamoClients.openEmulator(run.tableEndpoint());
                SqsClient queues = SqsClients.openEmulator(run.queuesEndpoint())) {
            Map<String, AttributeValue> key = Map.of(
                    "PK", AttributeValue.fromS("T#ten_01JZ0000000000000000000000#RCP#broken"),
                    "SK", AttributeValue.fromS("RCP"));
            Map<String, AttributeValue> broken = new HashMap<>(key);
            broken.put("schema", AttributeValue.fromN("99"));
            table.putItem(request -> request.tableName(run.table()).item(broken));

            assertThat(unreadable(new SqsInbox(queues, LocalService.QUEUES)))
                    .isEqualTo("T#ten_01JZ0000000000000000000000#RCP#broken/RCP: ReceiptEvents: "
                            + "the item RCP/RCP cannot be read: schema 99");
            table.deleteItem(request -> request.tableName(run.table()).key(key));
        }
        assertThat(card(kopilka.demo(), 0).path("state").asText()).isEqualTo("issued");
    }

    @Test
    @Order(5)
    void deadLettersAreGivenBackOnDemand() {
        RunFile run = RunFile.find(data()).orElseThrow();
        try (SqsClient queues = SqsClients.openEmulator(run.queuesEndpoint())) {
            new SqsDeadLetters(queues, LocalService.QUEUES)
                    .add(QueueName.DELIVERIES, new Message("1", "nonsense", 1), "no delivery");
        }
        CommandRun redriven = CommandRun.of("redrive", "deliveries", "--data", data().toString());
        CommandRun unknown = CommandRun.of("redrive", "receipts", "--data", data().toString());
        CommandRun nowhere = CommandRun.of(
                "redrive", "deliveries", "--data", folder.resolve("no").toString());

        assertThat(redriven.exitCode()).as(redriven.err()).isZero();
        assertThat(redriven.out())
                .contains("Возвращено в очередь deliveries: 1", "Given back to the queue deliveries: 1");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err())
                .contains(
                        "There is no queue receipts. There are: tiers, reports, webhooks, deliveries, inbound, cards.");
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.err()).contains("Nothing runs on the folder");
    }

    @Test
    @Order(5)
    void whatComesBackOrIsHeldByManyAtOnceCountsOnceAndTheAuditFindsNothing() throws Exception {
        JsonNode demo = kopilka.demo();
        ObjectNode sale = Json.object()
                .put("store", demo.path("store").asText())
                .put("till", "7")
                .put("number", "at-once")
                .put("at", OffsetDateTime.now(ZoneOffset.UTC).toString())
                .put("card", demo.path("cards").get(0).asText());
        sale.putArray("lines")
                .addObject()
                .put("id", "1")
                .put("sku", "A-1")
                .put("quantity", "10")
                .put("price", "1000.00");
        sale.putArray("payments").add("cash");
        String total = json(post("/v1/quotes", "", sale, demo)).path("total").asText();
        sale.putArray("payments").addObject().put("kind", "cash").put("amount", total);
        String receipt =
                json(post("/v1/receipts", "sale", sale, demo)).path("id").asText();
        ObjectNode back = Json.object();
        back.putArray("lines").addObject().put("id", "1").put("quantity", "1");

        List<Integer> returns =
                atOnce(16, place -> post("/v1/receipts/" + receipt + "/returns", "return-" + place, back, demo));
        String balance = card(demo, 0).path("points").path("balance").asText();
        ObjectNode hold = Json.object()
                .put("card", demo.path("cards").get(0).asText())
                .put("store", demo.path("store").asText())
                .put("points", balance);
        List<Integer> holds = atOnce(8, place -> post("/v1/holds", "hold-" + place, hold, demo));
        CommandRun audit = CommandRun.of("audit", "--data", data().toString());

        assertThat(returns).filteredOn(status -> status == 201).hasSize(10);
        assertThat(returns).filteredOn(status -> status == 409).hasSize(6);
        assertThat(holds).filteredOn(status -> status == 201).hasSize(1);
        assertThat(holds).filteredOn(status -> status == 409).hasSize(7);
        assertThat(card(demo, 0).path("points").path("held").asText()).isEqualTo(balance);
        assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
        assertThat(audit.out()).contains(": расхождений 0", ": 0 differences");
        String held = json(post("/v1/holds", "hold-" + holds.indexOf(201), hold, demo))
                .path("id")
                .asText();
        assertThat(post("/v1/holds/" + held + "/release", "release", Json.object(), demo)
                        .statusCode())
                .isEqualTo(200);
        assertThat(card(demo, 0).path("points").path("balance").asText()).isEqualTo(balance);
    }

    @Test
    @Order(5)
    void aShopMadeByCommandSellsAtOnceForRealAndInItsSandbox() throws Exception {
        CommandRun made = CommandRun.of(
                "tenant",
                "create",
                "--name",
                "Мёд",
                "--programme",
                "points",
                "--zone",
                "Asia/Omsk",
                "--data",
                data().toString());
        CommandRun plain = CommandRun.of("tenant", "create", "--name", "Сыр", "--data", data().toString());

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.err()).isEmpty();
        assertThat(made.out().lines()).hasSize(1);
        ObjectNode shop = (ObjectNode) parsed(made.out());
        assertThat(shop.properties().stream().map(Map.Entry::getKey))
                .containsExactly("tenant", "store", "apiKey", "sandboxApiKey");
        String baseUrl = kopilka.demo().path("baseUrl").asText();
        for (String key : List.of("apiKey", "sandboxApiKey")) {
            ObjectNode access = Json.object()
                    .put("baseUrl", baseUrl)
                    .put("apiKey", shop.path(key).asText());
            JsonNode me = get("/v1/me", access);
            StoreProfile store = onlyStore(new TenantId(me.at("/tenant/id").asText()));
            assertThat(me.at("/tenant/name").asText()).isEqualTo("Мёд");
            assertThat(store.zone()).isEqualTo(ZoneId.of("Asia/Omsk"));
            assertThat(me.at("/tenant/id").asText().equals(shop.path("tenant").asText()))
                    .isEqualTo(key.equals("apiKey"));
            assertThat(store.id().value().equals(shop.path("store").asText())).isEqualTo(key.equals("apiKey"));
            HttpResponse<String> receipt =
                    post("/v1/receipts", "first", sale(store.id().value()), access);
            assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
            assertThat(json(receipt).path("total").asText()).isEqualTo("100.00");
            assertThat(json(receipt).path("ruleset").asInt()).isEqualTo(1);
        }
        assertThat(plain.exitCode()).as(plain.err()).isZero();
        ObjectNode cheese = Json.object()
                .put("baseUrl", baseUrl)
                .put("apiKey", parsed(plain.out()).path("apiKey").asText());
        JsonNode rules = get("/v1/rulesets/1", cheese);
        assertThat(rules.path("ruleset").toString()).isEqualTo("{\"currency\":\"RUB\"}");
    }

    @Test
    @Order(5)
    void whatCannotBeAShopIsSaidInBothLanguagesAndNothingIsMade() {
        String[][] wrong = {
            {"--name", " "},
            {"--name", "x", "--programme", "casino"},
            {"--name", "x", "--zone", "+05:00"},
            {"--name", "x", "--currency", "RUR1"},
            {"--name", "x", "--country", "XX"},
            {"--name", "x", "--language", "de"},
            {"--name", "x", "--store", ""}
        };
        long before = tenants();
        for (String[] options : wrong) {
            List<String> line = new ArrayList<>(List.of("tenant", "create", "--data", data().toString()));
            line.addAll(List.of(options));
            CommandRun run = CommandRun.of(line.toArray(String[]::new));
            assertThat(run.exitCode()).as(line.toString()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).hasSize(2);
        }
        CommandRun nowhere = CommandRun.of(
                "tenant",
                "create",
                "--name",
                "x",
                "--data",
                folder.resolve("none").toString());
        CommandRun nameless = CommandRun.of("tenant", "create");

        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.err()).contains("сейчас ничего не работает", "Nothing runs on the folder");
        assertThat(nameless.exitCode()).isEqualTo(2);
        assertThat(nameless.err()).contains("не указано --name", "missing --name");
        assertThat(tenants()).isEqualTo(before);
    }

    private static StoreProfile onlyStore(TenantId tenant) {
        try (OwnersTable table = OwnersTable.of(data())) {
            List<StoreProfile> stores = new Directory(table.table())
                    .stores(tenant, 10, Optional.empty())
                    .stores();
            assertThat(stores).hasSize(1);
            return stores.getFirst();
        }
    }

    private static long tenants() {
        try (OwnersTable table = OwnersTable.of(data())) {
            return new Directory(table.table()).everyTenant().size();
        }
    }

    private static ObjectNode sale(String store) {
        ObjectNode sale = Json.object()
                .put("store", store)
                .put("till", "1")
                .put("number", "1")
                .put("at", OffsetDateTime.now(ZoneOffset.UTC).toString());
        sale.putArray("lines")
                .addObject()
                .put("id", "1")
                .put("sku", "A-1")
                .put("quantity", "1")
                .put("price", "100.00");
        sale.putArray("payments").addObject().put("kind", "cash").put("amount", "100.00");
        return sale;
    }

    @Test
    @Order(6)
    void whatItStartedEndsWithItEvenWhereItIsKilledOutright() throws Exception {
        List<ProcessHandle> children = kopilka.children();

        kopilka.kill();

        assertThat(children).hasSize(2);
        for (ProcessHandle child : children) {
            child.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    @Order(7)
    void startedAgainItHasTheSameKeyIdsAndReceipts() throws Exception {
        kopilka = RunningKopilka.start(data());
        JsonNode demo = kopilka.demo();

        assertThat(demo.toPrettyString().replaceAll(":\\d{4,5}", ""))
                .isEqualTo(firstDemo.strip().replaceAll(":\\d{4,5}", ""));
        assertThat(card(demo, 0).path("points").path("balance").asText()).isNotEqualTo("0");
        // What was in a queue when everything was killed is there: the change was set aside once, and not taken out.
        RunFile run = RunFile.find(data()).orElseThrow();
        try (SqsClient queues = SqsClients.openEmulator(run.queuesEndpoint())) {
            assertThat(unreadable(new SqsInbox(queues, LocalService.QUEUES))).contains("#RCP#broken/RCP");
        }
    }

    @Test
    @Order(8)
    void toldToEndItStopsWhatItStartedAndLeavesTheFolderToOthers() throws Exception {
        List<ProcessHandle> children = kopilka.children();

        assertThat(kopilka.terminate()).isEqualTo(143);

        assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(data().resolve("run.json")).doesNotExist();
        DataFolder.take(data()).close();
    }

    /// Key and reason of the first change that was set aside, once it is seen; it stays in its queue.
    private static String unreadable(SqsInbox inbox) throws InterruptedException {
        for (int tries = 0; tries < 60; tries++) {
            try {
                for (Inbox.Taken taken : inbox.take(QueueName.UNREADABLE, 1, Duration.ofSeconds(1))) {
                    inbox.again(QueueName.UNREADABLE, taken, Duration.ZERO);
                    return switch (Json.read(taken.message().body().getBytes(StandardCharsets.UTF_8))) {
                        case Read.Good<JsonNode>(JsonNode body) ->
                            body.path("key").asText() + ": "
                                    + body.path("reason").asText();
                        case Read.Refused<JsonNode> _ -> throw new IllegalStateException(taken.toString());
                    };
                }
            } catch (QueueUnavailable notYet) {
                Thread.sleep(500);
            }
        }
        throw new IllegalStateException("nothing was set aside");
    }

    @Test
    @Order(9)
    void theAuditNeedsNoServiceAndNamesWhatIsWrong() {
        CommandRun right = CommandRun.of("audit", "--data", data().toString());
        try (OwnersTable table = OwnersTable.of(data())) {
            List<Key> entries = new ArrayList<>();
            table.table().readAll(item -> {
                if (item.key().sk().startsWith("ENTRY#")) {
                    entries.add(item.key());
                }
            });
            table.table().write(new Write.Delete(entries.getFirst()));
        }
        CommandRun wrong = CommandRun.of("audit", "--data", data().toString());
        CommandRun nowhere =
                CommandRun.of("audit", "--data", folder.resolve("none").toString());

        assertThat(right.exitCode()).as(right.out() + right.err()).isZero();
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.out()).contains("acc_", " by its entries", " по проводкам ");
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.err()).contains("нет таблицы", "There is no table");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @FunctionalInterface
    private interface Call {
        HttpResponse<String> send(int place) throws IOException, InterruptedException;
    }

    private static List<Integer> atOnce(int calls, Call call) throws Exception {
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            int place = i;
            all.add(() -> call.send(place).statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : threads.invokeAll(all)) {
                statuses.add(status.get());
            }
        }
        return statuses;
    }

    private static HttpResponse<String> post(String path, String key, JsonNode body, JsonNode demo)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(demo.path("baseUrl").asText()).resolve(path))
                .header("Authorization", "Bearer " + demo.path("apiKey").asText())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static Path data() {
        return folder.resolve("data");
    }

    private static List<String> counts(CommandRun run) {
        return run.out().lines().skip(1).filter(line -> !line.contains(" p50 ")).toList();
    }

    private static JsonNode card(JsonNode demo, int place) throws IOException, InterruptedException {
        return get("/v1/cards/" + demo.path("cards").get(place).asText(), demo);
    }

    private static JsonNode get(String path, JsonNode demo) throws IOException, InterruptedException {
        return json(client.send(
                HttpRequest.newBuilder(URI.create(demo.path("baseUrl").asText()).resolve(path))
                        .header("Authorization", "Bearer " + demo.path("apiKey").asText())
                        .build(),
                BodyHandlers.ofString()));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return parsed(answer.body());
    }

    private static JsonNode parsed(String text) {
        return switch (Json.read(text.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode node) -> node;
            case Read.Refused<JsonNode> _ -> throw new IllegalStateException(text);
        };
    }
}
