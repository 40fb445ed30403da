package io.kopilka.trials.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.Occasion.TierMove;
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
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.ExpireLots;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.local.shop.ShopRecords;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.MeteredTable;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the calls of a till cost in DynamoDB's units, by AWS's rules, measured on the whole service over a
/// table in memory: a known card with a year of daily shopping behind it, forty lots, sixteen accumulations of
/// which four are rolling, ten lines a receipt.
public final class CommitCosts implements AutoCloseable {
    private static final long SEED = 20261122;
    private static final int DAYS = 365;
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(5);
    private static final TenantId TENANT = new TenantId("ten_01JZZZZZZZZZZZZZZZZZZZZZZ0");
    private static final StoreId STORE = new StoreId("sto_01JZZZZZZZZZZZZZZZZZZZZZZ2");
    private static final AccountId ACCOUNT = new AccountId("acc_01JZZZZZZZZZZZZZZZZZZZZZZ1");
    private static final CustomerId CUSTOMER = new CustomerId("cus_01JZZZZZZZZZZZZZZZZZZZZZZ1");
    private static final KeyId KEY = new KeyId("key_01JZZZZZZZZZZZZZZZZZZZZZZ3");
    private static final CardNumber CARD = new CardNumber("2000000000015");

    private final MeteredTable table = new MeteredTable(new MemoryTable(InstantSource.system()));
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final ApiKey key = ApiKey.create(ApiKey.Mode.LIVE, TENANT, new SplittableRandom(SEED));
    private final HttpClient client = HttpClient.newHttpClient();
    private final ApplicationContext context;
    private final URI address;
    private LocalDate day = LocalDate.of(2025, 11, 21);
    private int number;

    private CommitCosts() {
        context = ApplicationContext.builder()
                .banner(false)
                .properties(Map.of("micronaut.server.port", -1, "kopilka.clock", "2026-11-22T10:15:00+05:00"))
                .singletons(table, new SigningKey(new byte[SigningKey.BYTES]))
                .build()
                .start();
        open();
        address = context.getBean(EmbeddedServer.class).start().getURI();
    }

    /// What one call used.
    public record Cost(String what, MeteredTable.Use use) {}

    /// Measures every call once.
    public static List<Cost> measure() {
        try (CommitCosts costs = new CommitCosts()) {
            return costs.run();
        }
    }

