package io.kopilka.trials.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.customer.History;
import io.kopilka.domain.fixture.Seeds;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.rulebook.Drafts;
import io.kopilka.rulebook.Publication;
import io.kopilka.rulebook.Publishing;
import io.kopilka.rulebook.RulesetDocument;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A ruleset defines a segment otherwise and asks for other periods, and accounts are built anew while tills go
/// on selling and taking goods back between any two steps of the worker, which dies now and then
/// (docs/pricing.md, 19.7).
final class RebuildWhileSellingTest {
    private static final int SEEDS = 12;
    private static final int CUSTOMERS = 4;
    private static final int SALES = 14;
    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<String> GROUPS = List.of("shoes", "food", "toys");

    private static final String RULES = """
            {"currency": "RUB",
             "segments": [{"id": "a", "name": "a", "include": {"groups": [%s]}}],
             "offers": [
               {"id": "back", "name": "b", "effect": {"points": {"percent": "10"}}}%s],
             "promotions": [{"id": "p", "name": "p", "offers": ["back"]}],
             "scheme": {"points": {"value": "1.00", "step": "1", "rounding": "down"}, "redeem": {"maxShare": "50"}},
             "tiers": [{"id": "silver", "name": "s", "accumulated": {"atLeast": "100000.00", "segment": "a"}}],
             "cardKinds": [{"id": "buyer", "name": "k"}]}
            """;
    private static final String BEFORE = RULES.formatted("\"shoes\"", "");
    private static final String AFTER = RULES.formatted("\"food\", \"toys\"", """
            , {"id": "m", "name": "m", "when": {"accumulated":
                {"atLeast": "1.00", "segment": "a", "period": {"current": "month"}}}, "effect": {"percent": "1"}},
              {"id": "r", "name": "r", "when": {"accumulated":
                {"atLeast": "1", "measure": "quantity", "period": {"rollingDays": 10}}}, "effect": {"percent": "1"}},
              {"id": "n", "name": "n", "when": {"purchases":
                {"atLeast": 3, "period": {"previous": "month"}}}, "effect": {"percent": "1"}}""");

    private static final Meddled TABLE = new Meddled();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ApplicationContext service;
    private static URI address;

    /// A table between whose steps, seen by the worker's thread, something else happens.
    private static final class Meddled implements Table {
        final MemoryTable memory = new MemoryTable(InstantSource.system());
        private @Nullable Thread worker;
        private Runnable between = () -> {};

        void meddle(Runnable with) {
            worker = Thread.currentThread();
            between = with;
        }

        void leave() {
            worker = null;
        }

        private void step() {
            if (Thread.currentThread().equals(worker)) {
                worker = null;
                try {
                    between.run();
                } finally {
                    worker = Thread.currentThread();
                }
            }
        }

        @Override
        public Optional<Item> get(Key key, Consistency consistency) {
            step();
            return memory.get(key, consistency);
        }

        @Override
        public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
            step();
            return memory.getAll(keys, consistency);
        }

        @Override
        public Page query(Query query) {
            step();
            return memory.query(query);
        }

