package io.kopilka.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sales over HTTP: what a till asks, what it is answered, and that a receipt counts once (docs/pricing.md, 17 to 19).
final class SaleTest {
    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = Shop.open();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Reply commit(ObjectNode sale) {
        return commit("key-" + sale.path("number").asText(), sale);
    }

    private static Reply commit(String key, ObjectNode sale) {
        return shop.till.saying("Idempotency-Key", key).post("/v1/receipts", sale.toString());
    }

    private static ObjectNode quoteOf(ObjectNode sale) {
        ObjectNode quote = sale.deepCopy();
        quote.remove("payments");
        quote.putArray("payments").add("cash");
        return quote;
    }

    private static ObjectNode by(String card, ObjectNode sale) {
        return sale.put("card", card);
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asText();
    }

    @Test
    void theReceiptThatReachesTenThousandHasFivePercent() {
        ObjectNode first = by(Shop.ANNA, Shop.sale("A-1", "9500.00", "9215.00"));
        assertThat(commit(first).status()).isEqualTo(201);

        ObjectNode second = by(Shop.ANNA, Shop.sale("A-2", "1990.00", "1890.50"));
        JsonNode quote = shop.till
                .in(Language.RU)
                .post("/v1/quotes", quoteOf(second).toString())
                .json();

        assertThat(text(quote, "/discount")).isEqualTo("99.50");
        assertThat(text(quote, "/total")).isEqualTo("1890.50");
        assertThat(text(quote, "/applied/0/offer")).isEqualTo("cum5");
        assertThat(text(quote, "/applied/0/name")).isEqualTo("Накопительная 5 %");
        assertThat(text(quote, "/points/earned")).isEqualTo("56");
        assertThat(text(quote, "/points/balance")).isEqualTo("276");
        assertThat(text(quote, "/customer/name")).isEqualTo("Анна П.");
        assertThat(text(quote, "/tier/next")).isEqualTo("silver");
        assertThat(text(quote, "/tier/missing")).isEqualTo("785.00");

        second.put("quote", text(quote, "/id")).put("expectedTotal", "1890.50");
        JsonNode receipt = commit(second).json();
        assertThat(text(receipt, "/total")).isEqualTo("1890.50");
        assertThat(text(receipt, "/points/balance")).isEqualTo("332");
        assertThat(text(receipt, "/tier/id")).isEqualTo("silver");
        assertThat(text(receipt, "/digest")).matches("sha-256:[0-9a-f]{64}");
        JsonNode found = shop.till.get("/v1/receipts/" + text(receipt, "/id")).json();
        assertThat(text(found, "/lines/0/name")).isEqualTo("Туфли");
        assertThat(text(found, "/lines/0/discount")).isEqualTo("99.50");
    }

    @Test
    void whoHasNoCardYetIsOfferedOneFromAThousandRoubles() {
        JsonNode below = shop.till
                .post("/v1/quotes", quoteOf(Shop.sale("B-1", "999.99", "0")).toString())
                .json();
        JsonNode above = shop.till
                .post("/v1/quotes", quoteOf(Shop.sale("B-2", "1000.00", "0")).toString())
                .json();

        assertThat(below.path("prompts")).isEmpty();
        assertThat(text(above, "/prompts/0/kind")).isEqualTo("issueCard");
        assertThat(text(above, "/prompts/0/cardKind")).isEqualTo("buyer");
    }

    @Test
    void pointsPayHalfOfTheNextReceipt() {
        assertThat(commit(by(Shop.BORIS, Shop.sale("C-1", "1000.00", "970.00")))
                        .json()
                        .at("/points/balance")
                        .asText())
                .isEqualTo("29");

        ObjectNode next = by(Shop.BORIS, Shop.sale("C-2", "50.00", "24.50"));
        next.put("redeem", "max");
        JsonNode receipt = commit(next).json();

        assertThat(text(receipt, "/redeemed")).isEqualTo("24.00");
        assertThat(text(receipt, "/points/redeemed")).isEqualTo("24");
        assertThat(text(receipt, "/total")).isEqualTo("24.50");
        assertThat(text(receipt, "/points/balance")).isEqualTo("5");
    }

