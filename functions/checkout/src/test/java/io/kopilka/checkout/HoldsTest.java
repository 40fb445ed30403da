package io.kopilka.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Ledger;
import io.kopilka.domain.ledger.Side;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.time.ClockSetting;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Points set aside over HTTP while a customer pays.
final class HoldsTest {
    private Shop shop;
    private TestService.Client till;
    private int keys;

    /// Anna has 100 points.
    @BeforeEach
    void open() {
        shop = Shop.open();
        till = shop.service.with(
                Scope.RECEIPTS_WRITE, Scope.RECEIPTS_READ, Scope.QUOTES_WRITE, Scope.RETURNS_WRITE, Scope.HOLDS_WRITE);
        ObjectNode sale = Shop.sale("H-0", "3436.50", "3333.40").put("card", Shop.ANNA);
        assertThat(commit(sale).json().at("/points/balance").asText()).isEqualTo("100");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Reply commit(ObjectNode sale) {
        return till.saying("Idempotency-Key", sale.path("number").asText()).post("/v1/receipts", sale.toString());
    }

    private Reply hold(String card, String points) {
        return hold("hold-" + ++keys, card, points);
    }

    private Reply hold(String key, String card, String points) {
        return till.saying("Idempotency-Key", key)
                .post("/v1/holds", """
                        {"card": "%s", "store": "%s", "till": "1", "points": "%s"}
                        """.formatted(card, TestService.STORE.value(), points));
    }

    private Reply release(String hold) {
        return till.saying("Idempotency-Key", "release-" + ++keys).post("/v1/holds/" + hold + "/release", "{}");
    }

    private JsonNode quote(String card) {
        ObjectNode sale = Shop.sale("Q", "1000.00", "0").put("card", card);
        sale.putArray("payments").add("cash");
        return till.post("/v1/quotes", sale.toString()).json();
    }

    /// 60 paid by points: 200.00 less 3 % is 194.00.
    private static ObjectNode sixty(String number) {
        return Shop.sale(number, "200.00", "134.00").put("card", Shop.ANNA);
    }

    private void later(Duration time) {
        shop.service
                .clock()
                .set(new ClockSetting.StartingAt(shop.service.clock().instant().plus(time)));
    }

    private Account account() {
        Card.Issued issued = (Card.Issued) shop.service
                .bean(Cards.class)
                .find(TestService.TENANT, new CardNumber(Shop.ANNA), Consistency.STRONG)
                .orElseThrow()
                .card();
        AccountStore accounts = shop.service.bean(AccountStore.class);
        Account account = accounts.load(
                TestService.TENANT, issued.holder().programme(), issued.holder().account());
        Ledger ledger = accounts.recomputed(TestService.TENANT, account.programme(), account.id());
        assertThat(ledger.book()).isEqualTo(account.book());
        assertThat(ledger.on(Side.HELD)).isEqualTo(account.held());
        return account;
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asText();
    }

    @Test
    void pointsSetAsideCannotBeSpentAndAreSpentByTheSaleThatNamesThem() {
        Reply reply = hold(Shop.ANNA, "60");

        assertThat(reply.status()).isEqualTo(201);
        JsonNode hold = reply.json();
        assertThat(text(hold, "/state")).isEqualTo("held");
        assertThat(text(hold, "/held")).isEqualTo("60");
        assertThat(text(hold, "/points/balance")).isEqualTo("40");
        assertThat(text(hold, "/points/held")).isEqualTo("60");
        assertThat(text(quote(Shop.ANNA), "/points/redeemable")).isEqualTo("40");
        assertThat(text(quote(Shop.ANNA), "/points/held")).isEqualTo("60");
        ObjectNode sale = sixty("H-1");
        assertThat(commit(sale.deepCopy().put("redeem", "60")).problem()).startsWith("409 price_changed");

        JsonNode receipt = commit(sale.put("hold", text(hold, "/id"))).json();

        assertThat(text(receipt, "/points/redeemed")).isEqualTo("60");
        assertThat(text(receipt, "/total")).isEqualTo("134.00");
        assertThat(text(receipt, "/points/balance")).isEqualTo("44");
        assertThat(text(receipt, "/points/held")).isEqualTo("0");
        assertThat(text(receipt, "/hold")).isEqualTo(text(hold, "/id"));
        assertThat(account().holds()).isEmpty();
        assertThat(shop.service
                        .bean(VerifyReceipt.class)
                        .verify(TestService.TENANT, new io.kopilka.domain.identity.ReceiptId(text(receipt, "/id")))
                        .orElseThrow()
                        .isSame())
                .isTrue();
    }

    @Test
    void aSaleThatSpendsLessGivesTheRestFree() {
        String hold = text(hold(Shop.ANNA, "90").json(), "/id");

        JsonNode receipt =
                commit(sixty("H-2").put("hold", hold).put("redeem", "60")).json();

        assertThat(text(receipt, "/points/redeemed")).isEqualTo("60");
        assertThat(text(receipt, "/points/balance")).isEqualTo("44");
        assertThat(account().holds()).isEmpty();
    }

    @Test
    void aHoldIsGivenFreeOnce() {
        String hold = text(hold(Shop.ANNA, "60").json(), "/id");

        Reply released = release(hold);
        Reply again = release(hold);

        assertThat(released.status()).isEqualTo(200);
        assertThat(text(released.json(), "/state")).isEqualTo("released");
        assertThat(text(released.json(), "/points/balance")).isEqualTo("100");
        assertThat(again.problem()).isEqualTo("409 hold_ended");
        assertThat(commit(sixty("H-3").put("hold", hold)).problem()).isEqualTo("409 hold_ended /hold hold_ended");
        assertThat(release("hol_01JZ0000000000000000000000").problem()).isEqualTo("404 not_found");
    }

    @Test
    void aHoldWhoseTimeHasPassedIsFreeAtOnceAndClearedByTheNextWrite() {
        String hold = text(hold(Shop.ANNA, "60").json(), "/id");
        later(Duration.ofMinutes(14));
        assertThat(text(quote(Shop.ANNA), "/points/held")).isEqualTo("60");

        later(Duration.ofMinutes(1));

        assertThat(text(quote(Shop.ANNA), "/points/held")).isEqualTo("0");
        assertThat(text(quote(Shop.ANNA), "/points/redeemable")).isEqualTo("100");
        assertThat(account().holds()).as("nothing was written yet").hasSize(1);
        assertThat(commit(sixty("H-4").put("hold", hold)).problem()).isEqualTo("409 hold_expired /hold hold_expired");
        assertThat(release(hold).problem()).isEqualTo("409 hold_expired");
        assertThat(commit(sixty("H-5").put("redeem", "60"))
                        .json()
                        .at("/points/balance")
                        .asText())
                .isEqualTo("44");
        assertThat(account().holds()).isEmpty();
        assertThat(text(hold(Shop.ANNA, "44").json(), "/points/balance")).isEqualTo("0");
    }

    @Test
    void moreThanThereIsIsRefusedWithTheFigures() {
        assertThat(hold(Shop.ANNA, "60").status()).isEqualTo(201);

        Reply refused = hold(Shop.ANNA, "40.0001");

        assertThat(refused.problem()).isEqualTo("409 not_enough_points /points not_enough_points");
        assertThat(text(refused.json(), "/errors/0/detail")).isEqualTo("Asked for: 40.0001; can be spent: 40.");
        assertThat(hold(Shop.ANNA, "40").status()).isEqualTo(201);
        assertThat(hold(Shop.BORIS, "1").problem()).startsWith("409 not_enough_points");
    }

    @Test
    void noMoreThanTenHoldsAreOpenAtOnce() {
        for (int i = 0; i < 10; i++) {
            assertThat(hold(Shop.ANNA, "1").status()).isEqualTo(201);
        }

        assertThat(hold(Shop.ANNA, "1").problem()).isEqualTo("409 too_many_holds");
    }

    @Test
    void whatIsWrongIsNamed() {
        String body = """
                {"card": "%s", "store": "%s", "points": "1"}
                """.formatted(Shop.ANNA, TestService.STORE.value());

        assertThat(till.post("/v1/holds", body).problem()).isEqualTo("400 idempotency_key_missing");
        assertThat(hold("2000000000053", "1").problem()).isEqualTo("404 unknown_card /card unknown_card");
        assertThat(hold(Shop.DRAWER, "1").problem()).isEqualTo("409 card_not_issued");
        assertThat(hold(Shop.GUEST, "1").problem()).isEqualTo("409 card_not_personal");
        assertThat(hold(Shop.ANNA, "0").problem()).isEqualTo("422 out_of_range /points out_of_range");
        assertThat(till.saying("Idempotency-Key", "x")
                        .post("/v1/holds", body.replace(TestService.STORE.value(), TestService.STRANGERS_STORE.value()))
                        .problem())
                .isEqualTo("404 unknown_store /store unknown_store");
        assertThat(till.saying("Idempotency-Key", "x")
                        .post("/v1/holds", body.replace("\"card\": \"" + Shop.ANNA + "\",", ""))
                        .problem())
                .isEqualTo("422 missing_field /card missing_field");
    }

    @Test
    void aHoldOfAnotherIsRefusedAndOneOfAnotherShopIsNotThere() {
        String hold = text(hold(Shop.ANNA, "60").json(), "/id");

        Reply boris = commit(
                Shop.sale("H-6", "100.00", "97.00").put("card", Shop.BORIS).put("hold", hold));
        Reply nobody = commit(Shop.sale("H-7", "100.00", "100.00").put("hold", hold));
        Reply unknown = commit(sixty("H-8").put("hold", "hol_01JZ0000000000000000000000"));
        Reply stranger = shop.service
                .with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.HOLDS_WRITE)
                .saying("Idempotency-Key", "s")
                .post("/v1/holds/" + hold + "/release", "{}");

        assertThat(boris.problem()).isEqualTo("409 hold_of_another /hold hold_of_another");
        assertThat(nobody.problem()).isEqualTo("409 hold_of_another /hold hold_of_another");
        assertThat(unknown.problem()).isEqualTo("404 unknown_hold /hold unknown_hold");
        assertThat(stranger.problem()).isEqualTo("404 not_found");
        assertThat(account().holds()).hasSize(1);
    }

