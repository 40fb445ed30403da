package io.kopilka.trials.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.Occasion.TierMove;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.ExpireLots;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.MeteredTable;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the calls of a till cost in DynamoDB's units, by AWS's rules, measured on the whole service over a
/// table in memory: a known card with a year of daily shopping behind it, forty lots, sixteen accumulations of
/// which four are rolling, ten lines a receipt.
public final class CommitCosts implements AutoCloseable {
    private static final long SEED = 20261122;
    private static final int DAYS = 365;

    private final MeteredTable table = new MeteredTable(new MemoryTable(InstantSource.system()));
    private final SplittableRandom random = new SplittableRandom(SEED);
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
        BenchShop.open(table, context.getBean(InstantSource.class));
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
                        "/v1/customers/" + BenchShop.CUSTOMER.value() + "/points/adjustments",
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
        Account account = accounts.load(BenchShop.TENANT, ProgrammeId.ownOf(BenchShop.TENANT), BenchShop.ACCOUNT);
        Ulid id = context.getBean(Ulids.class).next();
        OffsetDateTime midnight = day.atStartOfDay().atOffset(BenchShop.ZONE);
        ExpireLots.@Nullable Expired expired =
                ExpireLots.post(account, new ExpireLots.NewDay(id, midnight, midnight.toInstant(), BenchShop.TENANT));
        if (expired != null) {
            table.write(accounts.writes(
                    BenchShop.TENANT, expired.account(), expired.posting(), new Occasion(null, TierMove.NONE)));
        }
    }

    private JsonNode hold(String points) {
        return post(
                "/v1/holds",
                Json.object()
                        .put("card", BenchShop.CARD.value())
                        .put("store", BenchShop.STORE.value())
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

    private ObjectNode receipt(boolean dear) {
        OffsetDateTime at = day.atTime(random.nextInt(8, 10), random.nextInt(60), random.nextInt(1, 60))
                .atOffset(BenchShop.ZONE);
        return BenchShop.receipt(random, at, dear);
    }

    private JsonNode post(String path, ObjectNode body) {
        try {
            String answer = client.send(
                            HttpRequest.newBuilder(address.resolve(path))
                                    .header(
                                            "Authorization",
                                            "Bearer " + BenchShop.key().reveal())
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
