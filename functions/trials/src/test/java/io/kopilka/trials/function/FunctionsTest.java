package io.kopilka.trials.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kopilka.local.demo.Demo;
import io.kopilka.local.demo.DemoShop;
import io.kopilka.local.service.LocalService;
import io.kopilka.local.service.LocalSettings;
import io.kopilka.local.service.RunFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packages, run by AWS's own runtime client, answer recorded events as the local service answers the same
/// requests, over the same table.
class FunctionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HTTP = "io.kopilka.lambda.HttpFunction";
    private static final List<String> FAST = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /// What API Gateway and the server each add of their own.
    private static final Set<String> NOT_OURS =
            Set.of("date", "connection", "transfer-encoding", "content-length", "ratelimit", "ratelimit-policy");

    /// What a request brings that the client of this test sets itself.
    private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

    @TempDir
    private static Path folder;

    private static LocalService service;
    private static URI baseUrl;
    private static Demo demo;
    private static RunningFunction checkout;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() throws IOException {
        service = LocalService.prepare(
                new LocalSettings(0, folder.resolve("data"), "2026-11-22T10:15:00+05:00", Optional.empty()));
        demo = DemoShop.open(service);
        baseUrl = service.listen();
        RunFile run = RunFile.find(folder.resolve("data")).orElseThrow();
        environment = Map.of(
                "KOPILKA_TABLE_NAME",
                run.table(),
                "KOPILKA_TABLE_ENDPOINT",
                run.tableEndpoint().toString(),
                "KOPILKA_SECRET_KEY_FILE",
                service.folder().secretKey().toString(),
                "KOPILKA_CLOCK",
                "2026-11-22T10:15:00+05:00",
                "KOPILKA_QUEUES_PREFIX",
                "kopilka-test-",
                "KOPILKA_QUEUES_ENDPOINT",
                "http://127.0.0.1:1");
        checkout = start(root("http"), HTTP, "http.log", Map.of(), List.of());
    }

    @AfterAll
    static void stop() {
        checkout.close();
        service.close();
    }

    @Test
    void aQuoteIsThatOfTheLocalServiceButForItsId() throws Exception {
        Answer there = function("quote");
        assertThat(there.status()).isEqualTo(200);
        assertThat(there.body()).contains("\"total\":\"");
        assertThat(there.masked()).isEqualTo(local("quote").masked());
    }

    @Test
    void aSaleCommittedByTheFunctionIsTheSameSaleForTheLocalService() throws Exception {
        fill("number", "7001");
        fill("total", JSON.readTree(function("quote").body()).path("total").asText());
        Answer there = function("commit");
        assertThat(there.status()).isEqualTo(201);
        assertThat(there.headers()).doesNotContainKey("idempotent-replayed");
        Answer here = local("commit");
        assertThat(here.headers().remove("idempotent-replayed")).isEqualTo("true");
        assertThat(here).isEqualTo(there);
    }

    @Test
    void aRefusalIsTheSameProblem() throws Exception {
        Answer there = function("bad-quote");
        assertThat(there.status()).isEqualTo(422);
        assertThat(there.body()).contains("/colour");
        assertThat(there).isEqualTo(local("bad-quote"));
    }

    @Test
    void whoeverHasNoKeyIsRefusedAlike() throws Exception {
        Answer there = function("unauthenticated");
        assertThat(there.status()).isEqualTo(401);
        assertThat(there.headers()).containsEntry("www-authenticate", "Bearer");
        assertThat(there).isEqualTo(local("unauthenticated"));
    }

    @Test
    void whatIsNotThereIsNotThereAlike() throws Exception {
        Answer there = function("receipts");
        assertThat(there.status()).isEqualTo(404);
        assertThat(there).isEqualTo(local("receipts"));
    }

    @Test
    void theLogNamesTheRequestAndTheTenantAndCountsByMetrics() throws Exception {
        var _ = function("quote");
        List<JsonNode> lines = log("http.log");
        assertThat(lines)
                .anySatisfy(line -> {
                    assertThat(line.path("requestId").asText()).isEqualTo("recorded-quote");
                    assertThat(line.path("tenant").asText())
                            .isEqualTo(demo.tenant().value());
                    assertThat(line.path("route").asText()).isEqualTo("/v1/quotes");
                    assertThat(line.path("awsRequestId").asText()).startsWith("00000000-0000-4000-8000-");
                })
                .anySatisfy(line -> {
                    assertThat(line.path("_aws")
                                    .path("CloudWatchMetrics")
                                    .get(0)
                                    .path("Namespace")
                                    .asText())
                            .isEqualTo("Kopilka");
                    assertThat(line.path("Route").asText()).isEqualTo("/v1/quotes");
                    assertThat(line.path("Status").asText()).isEqualTo("2xx");
                });
        assertThat(Files.readString(folder.resolve("http.log")))
                .doesNotContain(demo.key().reveal(), demo.cards().getFirst().value());
    }

    @Test
    void aPoisonedMessageComesAgainAloneAndATaskRunsWhenItsTimeComes() throws Exception {
        Path root = root("work");
        addTestBeans(root);
        try (RunningFunction queue = start(root, "io.kopilka.lambda.QueueFunction", "queue.log", Map.of(), List.of());
                RunningFunction schedule =
                        start(root, "io.kopilka.lambda.ScheduleFunction", "schedule.log", Map.of(), List.of())) {
            assertThat(returned(queue, "sqs-batch"))
                    .isEqualTo(
                            "{\"batchItemFailures\":[{\"itemIdentifier\":\"00000002-0000-4000-8000-000000000000\"}]}");
            assertThat(returned(schedule, "schedule")).isEqualTo("{}");
            assertThat(Files.readString(folder.resolve("schedule.log"))).contains("odd-task ran at 2026-11-22T05:15:");
        }
    }

    @Test
    void aStreamIsToldAgainFromTheFirstChangeThatDidNotReachItsQueue() throws Exception {
        try (RunningFunction stream =
                start(root("relay", "stream"), "io.kopilka.lambda.StreamFunction", "stream.log", Map.of(), List.of())) {
            assertThat(returned(stream, "stream-batch"))
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"200000000000000000001\"}]}");
        }
    }

    @Test
    void whatTheFirstQuoteNeedsIsReadyBeforeTheSnapshotAndRenewedAfterIt() throws Exception {
        Path classes = folder.resolve("classes.log");
        try (RunningFunction function = start(
                root("snapshot"),
                HTTP,
                "snapshot.log",
                Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"),
                List.of("-Xlog:class+load:file=" + classes))) {
            function.api().awaitSnapshot();
            assertThat(Files.readString(classes))
                    .contains(
                            " io.kopilka.domain.pricing.Pricing ",
                            " io.kopilka.contract.sale.PricedWriter ",
                            " io.kopilka.platform.problem.ProblemJson ",
                            " software.amazon.awssdk.services.dynamodb.model.GetItemResponse ");
            assertThat(log("snapshot.log"))
                    .noneMatch(line -> line.path("level").asText().equals("WARN"));
            function.api().restore();
            assertThat(answer(function, "quote").masked())
                    .isEqualTo(local("quote").masked());
            assertThat(log("snapshot.log"))
                    .anyMatch(line -> line.path("message").asText().equals("Restored from a snapshot"));
        }
    }

    /// A sale without a card: what is sealed in one was sealed under another secret.
    private static final String ANONYMOUS = "anonymous-quote";

    @Test
    void aSnapshotHoldsNoConnectionAndTheSecretAndWhoeverWakesUpConnectsAnew() throws Exception {
        try (CutConnections table =
                        new CutConnections(URI.create(environment.getOrDefault("KOPILKA_TABLE_ENDPOINT", "")));
                SecretsStub secrets = new SecretsStub("what nobody can guess");
                RunningFunction function = startWithSecret(table, secrets)) {
            function.api().awaitSnapshot();
            assertThat(table.accepted())
                    .as("the table was called before the snapshot")
                    .isPositive();
            awaitNoneOpen(table);
            assertThat(secrets.asked()).isEqualTo(1);
            function.api().restore();

            int before = table.accepted();
            Answer quote = answer(function, ANONYMOUS);

            assertThat(quote.masked()).isEqualTo(local(ANONYMOUS).masked());
            assertThat(table.accepted()).isGreaterThan(before);

            // Lambda freezes a process between two requests; what was open is dead when it goes on.
            table.cut();
            assertThat(answer(function, ANONYMOUS).masked()).isEqualTo(quote.masked());
            assertThat(secrets.asked()).isEqualTo(1);
            assertThat(Files.readString(folder.resolve("cut.log"))).doesNotContain("what nobody can guess");
        }
    }

    private static RunningFunction startWithSecret(CutConnections table, SecretsStub secrets) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.remove("KOPILKA_SECRET_KEY_FILE");
        all.put("KOPILKA_TABLE_ENDPOINT", table.address().toString());
        all.put("KOPILKA_SIGNING_SECRET", SecretsStub.ARN);
        all.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.address().toString());
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        return RunningFunction.start(new RunningFunction.Settings(
                root("cut"), HTTP, all, FAST, List.of(), false, folder.resolve("cut.log")));
    }

    /// A connection that was asked to close is closed at the other end a moment later.
    private static void awaitNoneOpen(CutConnections table) throws InterruptedException {
        for (int tries = 0; tries < 100 && table.open() > 0; tries++) {
            Thread.sleep(20);
        }
        assertThat(table.open()).as("connections open in the snapshot").isZero();
    }

    private static final Map<String, String> FILLED = new HashMap<>();

    private static void fill(String name, String value) {
        FILLED.put(name, value);
    }

    /// An answer without what is not the service's own.
    private record Answer(int status, Map<String, String> headers, String body) {

        static Answer of(int status, Map<String, String> headers, String body) {
            Map<String, String> ours = new TreeMap<>();
            headers.forEach((name, value) -> ours.put(name.toLowerCase(Locale.ROOT), value));
            ours.keySet().removeAll(NOT_OURS);
            return new Answer(status, ours, body);
        }

        /// Without the id of a quote, which holds the second in which it was made.
        Answer masked() {
            return new Answer(status, headers, body.replaceAll("\"id\":\"quo_[^\"]+\"", "\"id\":\"quo_\""));
        }
    }

    private static Answer function(String event) throws IOException {
        return answer(checkout, event);
    }

    private static Answer answer(RunningFunction function, String event) throws IOException {
        JsonNode answer = JSON.readTree(returned(function, event));
        assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
        Map<String, String> headers = new HashMap<>();
        answer.path("headers")
                .properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
        return Answer.of(
                answer.path("statusCode").asInt(), headers, answer.path("body").asText());
    }

    private static String returned(RunningFunction function, String event) throws IOException {
        RuntimeApi.Answer answer = function.invoke(event(event));
        assertThat(answer).as(answer.text()).isInstanceOf(RuntimeApi.Answer.Returned.class);
        return answer.text();
    }

    /// The same request, sent to the local service.
    private static Answer local(String name) throws Exception {
        JsonNode event = JSON.readTree(event(name));
        String method = event.path("requestContext").path("http").path("method").asText();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        baseUrl.resolve(event.path("rawPath").asText()))
                .method(
                        method,
                        event.has("body")
                                ? HttpRequest.BodyPublishers.ofString(
                                        event.path("body").asText())
                                : HttpRequest.BodyPublishers.noBody());
        event.path("headers").properties().forEach(header -> {
            if (!SET_BY_CLIENT.contains(header.getKey())) {
                request.header(header.getKey(), header.getValue().asText());
            }
        });
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> headers = new HashMap<>();
            response.headers().map().forEach((header, values) -> headers.put(header, String.join(",", values)));
            return Answer.of(response.statusCode(), headers, response.body());
        }
    }

    private static String event(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(FunctionsTest.class.getResourceAsStream("/events/" + name + ".json"), name)) {
            String event = new String(in.readAllBytes(), UTF_8)
                    .replace("${key}", demo.key().reveal())
                    .replace("${store}", demo.store().value())
                    .replace("${card}", demo.cards().getFirst().value())
                    .replace("${at}", "2026-11-22T08:15:00+03:00");
            for (Map.Entry<String, String> filled : FILLED.entrySet()) {
                event = event.replace("${" + filled.getKey() + "}", filled.getValue());
            }
            return event;
        }
    }

    private static Path root(String name) throws IOException {
        return root("checkout", name);
    }

    private static Path root(String packaged, String name) throws IOException {
        return FunctionPackage.of(packaged).unpack(Files.createDirectory(folder.resolve(name)));
    }

    /// Adds a consumer and a task to a package, where classes lie in the task root: those of the tests of `lambda`.
    private static void addTestBeans(Path root) throws IOException {
        Path classes = Path.of(System.getProperty("kopilka.root"), "functions", "lambda", "target", "test-classes");
        List<Path> wanted = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("Odd"))
                    .forEach(wanted::add);
        }
        assertThat(wanted).as("test classes in " + classes).isNotEmpty();
        for (Path file : wanted) {
            Path target = root.resolve(classes.relativize(file));
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(file, target);
        }
    }

    private static RunningFunction start(
            Path root, String handler, String log, Map<String, String> more, List<String> options) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        List<String> fast = new ArrayList<>(FAST);
        fast.addAll(options);
        return RunningFunction.start(
                new RunningFunction.Settings(root, handler, all, fast, List.of(), false, folder.resolve(log)));
    }

    private static List<JsonNode> log(String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            if (line.startsWith("{")) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }
}
