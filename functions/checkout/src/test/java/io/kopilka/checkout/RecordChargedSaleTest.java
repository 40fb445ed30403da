package io.kopilka.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.ReadsReceipts;
import io.kopilka.wire.RecordsSales;
import io.kopilka.wire.http.TestService;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sales that were made and charged outside: recorded as charged, and once (docs/pricing.md, 19).
final class RecordChargedSaleTest {
    private static Shop shop;
    private static Caller caller;

    @BeforeAll
    static void open() {
        shop = Shop.open();
        caller = new Caller(
                TestService.TENANT,
                shop.till.key(),
                Set.of(Scope.RECEIPTS_WRITE),
                new StoreAccess.EveryStore(),
                Language.RU);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Outcome<ObjectNode> record(String key, ObjectNode sale) {
        return shop.service.bean(RecordsSales.class).record(caller, new IdempotencyKey(key), sale);
    }

    private static ObjectNode recorded(String key, ObjectNode sale) {
        return switch (record(key, sale)) {
            case Outcome.Done<ObjectNode>(ObjectNode receipt) -> receipt;
            case Outcome.Refused<ObjectNode>(Problem problem) -> throw new AssertionError(problem);
        };
    }

    private static ProblemCode refusal(ObjectNode sale) {
        return switch (record("k", sale)) {
            case Outcome.Done<ObjectNode>(ObjectNode receipt) -> throw new AssertionError(receipt);
            case Outcome.Refused<ObjectNode>(Problem problem) -> problem.code();
        };
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asText();
    }

    @Test
    void aSaleChargedAsTheRulesSayIsASaleLikeAnyOther() {
        ObjectNode receipt =
                recorded("in-1", Shop.sale("R-1", "1000.00", "970.00").put("card", Shop.BORIS));

        assertThat(text(receipt, "/total")).isEqualTo("970.00");
        assertThat(text(receipt, "/points/earned")).isEqualTo("29");
        assertThat(receipt.has("differences")).isFalse();
    }

    @Test
    void aSaleChargedOtherwiseIsRecordedAsChargedAndTheDifferencesAreNamed() {
        ObjectNode sale = Shop.sale("R-2", "1000.00", "900.01").put("card", Shop.BORIS);
        ((ObjectNode) sale.path("lines").get(0)).put("id", "1");
        ((com.fasterxml.jackson.databind.node.ArrayNode) sale.path("lines"))
                .addObject()
                .put("id", "2")
                .put("sku", "B")
                .put("quantity", "2")
                .put("price", "50.00");

        ObjectNode receipt = recorded("in-2", sale);

        assertThat(text(receipt, "/total")).isEqualTo("900.01");
        assertThat(text(receipt, "/lines/0/total")).isEqualTo("818.19");
        assertThat(text(receipt, "/lines/1/total")).isEqualTo("81.82");
        assertThat(text(receipt, "/discount")).isEqualTo("199.99");
        assertThat(receipt.path("differences").findValuesAsText("field")).contains("total", "discount");
        assertThat(shop.service
                        .bean(ReadsReceipts.class)
                        .find(TestService.TENANT, new io.kopilka.domain.identity.ReceiptId(text(receipt, "/id"))))
                .contains(receipt);
    }

    @Test
    void howeverOftenAndUnderWhateverKeyItIsTheSameReceipt() {
        ObjectNode sale = Shop.sale("R-3", "500.00", "400.00").put("card", Shop.BORIS);

        ObjectNode first = recorded("in-3", sale);
        shop.publish(Shop.PROGRAMME);

        assertThat(recorded("in-3", sale)).isEqualTo(first);
        assertThat(text(recorded("in-4", sale), "/id")).isEqualTo(text(first, "/id"));
        assertThat(refusal(Shop.sale("R-3", "600.00", "600.00"))).isEqualTo(ProblemCode.RECEIPT_NUMBER_TAKEN);
    }

    @Test
    void whatMayNotBeSoldAtNightWasSoldAllTheSame() {
        ObjectNode sale = Shop.sale("R-5", "500.00", "500.00").put("at", "2026-11-21T23:15:00+05:00");

        assertThat(text(recorded("in-5", sale), "/total")).isEqualTo("500.00");
    }

    @Test
    void moreThanTheRulesChargeIsAMarkup() {
        ObjectNode receipt = recorded("in-6", Shop.sale("R-6", "500.00", "510.00"));

        assertThat(text(receipt, "/total")).isEqualTo("510.00");
        assertThat(text(receipt, "/markup")).isEqualTo("10.00");
    }

    @Test
    void whoIsNotKnownIsRefused() {
        assertThat(refusal(Shop.sale("R-7", "500.00", "500.00").put("store", TestService.STRANGERS_STORE.value())))
                .isEqualTo(ProblemCode.UNKNOWN_STORE);
        assertThat(refusal(Shop.sale("R-8", "500.00", "500.00").put("card", "2000000000099")))
                .isEqualTo(ProblemCode.UNKNOWN_CARD);
        assertThat(refusal(Shop.sale("R-9", "500.00", "500.00").put("at", "2026-01-01T10:00:00+05:00")))
                .isEqualTo(ProblemCode.FORBIDDEN_SCOPE);
    }
}