    @Test
    void aUniversalCardHasItsKindAndNoAccount() {
        JsonNode quote = shop.till
                .post(
                        "/v1/quotes",
                        quoteOf(by(Shop.GUEST, Shop.sale("D-1", "100.00", "0"))).toString())
                .json();

        assertThat(text(quote, "/total")).isEqualTo("100.00");
        assertThat(quote.path("customer").isNull()).isTrue();
        assertThat(quote.path("points").has("balance")).isFalse();
    }

    @Test
    void theSameSaleAgainIsTheSameReceipt() {
        ObjectNode sale = Shop.sale("E-1", "100.00", "100.00");
        Reply first = commit("one", sale);
        Reply again = commit("one", sale);
        Reply underAnotherKey = commit("two", sale);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(underAnotherKey.body()).isEqualTo(first.body());

        ObjectNode other = Shop.sale("E-1", "200.00", "200.00");
        Reply reused = commit("one", other);
        assertThat(reused.status()).isEqualTo(422);
        assertThat(text(reused.json(), "/code")).isEqualTo("idempotency_key_reused");
        Reply taken = commit("three", other);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(text(taken.json(), "/code")).isEqualTo("receipt_number_taken");
    }

    @Test
    void aSaleSentAgainAsAnOfflineOneIsTheSameAndTheDifferenceIsNamed() {
        ObjectNode sale = Shop.sale("F-1", "100.00", "100.00");
        Reply first = commit(sale);
        ObjectNode offline = Shop.sale("F-1", "100.00", "97.00");
        offline.set("offline", Shop.json("""
                        {"ruleset": 1, "charged": {"amount": "100.00", "discount": "3.00", "redeemed": "0.00", "total": "97.00",
                         "lines": [{"id": "1", "amount": "100.00", "discount": "3.00", "redeemed": "0.00", "total": "97.00"}]}}
                        """));

        Reply again = commit("later", offline);

        assertThat(again.status()).isEqualTo(201);
        assertThat(text(again.json(), "/total"))
                .isEqualTo(text(first.json(), "/total"))
                .isEqualTo("100.00");
        assertThat(text(again.json(), "/differences/0/field")).isEqualTo("discount");
        assertThat(text(again.json(), "/differences/0/charged")).isEqualTo("3.00");
        assertThat(text(again.json(), "/differences/0/priced")).isEqualTo("0.00");
    }

    @Test
    void aSaleMadeOfflineIsRecordedAsItWasCharged() {
        ObjectNode sale = Shop.sale("G-1", "100.00", "90.00");
        sale.put("at", "2026-11-21T23:00:00+05:00");
        sale.set("offline", Shop.json("""
                        {"ruleset": 1, "charged": {"amount": "100.00", "discount": "10.00", "redeemed": "0.00", "total": "90.00",
                         "lines": [{"id": "1", "amount": "100.00", "discount": "10.00", "redeemed": "0.00", "total": "90.00"}]}}
                        """));

        Reply recorded = commit(sale);

        assertThat(recorded.status()).isEqualTo(201);
        assertThat(text(recorded.json(), "/total")).isEqualTo("90.00");
        assertThat(text(recorded.json(), "/differences/1/charged")).isEqualTo("90.00");
        assertThat(text(recorded.json(), "/differences/1/priced")).isEqualTo("100.00");
    }

    @Test
    void whatMayNotBeSoldNowIsRefused() {
        ObjectNode sale = Shop.sale("H-1", "100.00", "100.00").put("at", "2026-11-21T23:00:00+05:00");

        JsonNode quote = shop.till.post("/v1/quotes", quoteOf(sale).toString()).json();
        Reply refused = commit(sale);

        assertThat(text(quote, "/prompts/0/kind")).isEqualTo("forbidden");
        assertThat(text(quote, "/prompts/0/lines/0")).isEqualTo("1");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(text(refused.json(), "/code")).isEqualTo("sale_forbidden");
        assertThat(text(refused.json(), "/errors/0/pointer")).isEqualTo("/lines/0");
    }