    @Test
    void aSaleMadeOfflineWinsOverAHold() {
        String hold = text(hold(Shop.ANNA, "60").json(), "/id");
        ObjectNode offline = Shop.sale("H-9", "200.00", "114.00").put("card", Shop.ANNA);
        offline.set("offline", Shop.json("""
                        {"ruleset": 1, "charged": {"amount": "200.00", "discount": "6.00", "redeemed": "80.00",
                          "total": "114.00", "points": {"redeemed": "80"},
                         "lines": [{"id": "1", "amount": "200.00", "discount": "6.00", "redeemed": "80.00",
                          "total": "114.00", "earned": "0"}]}}
                        """));

        JsonNode receipt = commit(offline).json();

        assertThat(text(receipt, "/points/balance")).as("40 − 80").isEqualTo("-40");
        JsonNode released = release(hold).json();
        assertThat(text(released, "/points/balance")).isEqualTo("20");
        assertThat(text(released, "/points/redeemable")).isEqualTo("20");
        account();
    }

    @Test
    void pointsOfALotThatEndedMeanwhileCannotBeSpent() {
        later(Duration.ofDays(365).plusMinutes(13 * 60 + 40));
        String hold = text(hold(Shop.ANNA, "60").json(), "/id");
        later(Duration.ofMinutes(10));
        ObjectNode sale = sixty("H-10").put("hold", hold).put("at", "2027-11-23T00:05:00+05:00");

        Reply refused = commit(sale);

        assertThat(refused.problem()).isEqualTo("409 sale_forbidden /lines/0 sale_forbidden");
        ((ObjectNode) sale.path("lines").get(0)).putArray("groups").add("hats");
        assertThat(commit(sale).problem()).isEqualTo("409 price_changed");
    }

    @Test
    void twoTillsNeverSetTheSamePointsAside() throws Exception {
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String key = "at-once-" + i;
            calls.add(() -> hold(key, Shop.ANNA, "30"));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Reply> reply : threads.invokeAll(calls)) {
                statuses.add(reply.get().status());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(21);
        assertThat(account().held().units()).isEqualTo(90 * 10_000L);
    }

    @Test
    void oneHoldIsSpentByOneOfTheSalesThatNameIt() throws Exception {
        String hold = text(hold(Shop.ANNA, "60").json(), "/id");
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ObjectNode sale = sixty("S-" + i).put("hold", hold);
            calls.add(() -> commit(sale));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Reply> reply : threads.invokeAll(calls)) {
                statuses.add(reply.get().status());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(11);
        assertThat(account().balance().units()).isEqualTo(44 * 10_000L);
    }
}
