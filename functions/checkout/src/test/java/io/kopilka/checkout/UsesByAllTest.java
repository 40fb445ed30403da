package io.kopilka.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Offers that are limited for all buyers together, in two processes of one service (docs/pricing.md, 19.4).
final class UsesByAllTest {
    private static final String PROGRAMME = """
            {"currency": "RUB",
             "offers": [{"id": "first", "name": "Первым", "when": {"uses": %s}, "effect": %s}],
             "promotions": [{"id": "always", "name": "Всегда", "offers": ["first"]}],
             "scheme": {"points": {"value": "1.00", "step": "1", "rounding": "down"}},
             "cardKinds": [{"id": "buyer", "name": "Карта покупателя"}, {"id": "guest", "name": "Карта кассы", "personal": false}]}
            """;
    private static final String NOTE = "{\"message\": {\"text\": \"Спасибо\"}}";
    private static final String TEN_PERCENT = "{\"percent\": \"10\"}";

    private Shop shop;
    private TestService other;
    private TestService.Client here;
    private TestService.Client there;

    @BeforeEach
    void open() {
        shop = Shop.open();
        other = shop.service.another();
        here = client(shop.service);
        there = client(other);
    }

    @AfterEach
    void close() {
        other.close();
        shop.close();
    }

    private static TestService.Client client(TestService service) {
        return service.with(Scope.QUOTES_WRITE, Scope.RECEIPTS_WRITE, Scope.RECEIPTS_READ, Scope.RETURNS_WRITE);
    }

    private static Reply commit(TestService.Client till, ObjectNode sale) {
        return till.saying("Idempotency-Key", "key-" + sale.path("number").asText())
                .post("/v1/receipts", sale.toString());
    }

    private static Reply cancel(TestService.Client till, JsonNode receipt) {
        String id = receipt.path("id").asText();
        return till.saying("Idempotency-Key", "cancel-" + id)
                .post("/v1/receipts/" + id + "/cancel", "{\"reason\": \"x\"}");
    }

    private static JsonNode quote(TestService.Client till) {
        ObjectNode sale = Shop.sale("Q", "100.00", "100.00");
        sale.remove("payments");
        return till.post("/v1/quotes?explain=all", sale.toString()).json();
    }

    private static ObjectNode sale(String number) {
        return Shop.sale(number, "100.00", "100.00");
    }

    private static boolean applied(JsonNode answer) {
        return !answer.path("applied").isEmpty();
    }

    @Test
    void fiftyTillsAtOnceInTwoProcessesNeverGetMoreThanTwenty() throws Exception {
        shop.publish(PROGRAMME.formatted("{\"below\": 20}", NOTE));
        List<Future<Reply>> replies = new ArrayList<>();
        try (ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                ObjectNode sale = sale("C-" + i);
                TestService.Client till = i % 2 == 0 ? here : there;
                replies.add(tills.submit(() -> commit(till, sale)));
            }
        }