    @Test
    void aPriceThatIsNotAsToldCarriesTheNewQuote() {
        ObjectNode sale = Shop.sale("I-1", "100.00", "95.00").put("expectedTotal", "95.00");

        Reply refused = commit(sale);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(text(refused.json(), "/code")).isEqualTo("price_changed");
        assertThat(text(refused.json(), "/quote/total")).isEqualTo("100.00");
        assertThat(shop.till.get("/v1/receipts?number=I-1").json().path("items"))
                .isEmpty();
    }

    @Test
    void fiftyCommitsAtOnceForOneCustomerAllCount() throws Exception {
        Shop own = Shop.open();
        try (own;
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Reply>> commits = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                ObjectNode sale = by(Shop.ANNA, Shop.sale("N-" + i, "100.00", "97.00"));
                commits.add(() -> own.till
                        .saying("Idempotency-Key", sale.path("number").asText())
                        .post("/v1/receipts", sale.toString()));
            }
            for (Future<Reply> reply : threads.invokeAll(commits)) {
                assertThat(reply.get().status()).isEqualTo(201);
            }

            ObjectNode after = quoteOf(by(Shop.ANNA, Shop.sale("N-after", "100.00", "0")));
            JsonNode quote = own.till.post("/v1/quotes", after.toString()).json();
            assertThat(text(quote, "/points/balance")).isEqualTo("100");
            assertThat(text(quote, "/tier/missing")).isEqualTo("5150.00");
            assertThat(own.till.get("/v1/receipts?limit=200").json().path("items"))
                    .hasSize(50);
        }
    }

    @Test
    void oneReceiptCommittedAHundredTimesAtOnceCountsOnce() throws Exception {
        Shop own = Shop.open();
        try (own;
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            ObjectNode sale = by(Shop.ANNA, Shop.sale("O-1", "1000.00", "970.00"));
            List<Callable<Reply>> commits = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                commits.add(() -> own.till.saying("Idempotency-Key", "one").post("/v1/receipts", sale.toString()));
            }
            List<String> bodies = new ArrayList<>();
            for (Future<Reply> reply : threads.invokeAll(commits)) {
                assertThat(reply.get().status()).isEqualTo(201);
                bodies.add(reply.get().body());
            }

            assertThat(bodies).containsOnly(bodies.getFirst());
            JsonNode quote = own.till
                    .post(
                            "/v1/quotes",
                            quoteOf(by(Shop.ANNA, Shop.sale("O-2", "100.00", "0")))
                                    .toString())
                    .json();
            assertThat(text(quote, "/points/balance")).isEqualTo("29");
        }
    }

    @Test
    void receiptsAreListedTheLatestFirstByPages() {
        Shop own = Shop.open();
        try (own) {
            for (int i = 1; i <= 3; i++) {
                ObjectNode sale =
                        Shop.sale("L-" + i, "100.00", "100.00").put("at", "2026-11-2" + (i - 1) + "T12:00:00+05:00");
                assertThat(own.till
                                .saying("Idempotency-Key", "l" + i)
                                .post("/v1/receipts", sale.toString())
                                .status())
                        .isEqualTo(201);
            }

            JsonNode first = own.till.get("/v1/receipts?limit=2").json();
            JsonNode second = own.till
                    .get("/v1/receipts?limit=2&cursor=" + text(first, "/nextCursor"))
                    .json();

            assertThat(first.findValuesAsText("number")).containsExactly("L-3", "L-2");
            assertThat(second.findValuesAsText("number")).containsExactly("L-1");
            assertThat(second.path("nextCursor").isNull()).isTrue();
            String cursor = text(first, "/nextCursor");
            TestService.Client stranger = own.service.with(
                    TestService.STRANGER,
                    new io.kopilka.platform.tenancy.StoreAccess.EveryStore(),
                    Scope.RECEIPTS_READ);
            for (Reply refused : List.of(
                    own.till.get("/v1/receipts?limit=2&number=L-1&cursor=" + cursor),
                    own.till.get("/v1/receipts?limit=2&customer=cus_01JZ0000000000000000000000&cursor=" + cursor),
                    own.till.get("/v1/receipts?cursor=" + cursor.substring(1)),
                    own.till.get("/v1/receipts?cursor=" + cursor.substring(0, cursor.length() - 4)),
                    own.till.get("/v1/receipts?cursor=%20"),
                    stranger.get("/v1/receipts?limit=2&cursor=" + cursor))) {
                assertThat(refused.problem()).isEqualTo("400 invalid_cursor ?cursor invalid_cursor");
            }
        }
    }

    @Test
    void aTillThatPrintsUnitPricesIsToldThemWhereItAsks() {
        ObjectNode sale = Shop.sale("U-1", "33.34", "100.02");
        ((ObjectNode) sale.path("lines").get(0)).put("quantity", "3");
        ObjectNode weighed = Shop.sale("U-2", "59.99", "149.98");
        ((ObjectNode) weighed.path("lines").get(0)).put("quantity", "2.5");

        JsonNode quote = shop.till
                .post("/v1/quotes?units=true", quoteOf(weighed).toString())
                .json();
        Reply without = commit("u", sale);
        Reply with = shop.till.saying("Idempotency-Key", "u").post("/v1/receipts?units=true", sale.toString());
        Reply changed = shop.till
                .saying("Idempotency-Key", "w")
                .post(
                        "/v1/receipts?units=true",
                        weighed.put("expectedTotal", "149.97").toString());

        assertThat(quote.at("/lines/0/units").toString())
                .isEqualTo("[{\"quantity\":\"2\",\"price\":\"59.99\"},{\"quantity\":\"0.5\",\"price\":\"60.00\"}]");
        assertThat(without.json().at("/lines/0").has("units")).isFalse();
        assertThat(with.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(with.json().at("/lines/0/units").toString()).isEqualTo("[{\"quantity\":\"3\",\"price\":\"33.34\"}]");
        assertThat(changed.json().at("/quote/lines/0/units")).isEqualTo(quote.at("/lines/0/units"));
        assertThat(shop.till
                        .post("/v1/quotes?units=yes", quoteOf(sale).toString())
                        .problem())
                .isEqualTo("422 invalid_value ?units invalid_value");
    }

    @Test
    void aReceiptPricedAgainIsTheSameToTheLastByte() {
        ObjectNode sale = by(Shop.BORIS, Shop.sale("V-1", "1234.56", "1197.52"));
        String id = text(commit(sale).json(), "/id");
        assertThat(commit(by(Shop.BORIS, Shop.sale("V-2", "777.00", "753.69"))).status())
                .isEqualTo(201);

        VerifyReceipt.Verdict verdict = shop.service
                .bean(VerifyReceipt.class)
                .verify(TestService.TENANT, new io.kopilka.domain.identity.ReceiptId(id))
                .orElseThrow();

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.reckoned()).isEqualTo(verdict.stored());
        assertThat(verdict.isSame()).isTrue();
    }

    @Test
    void anOldSaleNeedsAScopeOfItsOwn() {
        ObjectNode old = Shop.sale("P-1", "100.00", "100.00").put("at", "2026-01-01T12:00:00+05:00");

        Reply refused = commit(old);
        Reply allowed = shop.service
                .with(Scope.RECEIPTS_WRITE, Scope.RECEIPTS_BACKDATE)
                .saying("Idempotency-Key", "p")
                .post("/v1/receipts", old.toString());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(text(refused.json(), "/code")).isEqualTo("forbidden_scope");
        assertThat(allowed.status()).isEqualTo(201);
    }

    @Test
    void whatAnotherShopHasIsNotThere() {
        ObjectNode sale = Shop.sale("Q-1", "100.00", "100.00").put("store", TestService.STRANGERS_STORE.value());

        Reply refused = shop.till.post("/v1/quotes", quoteOf(sale).toString());

        assertThat(refused.status()).isEqualTo(404);
        assertThat(text(refused.json(), "/code")).isEqualTo("unknown_store");
        assertThat(text(refused.json(), "/errors/0/pointer")).isEqualTo("/store");
    }
}