        @Override
        public WriteOutcome write(List<Write> writes) {
            step();
            WriteOutcome outcome = memory.write(writes);
            step();
            return outcome;
        }
    }

    /// The worker is no more.
    private static final class Dead extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeAll
    static void start() {
        service = ApplicationContext.builder()
                .banner(false)
                .properties(Map.of("micronaut.server.port", -1, "kopilka.clock", "2026-11-22T10:15:00+05:00"))
                .singletons(TABLE, new MemoryQueues(InstantSource.system()), new SigningKey(new byte[SigningKey.BYTES]))
                .build()
                .start();
        address = service.getBean(EmbeddedServer.class).start().getURI();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        service.close();
    }

    @Test
    void figuresAreThoseOfAllReceiptsUnderTheNewDefinition() {
        int[] happened = new int[2];
        Seeds.random(SEEDS, (random, seed) -> {
            Story story = new Story(random, seed);
            story.tell();
            happened[0] += story.between;
            happened[1] += story.deaths;
        });
        IO.println("%d seeds: %d sales and returns between steps of the worker, which died %d times"
                .formatted(SEEDS, happened[0], happened[1]));
        assertThat(happened[0]).isGreaterThan(SEEDS * 5);
        assertThat(happened[1]).isGreaterThan(SEEDS);
    }

    /// One shop, from its first sale to the end of the rebuild.
    private static final class Story {
        private final SplittableRandom random;
        private final TenantId tenant;
        private final StoreId store;
        private final ApiKey key;
        private final TenantProfile profile;
        private final List<Customer> customers = new ArrayList<>();
        private final List<List<String>> receipts = new ArrayList<>();
        private int numbers;
        int between;
        int deaths;

        Story(SplittableRandom random, long seed) {
            this.random = random;
            String id = "%022d".formatted(seed);
            tenant = new TenantId("ten_01JZ" + id);
            store = new StoreId("sto_01JZ" + id);
            key = ApiKey.create(ApiKey.Mode.LIVE, tenant, random);
            profile = TenantProfile.of(
                    tenant, Text.of("Shop"), Currency.getInstance("RUB"), ZONE, Language.EN, Instant.EPOCH);
            open();
        }

        private void open() {
            Directory directory = service.getBean(Directory.class);
            ApiKeyGrant grant = new ApiKeyGrant(
                    new KeyId("key_01JZ0000000000000000000000"),
                    tenant,
                    "till",
                    Scope.all(),
                    new StoreAccess.EveryStore(),
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty());
            List<Write> writes = new ArrayList<>(List.of(
                    directory.create(profile),
                    directory.list(tenant),
                    directory.create(tenant, StoreProfile.of(store, Text.of("One"), ZONE, Optional.empty())),
                    service.getBean(ApiKeys.class).grant(key, grant)));
            for (int i = 0; i < CUSTOMERS; i++) {
                Customer customer = new Customer(
                                new CustomerId("cus_01JZ%022d".formatted(i)),
                                ProgrammeId.ownOf(tenant),
                                new AccountId("acc_01JZ%022d".formatted(i)),
                                Customer.Questionnaire.EMPTY,
                                List.of(),
                                Instant.EPOCH)
                        .with(card(i));
                writes.addAll(Customers.create(tenant, customer));
                writes.add(Cards.create(tenant, new Card.Issued(card(i), "buyer", customer.holder())));
                customers.add(customer);
                receipts.add(new ArrayList<>());
            }
            assertThat(TABLE.memory.write(writes)).isInstanceOf(WriteOutcome.Written.class);
        }

        private static CardNumber card(int customer) {
            return new CardNumber("2%011d5".formatted(customer));
        }

        void tell() {
            publish(BEFORE);
            for (int i = 0; i < SALES; i++) {
                sellSomething(random.nextInt(CUSTOMERS - 1), null);
                giveSomethingBack();
            }
            String old = post("/v1/quotes", sale(0)).path("id").asText();
            String another = post("/v1/quotes", sale(0)).path("id").asText();
            publish(AFTER);
            sellSomething(0, null);
            sellSomething(1, old);
            while (!isFinished()) {
                TABLE.meddle(() -> {
                    int dice = random.nextInt(40);
                    if (dice == 0) {
                        deaths++;
                        throw new Dead();
                    }
                    if (dice < 4 && between < 40) {
                        between++;
                        sellSomething(random.nextInt(CUSTOMERS - 1), random.nextBoolean() ? old : null);
                    } else if (dice < 7 && between < 40) {
                        between++;
                        giveSomethingBack();
                    }
                });
                try {
                    work();
                } catch (Dead dead) {
                    // Another worker goes on.
                } finally {
                    TABLE.leave();
                }
            }
            for (int i = 0; i < 6; i++) {
                sellSomething(random.nextInt(CUSTOMERS - 1), random.nextBoolean() ? another : null);
                giveSomethingBack();
            }
            // Their account begins with a sale by the old version when everybody has been looked at.
            sellSomething(CUSTOMERS - 1, another);
            lookAtEverybody();
            check();
            work();
            check();
        }

        private void work() {
            service.getBeansOfType(ScheduledTask.class).stream()
                    .filter(task -> task.name().equals("recalculate-tiers"))
                    .forEach(task -> task.run(Instant.parse("2026-11-22T05:20:00Z")));
        }

        private boolean isFinished() {
            JsonNode told = send("GET", "/v1/recalculations", null);
            return told.path("ruleset").asInt() == 2
                    && told.path("state").asText().equals("finished");
        }

        /// As the events of their sales have it done.
        private void lookAtEverybody() {
            QueueConsumer consumer = service.getBeansOfType(QueueConsumer.class).stream()
                    .filter(each -> each.queue() == QueueName.TIERS)
                    .findFirst()
                    .orElseThrow();
            for (Customer customer : customers) {
                String data = "{\"customer\": {\"id\": \"%s\"}}"
                        .formatted(customer.id().value());
                Event event = new Event(
                        "e",
                        EventType.RECEIPT_COMMITTED,
                        1,
                        tenant,
                        "x",
                        OffsetDateTime.parse("2026-11-22T10:20:00+05:00"),
                        Instant.EPOCH,
                        data);
                assertThat(consumer.consume(List.of(new Message("m", EventText.write(event), 1))))
                        .containsExactly(Consumed.DONE);
            }
        }

        private void publish(String programme) {
            Drafts drafts = service.getBean(Drafts.class);
            RulesetDocument document = new RulesetDocument(json(programme));
            assertThat(drafts.replace(tenant, drafts.read(profile), document)).isPresent();
            assertThat(service.getBean(Publishing.class).publish(profile, new KeyId("key_01JZ0000000000000000000000")))
                    .isInstanceOf(Publication.Published.class);
        }

        private ObjectNode sale(int customer) {
            LocalDate day = TODAY.minusDays(random.nextInt(50));
            ObjectNode sale = Json.object()
                    .put("store", store.value())
                    .put("till", "1")
                    .put("at", "%sT09:%02d:00+05:00".formatted(day, random.nextInt(60)))
                    .put("card", card(customer).value());
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                ObjectNode line = sale.withArray("lines").addObject();
                line.put("id", "l" + i).put("sku", "s");
                line.putArray("groups").add(GROUPS.get(random.nextInt(GROUPS.size())));
                line.put("quantity", Integer.toString(random.nextInt(1, 5)));
                line.put(
                        "price",
                        BigDecimal.valueOf(random.nextInt(100, 50_000), 2).toPlainString());
            }
            return sale;
        }

        /// @param quote by whose version it is sold; null for the latest
        private void sellSomething(int customer, @Nullable String quote) {
            ObjectNode sale = sale(customer);
            if (random.nextBoolean()) {
                sale.put("redeem", "max");
            }
            sale.put("number", Integer.toString(++numbers));
            if (quote != null) {
                sale.put("quote", quote);
            }
            // What it costs, the refusal tells.
            sale.putArray("payments").addObject().put("kind", "cash").put("amount", "0.00");
            sale.put("expectedTotal", "0.00");
            JsonNode refused = post("/v1/receipts", sale);
            String total = refused.at("/quote/total").asText();
            sale.put("expectedTotal", total);
            sale.putArray("payments").addObject().put("kind", "cash").put("amount", total);
            JsonNode sold = post("/v1/receipts", sale);
            assertThat(sold.path("id").asText()).as(sold.toString()).startsWith("rcp_");
            receipts.get(customer).add(sold.path("id").asText());
        }

        private void giveSomethingBack() {
            List<String> some = receipts.get(random.nextInt(CUSTOMERS - 1));
            if (some.isEmpty()) {
                return;
            }
            String receipt = some.get(random.nextInt(some.size()));
            if (random.nextBoolean()) {
                var _ = post("/v1/receipts/" + receipt + "/cancel", Json.object());
                return;
            }
            ObjectNode back = Json.object();
            back.putArray("lines").addObject().put("id", "l1").put("quantity", "1");
            var _ = post("/v1/receipts/" + receipt + "/returns", back);
        }

        private void check() {
            for (int i = 0; i < CUSTOMERS; i++) {
                History seen = service.getBean(AccountStore.class)
                        .load(
                                tenant,
                                ProgrammeId.ownOf(tenant),
                                customers.get(i).account())
                        .history(TODAY.atTime(12, 0).atZone(ZONE).toOffsetDateTime());
                List<JsonNode> sold = receipts.get(i).stream()
                        .map(id -> send("GET", "/v1/receipts/" + id, null))
                        .toList();
                Period ever = new Period.Lifetime();
                Period month = new Period.Current(PeriodUnit.MONTH);
                Period ten = new Period.Rolling(10);
                assertThat(seen.accumulated(new Accumulation("a", ever, Measured.MONEY)))
                        .as("customer %d", i)
                        .isEqualTo(sum(sold, LocalDate.MIN, true, Measured.MONEY));
                assertThat(seen.accumulated(new Accumulation("a", month, Measured.MONEY)))
                        .isEqualTo(sum(sold, TODAY.withDayOfMonth(1), true, Measured.MONEY));
                assertThat(seen.accumulated(new Accumulation(null, ten, Measured.QUANTITY)))
                        .isEqualTo(sum(sold, TODAY.minusDays(9), false, Measured.QUANTITY));
                assertThat(seen.purchases(new Period.Previous(PeriodUnit.MONTH)))
                        .isEqualTo(sold.stream()
                                .filter(receipt -> day(receipt).getMonthValue() == 10
                                        && !receipt.at("/returned/whole").asBoolean())
                                .count());
            }
        }

        private static LocalDate day(JsonNode receipt) {
            return OffsetDateTime.parse(receipt.path("at").asText()).toLocalDate();
        }

        /// Added up from what receipts say, without a counter.
        private static long sum(List<JsonNode> sold, LocalDate from, boolean segment, Measured measure) {
            long sum = 0;
            for (JsonNode receipt : sold) {
                for (JsonNode line : receipt.path("lines")) {
                    String group = line.path("groups").path(0).asText();
                    if (day(receipt).isBefore(from) || (segment && group.equals("shoes"))) {
                        continue;
                    }
                    BigDecimal quantity = new BigDecimal(line.path("quantity").asText());
                    BigDecimal back = new BigDecimal(line.path("returned").asText("0"));
                    BigDecimal figure = measure == Measured.MONEY
                            ? new BigDecimal(line.path("total").asText()).movePointRight(2)
                            : quantity.movePointRight(3);
                    sum += figure.longValueExact()
                            - figure.multiply(back)
                                    .divide(quantity, 0, RoundingMode.HALF_UP)
                                    .longValueExact();
                }
            }
            return sum;
        }

        private JsonNode post(String path, ObjectNode body) {
            return send("POST", path, body);
        }

        private JsonNode send(String method, String path, @Nullable ObjectNode body) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                    .header("Authorization", "Bearer " + key.reveal())
                    .header("Content-Type", "application/json")
                    .header(
                            "Idempotency-Key",
                            "k-" + ThreadLocalRandom.current().nextLong())
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            try {
                return json(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
            } catch (IOException failed) {
                throw new AssertionError(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    private static JsonNode json(String text) {
        return switch (Json.read(text.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode read) -> read;
            case Read.Refused<JsonNode> _ -> throw new AssertionError(text);
        };
    }
}
