package io.kopilka.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.PersonId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.FencedTable;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.Person;
import io.kopilka.platform.tenancy.PersonMark;
import io.kopilka.platform.tenancy.Role;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.platform.time.ServiceClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// The resources on the class path, on a free port, over a table in memory, with two shops: one to work with, and a
/// stranger's. The clock starts on Sunday, 22 November 2026, 10:15 in Yekaterinburg, and runs on. Every
/// answer is held to the contract.
public final class TestService implements AutoCloseable {

    /// The shop to work with: roubles, Yekaterinburg.
    public static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");

    /// Its store.
    public static final StoreId STORE = new StoreId("sto_01JZ0000000000000000000000");

    /// Another shop: pounds, London.
    public static final TenantId STRANGER = new TenantId("ten_01JZ0000000000000000000001");

    /// The other shop's store.
    public static final StoreId STRANGERS_STORE = new StoreId("sto_01JZ0000000000000000000001");

    private static final String START = "2026-11-22T10:15:00+05:00";

    private final MemoryTable table;
    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final SplittableRandom random;

    private TestService(
            MemoryTable table,
            Function<MemoryTable, Table> fenced,
            long seed,
            Map<String, Object> settings,
            Object... more) {
        this.table = table;
        random = new SplittableRandom(seed);
        context = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "kopilka.clock",
                        START,
                        "kopilka.oidc.test.issuer",
                        TestIssuer.shared().address(),
                        "kopilka.oidc.test.audience",
                        TestIssuer.AUDIENCE,
                        "kopilka.oidc.test.jwks",
                        TestIssuer.shared().keysAddress()))
                .properties(settings)
                .singletons(fenced.apply(table), new SigningKey(new byte[SigningKey.BYTES]))
                .singletons(more)
                .build()
                .start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    /// Starts it.
    ///
    /// @param more beans that are not on the class path, such as queues
    public static TestService start(Object... more) {
        return with(Map.of(), more);
    }

    /// Starts it with something between the service and its table.
    ///
    /// @param seen the table that the service is given, over the one in memory
    public static TestService over(Function<MemoryTable, Table> seen, Object... more) {
        return start(seen, Map.of(), more);
    }

    /// Starts it with settings of the test's own.
    public static TestService with(Map<String, Object> settings, Object... more) {
        return start(TestService::fenced, settings, more);
    }

    private static TestService start(Function<MemoryTable, Table> seen, Map<String, Object> settings, Object... more) {
        // What ends by the service's clock ends in its table by the same.
        AtomicReference<InstantSource> clock = new AtomicReference<>(InstantSource.system());
        TestService service = new TestService(new MemoryTable(() -> clock.get().instant()), seen, 1, settings, more);
        clock.set(service.clock());
        service.shop(TENANT, STORE, new Text("Обувь на Малышева", "Shoes on Malysheva"), "RUB", "Asia/Yekaterinburg");
        service.shop(STRANGER, STRANGERS_STORE, Text.of("Dover Books"), "GBP", "Europe/London");
        return service;
    }

    /// The table behind the second fence, as it is everywhere else. The test itself, which calls beans from outside
    /// every request, stands inside the fences of both shops.
    public static Table fenced(Table table) {
        Thread test = Thread.currentThread();
        return new FencedTable(
                table, () -> Thread.currentThread().equals(test) ? Fence.around(TENANT, STRANGER) : Fence.NONE);
    }

    /// Another process of the same service: it has the same table, and a memory of its own.
    public TestService another() {
        return new TestService(table, TestService::fenced, 2, Map.of());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// All beans of this type.
    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type);
    }

    public MemoryTable table() {
        return table;
    }

    public ServiceClock clock() {
        return context.getBean(ServiceClock.class);
    }

    /// A new key of the shop with these scopes, good in every store.
    public Client with(Scope... scopes) {
        return with(TENANT, new StoreAccess.EveryStore(), scopes);
    }

    /// A new key of a shop with these scopes, good in these stores.
    public Client with(TenantId tenant, StoreAccess stores, Scope... scopes) {
        return key(
                ApiKey.Mode.LIVE,
                tenant,
                Set.copyOf(Arrays.asList(scopes)),
                stores,
                Optional.empty(),
                Optional.empty());
    }

    /// A new key, good or not.
    public Client key(
            ApiKey.Mode mode,
            TenantId tenant,
            Set<Scope> scopes,
            StoreAccess stores,
            Optional<Instant> expires,
            Optional<Instant> revoked) {
        ApiKey key = ApiKey.create(mode, tenant, random);
        KeyId id = KeyId.of(context.getBean(Ulids.class).next());
        ApiKeyGrant grant = new ApiKeyGrant(
                id, tenant, "till", scopes, stores, Instant.parse("2026-01-01T00:00:00Z"), expires, revoked);
        requireWritten(table.write(context.getBean(ApiKeys.class).grant(key, grant)));
        return new Client(id, Map.of("Authorization", "Bearer " + key.reveal(), "X-Request-Id", "r-1"));
    }

    /// Whoever holds this key, which somebody else has granted.
    public Client holding(ApiKey key, KeyId id) {
        return new Client(id, Map.of("Authorization", "Bearer " + key.reveal(), "X-Request-Id", "r-1"));
    }

    /// A new member of the shop's team in this role, good in every store.
    public Client person(Role role) {
        return person(TENANT, role, new StoreAccess.EveryStore());
    }

    /// A new member of a shop's team in this role, good in these stores.
    public Client person(TenantId tenant, Role role, StoreAccess stores) {
        PersonId id = PersonId.of(context.getBean(Ulids.class).next());
        People people = context.getBean(People.class);
        requireWritten(table.write(people.join(
                tenant,
                new Person(
                        id,
                        PersonMark.of("test", id.value()),
                        Optional.of("Анна"),
                        Optional.empty(),
                        role,
                        stores,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        1),
                people.owners(tenant))));
        return visitor(id.value()).saying("Kopilka-Tenant", tenant.value()).as(id);
    }

    /// Somebody who has proved who they are and names no tenant.
    public Client visitor(String subject) {
        return anonymous()
                .saying("Authorization", "Bearer " + TestIssuer.shared().token(subject));
    }

    /// Somebody without a key.
    public Client anonymous() {
        return new Client(new KeyId("key_01JZ0000000000000000000000"), Map.of("X-Request-Id", "r-1"));
    }

    /// Everything in a partition, to be compared before and after a refusal.
    public List<Item> items(String partition) {
        return table.query(Query.of(partition)).items();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        context.close();
    }

    private void shop(TenantId tenant, StoreId store, Text name, String currency, String zone) {
        Directory directory = context.getBean(Directory.class);
        requireWritten(table.write(List.of(
                directory.list(tenant),
                directory.create(TenantProfile.of(
                        tenant,
                        name,
                        Currency.getInstance(currency),
                        ZoneId.of(zone),
                        Language.RU,
                        Instant.parse("2026-01-01T00:00:00Z"))),
                directory.create(
                        tenant,
                        StoreProfile.of(
                                store,
                                new Text("На Малышева", "On Malysheva Street"),
                                ZoneId.of(zone),
                                Optional.empty())))));
    }

    private static void requireWritten(WriteOutcome outcome) {
        if (!(outcome instanceof WriteOutcome.Written)) {
            throw new IllegalStateException("not written: " + outcome);
        }
    }

    /// Somebody who calls the service.
    public final class Client {

        private final Actor key;
        private final Map<String, String> headers;

        private Client(Actor key, Map<String, String> headers) {
            this.key = key;
            this.headers = headers;
        }

        /// The key's id.
        public KeyId key() {
            return (KeyId) key;
        }

        /// The id of whoever it is.
        public Actor actor() {
            return key;
        }

        private Client as(Actor actor) {
            return new Client(actor, headers);
        }

        /// The same with one more header.
        public Client saying(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Client(key, more);
        }

        /// The same, reading this language.
        public Client in(Language language) {
            return saying(
                    "Accept-Language",
                    switch (language) {
                        case RU -> "ru";
                        case EN -> "en";
                    });
        }

        public Reply get(String path) {
            return send("GET", path, "");
        }

        /// A file, which is bytes; its answer is held to the contract but for its body.
        public HttpResponse<byte[]> file(String path) {
            return CheckedCall.file(client, uri(path), headers);
        }

        public Reply post(String path, String body) {
            return send("POST", path, body);
        }

        public Reply put(String path, String body) {
            return send("PUT", path, body);
        }

        public Reply patch(String path, String body) {
            return send("PATCH", path, body);
        }

        /// Any method; without a body where that is empty.
        public Reply call(String method, String path, String body) {
            return send(method, path, body);
        }

        private Reply send(String method, String path, String body) {
            return CheckedCall.send(client, method, uri(path), headers, body);
        }

        private URI uri(String path) {
            return URI.create("http://" + server.getHost() + ":" + server.getPort() + path);
        }
    }

    /// What the service answered.
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return switch (Json.read(body().getBytes(UTF_8))) {
                case Read.Good<JsonNode>(JsonNode document) -> document;
                case Read.Refused<JsonNode>(var faults) -> throw new AssertionError(body() + " is no JSON: " + faults);
            };
        }

        /// Status and code of a problem, and pointer and code of each field: `422 unknown_field /a unknown_field`.
        public String problem() {
            JsonNode problem = json();
            StringBuilder shown = new StringBuilder()
                    .append(status())
                    .append(' ')
                    .append(problem.path("code").asText());
            for (JsonNode error : problem.path("errors")) {
                shown.append(' ')
                        .append(error.path("pointer").asText())
                        .append(' ')
                        .append(error.path("code").asText());
            }
            return shown.toString();
        }
    }
}
