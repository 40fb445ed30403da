package io.kopilka.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.LotBook;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Returns and cancellations over HTTP (docs/pricing.md, 20).
final class ReturnsTest {
    private Shop shop;
    private TestService.Client till;
    private int keys;

    @BeforeEach
    void open() {
        shop = Shop.open();
        till = shop.service.with(Scope.RECEIPTS_WRITE, Scope.RECEIPTS_READ, Scope.QUOTES_WRITE, Scope.RETURNS_WRITE);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode sell(ObjectNode sale) {
        Reply reply = till.saying(
                        "Idempotency-Key", "sale-" + sale.path("number").asText())
                .post("/v1/receipts", sale.toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    private Reply giveBack(JsonNode receipt, String body) {
        return giveBack("key-" + ++keys, receipt, body);
    }

    private Reply giveBack(String key, JsonNode receipt, String body) {
        return till.saying("Idempotency-Key", key)
                .post("/v1/receipts/" + receipt.path("id").asText() + "/returns", body);
    }

    private Reply cancel(JsonNode receipt) {
        return till.saying("Idempotency-Key", "key-" + ++keys)
                .post("/v1/receipts/" + receipt.path("id").asText() + "/cancel", "{}");
    }

    private static String back(String line, String quantity) {
        return "{\"lines\": [{\"id\": \"%s\", \"quantity\": \"%s\"}]}".formatted(line, quantity);
    }

    private JsonNode read(JsonNode receipt) {
        return till.get("/v1/receipts/" + receipt.path("id").asText()).json();
    }

    private Account account(String card) {
        Card.Issued issued = (Card.Issued) shop.service
                .bean(Cards.class)
                .find(TestService.TENANT, new CardNumber(card), Consistency.STRONG)
                .orElseThrow()
                .card();
        return shop.service
                .bean(AccountStore.class)
                .load(
                        TestService.TENANT,
                        issued.holder().programme(),
                        issued.holder().account());
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asText();
    }

    private static ObjectNode three(String number, String price, String total) {
        ObjectNode sale = Shop.sale(number, price, total);
        ((ObjectNode) sale.path("lines").get(0)).put("quantity", "3");
        return sale;
    }

    @Test
    void threeUnitsForAHundredComeBackOneByOneToTheKopeck() {
        JsonNode receipt = sell(three("R-1", "33.33", "99.99"));

        JsonNode first = giveBack(receipt, back("1", "1")).json();
        JsonNode second = giveBack(receipt, back("1", "1")).json();
        JsonNode third = giveBack(receipt, back("1", "1")).json();

        assertThat(List.of(text(first, "/back"), text(second, "/back"), text(third, "/back")))
                .containsExactly("33.33", "33.33", "33.33");
        assertThat(text(first, "/store")).as("where it was sold").isEqualTo(text(receipt, "/store"));
        assertThat(first.path("whole").asBoolean()).isFalse();
        assertThat(third.path("whole").asBoolean()).isTrue();
        assertThat(text(first, "/lines/0/back")).isEqualTo("33.33");
        assertThat(text(first, "/points/takenBack")).isEqualTo("0");
        assertThat(first.path("customer").isNull()).isTrue();
        Reply fourth = giveBack(receipt, back("1", "1"));
        assertThat(fourth.problem()).isEqualTo("409 return_exceeds_sold /lines/0/quantity return_exceeds_sold");
        assertThat(cancel(receipt).problem()).isEqualTo("409 already_returned");
        JsonNode later = read(receipt);
        assertThat(text(later, "/returned/back")).isEqualTo("99.99");
        assertThat(later.at("/returned/whole").asBoolean()).isTrue();
        assertThat(text(later, "/lines/0/returned")).isEqualTo("3");
        assertThat(later.path("returns")).hasSize(3);
        assertThat(text(later, "/returns/1/back")).isEqualTo("33.33");
    }

    @Test
    void aReturnOfSeveralStepsTakesTheRestWithTheLast() {
        ObjectNode sale = three("R-2", "100.00", "291.00").put("card", Shop.ANNA);
        JsonNode receipt = sell(sale);
        assertThat(text(receipt, "/points/earned")).isEqualTo("8");
        Account before = account(Shop.BORIS);
        assertThat(till.saying("Idempotency-Key", "other")
                        .post("/v1/receipts/rcp_0/cancel", "{}")
                        .problem())
                .isEqualTo("404 not_found");

        JsonNode first = giveBack(receipt, back("1", "1")).json();
        JsonNode second = giveBack(receipt, back("1", "1")).json();
        JsonNode rest = cancel(receipt).json();

        assertThat(text(first, "/points/takenBack")).isEqualTo("3");
        assertThat(text(second, "/points/takenBack")).isEqualTo("2");
        assertThat(text(rest, "/points/takenBack")).isEqualTo("3");
        assertThat(text(rest, "/points/balance")).isEqualTo("0");
        assertThat(text(rest, "/customer/name")).isEqualTo("Анна П.");
        assertThat(account(Shop.ANNA).book()).isEqualTo(before.book());
        assertThat(account(Shop.ANNA).counters().tallies()).isEmpty();
        assertThat(account(Shop.ANNA).counters().purchases()).isZero();
    }

    @Test
    void pointsThatPaidGoBackToTheirLotsAndPointsEarnedAreTaken() {
        sell(Shop.sale("R-3", "1000.00", "970.00").put("card", Shop.ANNA));
        Account before = account(Shop.ANNA);
        ObjectNode sale =
                Shop.sale("R-4", "50.00", "24.50").put("card", Shop.ANNA).put("redeem", "max");
        JsonNode receipt = sell(sale);

        JsonNode answer = cancel(receipt).json();

        assertThat(text(answer, "/back")).isEqualTo("24.50");
        assertThat(text(answer, "/points/givenBack")).isEqualTo("24");
        assertThat(text(answer, "/lines/0/givenBack")).isEqualTo("24");
        assertThat(text(answer, "/points/balance")).isEqualTo("29");
        Account after = account(Shop.ANNA);
        assertThat(after.book()).isEqualTo(before.book());
        assertThat(after.counters().tallies()).isEqualTo(before.counters().tallies());
        assertThat(after.counters().recent()).isEqualTo(before.counters().recent());
        assertThat(after.tier()).isEqualTo(before.tier());
    }

    @Test
    void pointsThatWereSpentMeanwhileAreOwedAndPaidByTheNext() {
        JsonNode first = sell(Shop.sale("R-5", "1000.00", "970.00").put("card", Shop.ANNA));
        sell(Shop.sale("R-6", "50.00", "24.50").put("card", Shop.ANNA).put("redeem", "max"));

        JsonNode answer = cancel(first).json();

        assertThat(text(answer, "/points/takenBack")).isEqualTo("29");
        assertThat(text(answer, "/points/owed")).isEqualTo("24");
        assertThat(text(answer, "/points/forgiven")).isEqualTo("0");
        assertThat(text(answer, "/points/balance")).isEqualTo("-24");
        assertThat(text(answer, "/points/redeemable")).isEqualTo("0");
        JsonNode next = sell(Shop.sale("R-7", "2000.00", "1940.00").put("card", Shop.ANNA));
        assertThat(text(next, "/points/earned")).isEqualTo("58");
        assertThat(text(next, "/points/balance")).isEqualTo("34");
    }

    @Test
    void aSchemeThatForgivesForgives() {
        shop.publish(Shop.PROGRAMME.replace(
                "\"expire\": {\"afterDays\": 365}", "\"expire\": {\"afterDays\": 365}, \"debt\": \"forgive\""));
        JsonNode first = sell(Shop.sale("R-8", "1000.00", "970.00").put("card", Shop.ANNA));
        JsonNode spent =
                sell(Shop.sale("R-9", "50.00", "24.50").put("card", Shop.ANNA).put("redeem", "max"));
        shop.publish(Shop.PROGRAMME);

        JsonNode answer = cancel(first).json();

        assertThat(text(answer, "/points/owed")).isEqualTo("0");
        assertThat(text(answer, "/points/forgiven")).isEqualTo("24");
        assertThat(answer.path("points").has("reclaimed")).isFalse();
        assertThat(text(answer, "/points/balance")).isEqualTo("0");

        JsonNode both = cancel(spent).json();

        assertThat(text(both, "/points/givenBack")).isEqualTo("24");
        assertThat(text(both, "/points/reclaimed")).isEqualTo("24");
        assertThat(text(both, "/points/balance")).as("returning everything").isEqualTo("0");
        assertThat(account(Shop.ANNA).book()).isEqualTo(LotBook.EMPTY);
    }

    @Test
    void pointsGivenBackMayBeSpentSoManyDaysAtLeast() {
        shop.publish(Shop.PROGRAMME.replace(
                "\"expire\": {\"afterDays\": 365}",
                "\"expire\": {\"afterDays\": 1}, \"returnedLots\": {\"atLeastDays\": 14}"));
        sell(Shop.sale("R-10", "1000.00", "970.00").put("card", Shop.ANNA));
        JsonNode spent =
                sell(Shop.sale("R-11", "50.00", "24.50").put("card", Shop.ANNA).put("redeem", "max"));

        JsonNode answer = cancel(spent).json();

        assertThat(text(answer, "/points/expiring/0/amount")).isEqualTo("29");
        assertThat(text(answer, "/points/expiring/0/on")).isEqualTo("2026-12-06");
    }

    @Test
    void aTierThatOnlyTheReturnedSaleReachedIsTakenBackByThePresentLadder() {
        sell(Shop.sale("R-12", "1000.00", "970.00").put("card", Shop.ANNA));
        JsonNode raising = sell(Shop.sale("R-13", "9500.00", "9215.00").put("card", Shop.ANNA));
        assertThat(text(raising, "/tier/id")).isEqualTo("silver");

        JsonNode answer = giveBack(raising, back("1", "0.5")).json();

        assertThat(answer.at("/tier/id").isNull()).isTrue();
        assertThat(account(Shop.ANNA).tier()).isNull();
    }

    @Test
    void theReceiptsOwnRulesetJudgesItsSegmentsAfterThePresentOneChanged() {
        JsonNode receipt = sell(Shop.sale("R-14", "1000.00", "970.00").put("card", Shop.ANNA));
        shop.publish(Shop.PROGRAMME.replace(
                "\"include\": {\"groups\": [\"shoes\"]}", "\"include\": {\"groups\": [\"hats\"]}"));

        cancel(receipt);

        assertThat(account(Shop.ANNA).counters().tallies()).isEmpty();
    }

    @Test
    void anOfflineSaleComesBackAsItWasCharged() {
        sell(Shop.sale("R-15", "1000.00", "970.00").put("card", Shop.ANNA));
        ObjectNode sale = Shop.sale("R-16", "100.00", "50.00").put("card", Shop.ANNA);
        sale.set("offline", Shop.json("""
                        {"ruleset": 1, "charged": {"amount": "100.00", "discount": "10.00", "redeemed": "40.00",
                          "total": "50.00", "points": {"redeemed": "40"},
                         "lines": [{"id": "1", "amount": "100.00", "discount": "10.00", "redeemed": "40.00",
                          "total": "50.00", "earned": "2"}]}}
                        """));
        JsonNode receipt = sell(sale);
        assertThat(text(receipt, "/points/balance")).as("29 − 40 + 2").isEqualTo("-9");

        JsonNode answer = cancel(receipt).json();

        assertThat(text(answer, "/back")).isEqualTo("50.00");
        assertThat(text(answer, "/points/givenBack")).isEqualTo("40");
        assertThat(text(answer, "/points/takenBack")).isEqualTo("2");
        assertThat(text(answer, "/points/balance")).isEqualTo("29");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
        JsonNode receipt = sell(three("R-17", "100.00", "291.00").put("card", Shop.ANNA));

        Reply first = giveBack("one", receipt, back("1", "2"));
        Reply again = giveBack("one", receipt, back("1", "2"));
        Reply other = giveBack("one", receipt, back("1", "3"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.problem()).isEqualTo("422 idempotency_key_reused");
        assertThat(text(read(receipt), "/lines/0/returned")).isEqualTo("2");
    }

    @Test
    void whatIsWrongIsNamedAndChangesNothing() {
        JsonNode receipt = sell(three("R-18", "100.00", "291.00").put("card", Shop.ANNA));
        Account before = account(Shop.ANNA);
        String path = "/v1/receipts/" + receipt.path("id").asText() + "/returns";

        assertThat(till.post(path, back("1", "1")).problem()).isEqualTo("400 idempotency_key_missing");
        assertThat(giveBack(receipt, "{\"lines\": []}").problem()).isEqualTo("422 out_of_range /lines out_of_range");
        assertThat(giveBack(receipt, "{}").problem()).isEqualTo("422 missing_field /lines missing_field");
        assertThat(giveBack(receipt, back("9", "1")).problem()).isEqualTo("404 unknown_line /lines/0/id unknown_line");
        assertThat(giveBack(receipt, back("1", "0")).problem())
                .isEqualTo("422 out_of_range /lines/0/quantity out_of_range");
        assertThat(giveBack(receipt, back("1", "3.001")).problem())
                .isEqualTo("409 return_exceeds_sold /lines/0/quantity return_exceeds_sold");
        assertThat(giveBack(
                                receipt,
                                "{\"lines\": [{\"id\": \"1\", \"quantity\": \"1\"}, {\"id\": \"1\", \"quantity\": \"1\"}]}")
                        .problem())
                .isEqualTo("422 duplicate_id /lines/1/id duplicate_id");
        assertThat(giveBack(receipt, "{\"lines\": [{\"id\": \"1\", \"quantity\": \"1\"}], \"x\": 1}")
                        .problem())
                .isEqualTo("422 unknown_field /x unknown_field");
        assertThat(giveBack(
                                receipt,
                                "{\"lines\": [{\"id\": \"1\", \"quantity\": \"1\"}], \"at\": \"2027-01-01T00:00:00Z\"}")
                        .problem())
                .isEqualTo("422 out_of_range /at out_of_range");
        assertThat(giveBack(
                                receipt,
                                "{\"lines\": [{\"id\": \"1\", \"quantity\": \"1\"}], \"store\": \"%s\"}"
                                        .formatted(TestService.STRANGERS_STORE.value()))
                        .problem())
                .isEqualTo("404 unknown_store /store unknown_store");
        assertThat(account(Shop.ANNA)).isEqualTo(before);
        assertThat(giveBack(receipt, back("1", "3.001"))
                        .json()
                        .at("/errors/0/detail")
                        .asText())
                .isEqualTo("At most 3 can still come back.");
        assertThat(till.in(Language.RU)
                        .saying("Idempotency-Key", "ru")
                        .post(path, back("1", "4"))
                        .json()
                        .at("/errors/0/detail")
                        .asText())
                .isEqualTo("Вернуть можно ещё не больше 3.");
    }

    @Test
    void whatAnotherShopSoldIsNotThere() {
        JsonNode receipt = sell(Shop.sale("R-19", "100.00", "100.00"));
        String path = "/v1/receipts/" + receipt.path("id").asText() + "/cancel";

        Reply stranger = shop.service
                .with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.RETURNS_WRITE)
                .saying("Idempotency-Key", "s")
                .post(path, "{}");
        Reply withoutScope = shop.service
                .with(Scope.RECEIPTS_WRITE)
                .saying("Idempotency-Key", "s")
                .post(path, "{}");

        assertThat(stranger.problem()).isEqualTo("404 not_found");
        assertThat(withoutScope.problem()).isEqualTo("403 forbidden_scope");
        assertThat(read(receipt).has("returned")).isFalse();
    }

    @Test
    void aReceiptOfTheFirstSchemaComesBackToo() {
        JsonNode receipt = sell(Shop.sale("R-20", "1000.00", "970.00").put("card", Shop.ANNA));
        shop.forgetWhatWasBooked(receipt.path("id").asText());

        JsonNode answer = cancel(receipt).json();

        assertThat(text(answer, "/points/takenBack")).isEqualTo("29");
        assertThat(text(answer, "/points/balance")).isEqualTo("0");
    }

    @Test
    void whoReturnsAtOnceReturnsNothingTwice() throws Exception {
        for (String card : List.of(Shop.ANNA, "")) {
            ObjectNode sale = Shop.sale("T-" + card, "10.00", card.isEmpty() ? "200.00" : "194.00");
            ((ObjectNode) sale.path("lines").get(0)).put("quantity", "20");
            if (!card.isEmpty()) {
                sale.put("card", card);
            }
            JsonNode receipt = sell(sale);
            List<Callable<Reply>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String key = card + "-" + i;
                calls.add(() -> giveBack(key, receipt, back("1", "1")));
            }
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (Future<Reply> reply : threads.invokeAll(calls)) {
                    statuses.add(reply.get().status());
                }
            }
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(20);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(20);
            assertThat(text(read(receipt), "/returned/back")).isEqualTo(card.isEmpty() ? "200.00" : "194.00");
        }
        assertThat(account(Shop.ANNA).balance().units()).isZero();
        assertThat(account(Shop.ANNA).counters().purchases()).isZero();
    }

    @Test
    void oneReturnSentManyTimesAtOnceHappensOnce() throws Exception {
        JsonNode receipt = sell(three("R-21", "100.00", "291.00").put("card", Shop.ANNA));
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            calls.add(() -> giveBack("same", receipt, back("1", "1")));
        }
        List<String> bodies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Reply> reply : threads.invokeAll(calls)) {
                assertThat(reply.get().status()).isEqualTo(201);
                bodies.add(reply.get().body());
            }
        }
        assertThat(bodies).containsOnly(bodies.getFirst());
        assertThat(text(read(receipt), "/lines/0/returned")).isEqualTo("1");
    }
}