    private void open() {
        InstantSource clock = context.getBean(InstantSource.class);
        ShopRecords records = new ShopRecords(table, clock);
        TenantProfile tenant = TenantProfile.of(
                TENANT,
                Text.of("Bench"),
                Currency.getInstance("RUB"),
                ZoneId.of("Asia/Yekaterinburg"),
                Language.RU,
                clock.instant());
        StoreProfile store =
                StoreProfile.of(STORE, Text.of("Bench"), ZoneId.of("Asia/Yekaterinburg"), Optional.empty());
        ApiKeyGrant grant = new ApiKeyGrant(
                KEY,
                TENANT,
                "bench",
                Scope.all(),
                new StoreAccess.EveryStore(),
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        Customer customer = new Customer(
                        CUSTOMER,
                        ProgrammeId.ownOf(TENANT),
                        ACCOUNT,
                        new Questionnaire("Анна Павлова", null, null, LocalDate.of(1990, 2, 28)),
                        List.of(),
                        clock.instant())
                .with(CARD);
        List<Write> writes = new ArrayList<>(Customers.create(TENANT, customer));
        writes.add(Cards.create(TENANT, new Card.Issued(CARD, "buyer", customer.holder())));
        records.open(tenant, List.of(store), key, grant, writes);
        records.publishFirst(tenant, grant, "/bench/ruleset.json");
    }

    private List<Cost> run() {
        for (int i = 0; i < DAYS; i++) {
            nextDay();
            sell(null, null, false);
        }
        nextDay();
        List<Cost> costs = new ArrayList<>();
        costs.add(measured("quote / расчёт", () -> post("/v1/quotes", receipt(false))));
        costs.add(measured("sale / продажа", () -> sell(null, null, false)));
        String points = String.valueOf(balance());
        JsonNode[] held = new JsonNode[1];
        costs.add(measured("hold of every lot / отложить все баллы", () -> held[0] = hold(points)));
        costs.add(measured(
                "release / освободить",
                () -> post("/v1/holds/" + held[0].path("id").asText() + "/release", Json.object())));
        JsonNode again = hold(points);
        JsonNode[] sold = new JsonNode[1];
        costs.add(measured(
                "sale by that hold / продажа по нему",
                () -> sold[0] = sell(null, again.path("id").asText(), true)));
        String path = "/v1/receipts/" + sold[0].path("id").asText();
        costs.add(measured("return of a line / возврат строки", () -> {
            ObjectNode back = Json.object();
            back.putArray("lines").addObject().put("id", "l0").put("quantity", "1");
            return post(path + "/returns", back);
        }));
        costs.add(measured("cancel the rest / отмена остального", () -> post(path + "/cancel", Json.object())));
        costs.add(measured("sale that redeems every lot / со списанием всех баллов", () -> sell("max", null, true)));
        costs.add(measured(
                "adjustment / корректировка",
                () -> post(
                        "/v1/customers/" + CUSTOMER.value() + "/points/adjustments",
                        Json.object().put("points", "100").put("reason", "bench"))));
        return costs;
    }

    private Cost measured(String what, Supplier<JsonNode> call) {
        table.take();
        var _ = call.get();
        return new Cost(what, table.take());
    }

    private void nextDay() {
        day = day.plusDays(1);
        AccountStore accounts = context.getBean(AccountStore.class);
        Account account = accounts.load(TENANT, ProgrammeId.ownOf(TENANT), ACCOUNT);
        Ulid id = context.getBean(Ulids.class).next();
        OffsetDateTime midnight = day.atStartOfDay().atOffset(ZONE);
        ExpireLots.@Nullable Expired expired =
                ExpireLots.post(account, new ExpireLots.NewDay(id, midnight, midnight.toInstant(), TENANT));
        if (expired != null) {
            table.write(
                    accounts.writes(TENANT, expired.account(), expired.posting(), new Occasion(null, TierMove.NONE)));
        }
    }

    private JsonNode hold(String points) {
        return post(
                "/v1/holds",
                Json.object()
                        .put("card", CARD.value())
                        .put("store", STORE.value())
                        .put("till", "1")
                        .put("points", points));
    }

    private long balance() {
        return new BigDecimal(
                        post("/v1/quotes", receipt(false)).at("/points/balance").asText())
                .longValueExact();
    }

    private JsonNode sell(@Nullable String redeem, @Nullable String hold, boolean dear) {
        ObjectNode sale = receipt(dear);
        if (redeem != null) {
            sale.put("redeem", redeem);
        }
        if (hold != null) {
            sale.put("hold", hold);
        }
        ObjectNode quote = sale.deepCopy();
        JsonNode priced = post("/v1/quotes", quote);
        table.take();
        sale.put("number", Integer.toString(++number));
        sale.put("quote", priced.path("id").asText());
        sale.put("expectedTotal", priced.path("total").asText());
        ArrayNode payments = sale.putArray("payments");
        payments.addObject()
                .put("kind", "card")
                .put("amount", priced.path("total").asText());
        return post("/v1/receipts", sale);
    }

    /// Ten lines, some weighed, some by the piece.
    private ObjectNode receipt(boolean dear) {
        ObjectNode sale = Json.object()
                .put("store", STORE.value())
                .put("till", "1")
                .put(
                        "at",
                        day.atTime(random.nextInt(8, 10), random.nextInt(60), random.nextInt(1, 60))
                                .atOffset(ZONE)
                                .toString())
                .put("card", CARD.value());
        ArrayNode lines = sale.putArray("lines");
        for (int i = 0; i < 10; i++) {
            BigDecimal price = BigDecimal.valueOf(random.nextLong(1_000, 90_000), 2)
                    .multiply(dear ? BigDecimal.TEN : BigDecimal.ONE)
                    .setScale(2, RoundingMode.DOWN);
            ObjectNode line = lines.addObject();
            line.put("id", "l" + i).put("sku", "SKU-" + random.nextInt(100_000, 999_999));
            line.put("name", "Товар номер " + random.nextInt(1_000));
            line.putArray("groups").add(random.nextBoolean() ? "shoes/women" : "food/fruit");
            line.put(
                    "quantity",
                    i > 0 && random.nextInt(4) == 0 ? "0." + random.nextInt(101, 1000) : "" + random.nextInt(1, 4));
            line.put("price", price.toPlainString());
        }
        sale.putArray("payments").add("card");
        return sale;
    }

    private JsonNode post(String path, ObjectNode body) {
        try {
            String answer = client.send(
                            HttpRequest.newBuilder(address.resolve(path))
                                    .header("Authorization", "Bearer " + key.reveal())
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", "bench-" + ++number)
                                    .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return switch (Json.read(answer.getBytes(StandardCharsets.UTF_8))) {
                case Read.Good<JsonNode>(JsonNode read) when read.path("code").isMissingNode() -> read;
                case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ ->
                    throw new IllegalStateException(path + ": " + answer);
            };
        } catch (IOException failed) {
            throw new IllegalStateException("the service did not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
