package io.kopilka.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The manners of every resource, tried over real HTTP.
final class HttpMannersTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final KeyId KEY = new KeyId("key_01JZ0000000000000000000000");
    private static final ApiKey API_KEY = ApiKey.create(ApiKey.Mode.LIVE, TENANT, new SplittableRandom(1));

    private static EmbeddedServer server = start();
    private static HttpClient client = HttpClient.newHttpClient();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private static EmbeddedServer start() {
        Table table = new MemoryTable(InstantSource.system());
        ApiKeyGrant grant = new ApiKeyGrant(
                KEY,
                TENANT,
                "till",
                Set.of(Scope.ME_READ),
                new StoreAccess.EveryStore(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of("test.shop", true, "micronaut.server.port", -1))
                .singletons(table)
                .build()
                .start();
        table.write(context.getBean(ApiKeys.class).grant(API_KEY, grant));
        return context.getBean(EmbeddedServer.class).start();
    }

    @BeforeAll
    static void open() {
        assertThat(server.isRunning()).isTrue();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
        server.getApplicationContext().close();
    }

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    @Test
    void aGoodKeyReachesItsResourceAsTheCallerOfItsTenant() throws Exception {
        HttpResponse<String> answer = send(get("/v1/shop/me/7").header("Accept-Language", "ru"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ten_01JZ0000000000000000000000 key_01JZ0000000000000000000000 RU");
    }

    @Test
    void withoutAGoodKeyNothingOpens() throws Exception {
        String wrong =
                ApiKey.create(ApiKey.Mode.LIVE, TENANT, new SplittableRandom(2)).reveal();

        for (String header : new String[] {"Bearer " + wrong, "Bearer nonsense", "Basic abc", ""}) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/v1/shop/me/7"))
                    .header("Authorization", header)
                    .header("X-Request-Id", "till-1:42"));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.body())
                    .isEqualTo("{\"type\":\"urn:kopilka:problem:unauthenticated\","
                            + "\"title\":\"The credential is missing, wrong or revoked.\",\"status\":401,"
                            + "\"detail\":\"The credential is missing, wrong or revoked.\",\"code\":\"unauthenticated\","
                            + "\"instance\":\"/v1/shop/me/7\",\"requestId\":\"till-1:42\"}");
        }
        assertThat(send(HttpRequest.newBuilder(uri("/v1/shop/me/7"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aScopeThatIsNotThereIsNamed() throws Exception {
        HttpResponse<String> answer = send(get("/v1/shop/secret").header("Accept-Language", "ru-RU,ru;q=0.9,en;q=0.8"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Language")).contains("ru");
        assertThat(answer.body()).contains("\"code\":\"forbidden_scope\"", "\"detail\":\"Нужно право rules:publish.\"");
    }

    @Test
    void anOpenRouteNeedsNoKeyAndKeepsItsOwnCaching() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/v1/shop/open")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=60");
    }

    @Test
    void everyAnswerHasItsIdAndTheSecurityHeaders() throws Exception {
        for (String path : new String[] {"/v1/shop/me/7", "/nowhere", "/v1/shop/failing/unexpected"}) {
            HttpResponse<String> answer = send(get(path));

            assertThat(answer.headers().firstValue("X-Request-Id").orElse("")).matches("req_[0-9A-HJKMNP-TV-Z]{26}");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .contains("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000; includeSubDomains");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void anIdThatCouldForgeALogLineIsReplaced() throws Exception {
        HttpResponse<String> answer = send(get("/v1/shop/me/7").header("X-Request-Id", "a b{}"));

        assertThat(answer.headers().firstValue("X-Request-Id").orElse("")).startsWith("req_");
    }

    @Test
    void anyApplicationTypeMeansJsonToo() throws Exception {
        for (String accept : List.of("application/*", "text/html, application/*;q=0.5", "APPLICATION/*", "*/*")) {
            HttpResponse<String> answer =
                    send(post("{}").header("Content-Type", "application/json").header("Accept", accept));
            assertThat(answer.statusCode()).as(accept).isEqualTo(200);
        }
        assertProblem(
                send(post("{}").header("Content-Type", "application/json").header("Accept", "application/pdf")),
                406,
                "not_acceptable");
    }

    @Test
    void whatTheFrameworkRefusesIsAProblemToo() throws Exception {
        assertProblem(send(get("/nowhere")), 404, "not_found");
        assertProblem(send(get("/v1/shop/limit")), 422, "missing_field", "\"pointer\":\"?limit\"");
        assertProblem(send(get("/v1/shop/limit?limit=x")), 422, "invalid_value", "\"pointer\":\"?limit\"");
        assertProblem(send(get("/v1/shop/echo")), 405, "method_not_allowed", "\"detail\":\"Allowed here: POST.\"");
        assertThat(send(get("/v1/shop/echo")).headers().firstValue("Allow")).contains("POST");
        assertProblem(send(post("x").header("Content-Type", "text/plain")), 415, "unsupported_media_type");
        assertProblem(
                send(post("{}").header("Content-Type", "application/json").header("Accept", "image/png")),
                406,
                "not_acceptable");
    }

    @Test
    void aBodyMayHave256KibibytesAndNotOneMore() throws Exception {
        HttpResponse<String> fits = send(post("x".repeat(262_144)).header("Content-Type", "application/json"));
        HttpResponse<String> tooLarge = send(post("x".repeat(262_145)).header("Content-Type", "application/json"));

        assertThat(fits.body()).isEqualTo("262144");
        assertProblem(tooLarge, 413, "body_too_large");
    }

    @Test
    void aBodyOfUnstatedLengthStopsAtTheLimitToo() throws Exception {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String head = "POST /v1/shop/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + API_KEY.reveal() + "\r\nTransfer-Encoding: chunked\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            for (int sent = 0; sent < 5; sent++) {
                socket.getOutputStream().write(chunk.getBytes(UTF_8));
            }
            socket.getOutputStream().write("0\r\n\r\n".getBytes(UTF_8));
            assertThat(firstBytes(socket.getInputStream())).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aFaultIsToldByItsIdAloneAndLoggedOnce() throws Exception {
        HttpResponse<String> answer = send(get("/v1/shop/failing/unexpected").header("X-Request-Id", "r-1"));

        assertProblem(answer, 500, "internal_error", "\"requestId\":\"r-1\"");
        assertThat(answer.body()).doesNotContain("fire");
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getThrowableProxy().getMessage()).isEqualTo("card 2000000000015 is on fire");
                    assertThat(event.getKeyValuePairs())
                            .anySatisfy(pair -> assertThat(pair.value).isEqualTo("r-1"));
                });
    }

    @Test
    void aTableThatDoesNotAnswerIsUnavailabilityWithATimeToRetry() throws Exception {
        HttpResponse<String> answer = send(get("/v1/shop/failing/busy"));

        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void aRefusalNamesItsFieldAndCarriesItsMembers() throws Exception {
        HttpResponse<String> answer =
                send(get("/v1/shop/refused").header("Accept-Language", "ru").header("X-Request-Id", "r-2"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:kopilka:problem:out_of_range\","
                        + "\"title\":\"Число, дата или длина вне допустимых пределов.\",\"status\":422,"
                        + "\"detail\":\"/lines/0/quantity: Допустимо от 0.001 до 9999.\",\"code\":\"out_of_range\","
                        + "\"instance\":\"/v1/shop/refused\",\"requestId\":\"r-2\","
                        + "\"errors\":[{\"pointer\":\"/lines/0/quantity\",\"code\":\"out_of_range\","
                        + "\"detail\":\"Допустимо от 0.001 до 9999.\"}],\"quote\":{\"total\":\"1.00\"}}");
    }

    @Test
    void theLogLineHasTheTemplateAndTheTenantAndNothingPersonal() throws Exception {
        HttpResponse<String> answer = send(get("/v1/shop/me/2000000000015").header("X-Request-Id", "r-3"));
        assertThat(answer.statusCode()).isEqualTo(200);

        ILoggingEvent line = log.list.stream()
                .filter(event -> event.getLoggerName().equals("io.kopilka.requests"))
                .findFirst()
                .orElseThrow();
        assertThat(line.getKeyValuePairs())
                .extracting(pair -> pair.key + "=" + (pair.key.equals("ms") ? "" : pair.value))
                .containsExactly(
                        "method=GET",
                        "route=/v1/shop/me/{number}",
                        "status=200",
                        "ms=",
                        "tenant=" + TENANT,
                        "requestId=r-3");
        assertThat(log.list)
                .noneSatisfy(event -> assertThat(event.getFormattedMessage() + event.getKeyValuePairs())
                        .containsAnyOf("2000000000015", "kop_live"));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code, String... parts) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
        assertThat(List.of(parts)).allSatisfy(part -> assertThat(answer.body()).contains(part));
    }

    private static String firstBytes(InputStream input) throws IOException {
        return new String(input.readNBytes(12), UTF_8);
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + API_KEY.reveal());
    }

    private static HttpRequest.Builder post(String body) {
        return get("/v1/shop/echo").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static URI uri(String path) {
        return URI.create("http://" + server.getHost() + ":" + server.getPort() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