        int applied = 0;
        for (Future<Reply> reply : replies) {
            assertThat(reply.get().status()).isEqualTo(201);
            applied += applied(reply.get().json()) ? 1 : 0;
        }
        // Portions of so small a limit are of one use: nothing is lost.
        assertThat(applied).isEqualTo(20);
        assertThat(quote(here).at("/skipped/0/reason").asText()).isEqualTo("uses");
    }

    @Test
    void portionsOfTwoProcessesNeverAddUpToMoreThanTheLimit() {
        shop.publish(PROGRAMME.formatted("{\"below\": 300, \"period\": {\"rollingDays\": 7}}", NOTE));

        int applied = 0;
        for (int i = 0; i < 320; i++) {
            applied += applied(commit(i % 3 == 0 ? there : here, sale("P-" + i)).json()) ? 1 : 0;
        }

        assertThat(applied).isBetween(290, 300);
    }

    @Test
    void aReplayedReceiptTakesNoSecondUseAndACancelledOneGivesItsUseBack() {
        shop.publish(PROGRAMME.formatted("{\"below\": 2, \"period\": {\"current\": \"month\"}}", NOTE));

        JsonNode first = commit(here, sale("R-1")).json();
        assertThat(applied(first)).isTrue();
        assertThat(commit(here, sale("R-1")).json()).isEqualTo(first);
        assertThat(commit(there, sale("R-1")).json()).isEqualTo(first);
        assertThat(applied(commit(there, sale("R-2")).json())).isTrue();
        assertThat(applied(commit(here, sale("R-3")).json())).isFalse();

        assertThat(cancel(here, first).status()).isEqualTo(201);

        assertThat(applied(commit(here, sale("R-4")).json())).isTrue();
        assertThat(applied(commit(here, sale("R-5")).json())).isFalse();
    }

    @Test
    void aSaleThatIsRefusedTakesNoUse() {
        shop.publish(PROGRAMME.formatted("{\"below\": 1}", TEN_PERCENT));

        assertThat(commit(here, sale("F-1")).problem()).isEqualTo("422 payments_mismatch /payments payments_mismatch");
        assertThat(commit(here, Shop.sale("F-2", "100.00", "90.00"))
                        .json()
                        .path("total")
                        .asText())
                .isEqualTo("90.00");
        assertThat(commit(there, Shop.sale("F-3", "100.00", "90.00")).problem())
                .isEqualTo("422 payments_mismatch /payments payments_mismatch");
        assertThat(commit(there, sale("F-3")).json().path("total").asText()).isEqualTo("100.00");
    }

    @Test
    void aTransactionThatIsRefusedPutsItsUsesBack() {
        shop.publish(PROGRAMME.formatted("{\"below\": 2}", NOTE));
        assertThat(applied(commit(here, sale("B-1").put("externalId", "E")).json()))
                .isTrue();

        assertThat(commit(here, sale("B-2").put("externalId", "E")).problem()).isEqualTo("409 external_id_taken");
        assertThat(commit(there, sale("B-3").put("externalId", "E")).problem()).isEqualTo("409 external_id_taken");

        assertThat(applied(commit(here, sale("B-4")).json())
                        || applied(commit(there, sale("B-5")).json()))
                .as("the one that is left")
                .isTrue();
        assertThat(applied(commit(here, sale("B-6")).json())
                        || applied(commit(there, sale("B-7")).json()))
                .isFalse();
    }

    @Test
    void eachDayHasItsOwnUsesByTheDayOfTheSale() {
        shop.publish(PROGRAMME.formatted("{\"below\": 1, \"period\": {\"current\": \"day\"}}", NOTE));

        assertThat(applied(commit(here, on("D-1", "2026-11-21T23:59:00+05:00")).json()))
                .isTrue();
        assertThat(applied(commit(there, on("D-2", "2026-11-21T00:00:00+05:00")).json()))
                .isFalse();
        assertThat(applied(commit(there, on("D-3", "2026-11-22T00:00:00+05:00")).json()))
                .isTrue();
        assertThat(applied(commit(here, on("D-4", "2026-11-22T10:00:00+05:00")).json()))
                .isFalse();
    }

    @Test
    void aRollingPeriodCountsTodayAndTheDaysBeforeIt() {
        shop.publish(PROGRAMME.formatted("{\"below\": 1, \"period\": {\"rollingDays\": 2}}", NOTE));

        assertThat(applied(commit(here, on("W-1", "2026-11-19T10:00:00+05:00")).json()))
                .isTrue();
        assertThat(applied(commit(here, on("W-2", "2026-11-20T10:00:00+05:00")).json()))
                .as("yesterday's counts")
                .isFalse();
        assertThat(applied(commit(here, on("W-3", "2026-11-21T10:00:00+05:00")).json()))
                .as("that of two days ago does not")
                .isTrue();
    }

    private static ObjectNode on(String number, String at) {
        return sale(number).put("at", at);
    }

    /// It has happened, so it counts, beyond the limit too; the next sale finds nothing left.
    @Test
    void usesOfSalesMadeOfflineCountBeyondTheLimit() {
        shop.publish(PROGRAMME.formatted("{\"below\": 1}", TEN_PERCENT));
        for (int i = 1; i <= 2; i++) {
            ObjectNode sale = Shop.sale("O-" + i, "100.00", "90.00");
            sale.set("offline", Shop.json("""
                    {"ruleset": 2, "charged": {"amount": "100.00", "discount": "10.00", "redeemed": "0.00",
                     "total": "90.00", "applied": [{"offer": "first", "amount": "10.00"}],
                     "lines": [{"id": "1", "amount": "100.00", "discount": "10.00", "redeemed": "0.00",
                                "total": "90.00", "applied": [{"offer": "first", "amount": "10.00"}]}]}}"""));
            Reply recorded = commit(here, sale);
            assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
            assertThat(recorded.json().path("total").asText()).isEqualTo("90.00");
        }

        assertThat(commit(here, sale("O-3")).json().path("total").asText()).isEqualTo("100.00");
        assertThat(commit(there, sale("O-4")).json().path("total").asText()).isEqualTo("100.00");
    }

    @Test
    void aQuoteStoresNothing() {
        shop.publish(PROGRAMME.formatted("{\"below\": 3}", TEN_PERCENT));
        // The key's first use in an hour is noted; nothing else may be.
        assertThat(quote(here).path("total").asText()).isEqualTo("90.00");
        List<Item> before = shop.service.table().everything();

        assertThat(quote(here).path("total").asText()).isEqualTo("90.00");

        assertThat(shop.service.table().everything()).isEqualTo(before);
    }

    @Test
    void theReceiptOfTheLastUseIsPricedAgainToTheSame() {
        shop.publish(PROGRAMME.formatted("{\"below\": 1}", TEN_PERCENT));
        JsonNode last = commit(here, Shop.sale("V-1", "100.00", "90.00")).json();
        commit(here, sale("V-0"));
        JsonNode late = commit(here, sale("V-2")).json();

        VerifyReceipt verify = shop.service.bean(VerifyReceipt.class);
        for (JsonNode receipt : List.of(last, late)) {
            assertThat(verify.verify(
                            TestService.TENANT, new ReceiptId(receipt.path("id").asText())))
                    .hasValueSatisfying(verdict -> assertThat(verdict.isSame()).isTrue());
        }
    }

    @Test
    void usesOfOneCustomerComeBackWithTheWholeReceipt() {
        shop.publish(PROGRAMME.formatted("{\"below\": 1, \"per\": \"customer\"}", NOTE));

        JsonNode first = commit(here, sale("K-1").put("card", Shop.ANNA)).json();
        assertThat(applied(first)).isTrue();
        assertThat(applied(commit(there, sale("K-2").put("card", Shop.ANNA)).json()))
                .isFalse();
        assertThat(applied(commit(there, sale("K-3").put("card", Shop.BORIS)).json()))
                .isTrue();

        assertThat(cancel(here, first).status()).isEqualTo(201);

        assertThat(applied(commit(there, sale("K-4").put("card", Shop.ANNA)).json()))
                .isTrue();
        assertThat(shop.service
                        .table()
                        .get(
                                Keys.offerUses(TestService.TENANT, "first", "LIFETIME"),
                                io.kopilka.platform.table.Consistency.STRONG))
                .isEmpty();
    }
}
