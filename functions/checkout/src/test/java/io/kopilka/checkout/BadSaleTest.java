package io.kopilka.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.platform.table.Item;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is wrong with a sale is named by its field, and nothing is stored.
final class BadSaleTest {
    private static Shop shop;
    private static List<Item> before = List.of();

    @BeforeAll
    static void open() {
        shop = Shop.open();
        before = shop.service.table().everything();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Arguments bad(String what, int status, String code, String pointer, Consumer<ObjectNode> change) {
        return Arguments.of(what, status, code, pointer, change);
    }

    private static ObjectNode line(ObjectNode sale) {
        return (ObjectNode) sale.path("lines").get(0);
    }

    static Stream<Arguments> sales() {
        return Stream.of(
                bad("an unknown field", 422, "unknown_field", "/colour", sale -> sale.put("colour", "red")),
                bad(
                        "an unknown field of a line",
                        422,
                        "unknown_field",
                        "/lines/0/size",
                        sale -> line(sale).put("size", "38")),
                bad("no store", 422, "missing_field", "/store", sale -> sale.remove("store")),
                bad("no number", 422, "missing_field", "/number", sale -> sale.remove("number")),
                bad("no time", 422, "missing_field", "/at", sale -> sale.remove("at")),
                bad("no lines", 422, "out_of_range", "/lines", sale -> sale.putArray("lines")),
                bad("501 lines", 422, "too_many_items", "/lines", BadSaleTest::fiveHundredAndOne),
                bad(
                        "two lines of one id",
                        422,
                        "duplicate_id",
                        "/lines/1/id",
                        sale -> ((ArrayNode) sale.path("lines")).add(line(sale).deepCopy())),
                bad(
                        "a negative quantity",
                        422,
                        "out_of_range",
                        "/lines/0/quantity",
                        sale -> line(sale).put("quantity", "-1")),
                bad(
                        "a quantity of four places",
                        422,
                        "invalid_value",
                        "/lines/0/quantity",
                        sale -> line(sale).put("quantity", "0.0001")),
                bad(
                        "a price as a number",
                        422,
                        "invalid_value",
                        "/lines/0/price",
                        sale -> line(sale).put("price", 100)),
                bad(
                        "a price above the limit",
                        422,
                        "out_of_range",
                        "/lines/0/price",
                        sale -> line(sale).put("price", "100000000.01")),
                bad("another currency", 422, "currency_mismatch", "/currency", sale -> sale.put("currency", "USD")),
                bad(
                        "an unknown store",
                        404,
                        "unknown_store",
                        "/store",
                        sale -> sale.put("store", "sto_01JZ000000000000000000000Z")),
                bad("an unknown card", 404, "unknown_card", "/card", sale -> sale.put("card", "999")),
                bad(
                        "an unknown customer",
                        404,
                        "unknown_customer",
                        "/customer",
                        sale -> sale.put("customer", "cus_01JZ000000000000000000000Z")),
                bad(
                        "a card and a customer",
                        422,
                        "not_allowed_here",
                        "/customer",
                        sale -> sale.put("card", Shop.ANNA).put("customer", "x")),
                bad(
                        "a time far ahead",
                        422,
                        "out_of_range",
                        "/at",
                        sale -> sale.put("at", "2026-11-25T10:15:00+05:00")),
                bad(
                        "a time without an offset",
                        422,
                        "invalid_value",
                        "/at",
                        sale -> sale.put("at", "2026-11-22T10:15:00")),
                bad(
                        "payments that do not sum",
                        422,
                        "payments_mismatch",
                        "/payments",
                        sale -> sale.putArray("payments")),
                bad(
                        "another shop's store",
                        404,
                        "unknown_store",
                        "/store",
                        sale -> sale.put("store", TestService.STRANGERS_STORE.value())),
                bad(
                        "another shop's customer",
                        404,
                        "unknown_customer",
                        "/customer",
                        sale -> sale.put("customer", shop.strangersCustomer.value())),
                bad("another shop's card", 404, "unknown_card", "/card", sale -> sale.put("card", Shop.STRANGERS)),
                bad("an unknown quote", 404, "unknown_quote", "/quote", sale -> sale.put("quote", "quo_AAAA")));
    }

    private static void fiveHundredAndOne(ObjectNode sale) {
        ArrayNode lines = (ArrayNode) sale.path("lines");
        for (int i = 2; i <= 501; i++) {
            lines.add(line(sale).deepCopy().put("id", Integer.toString(i)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sales")
    void isRefusedByName(String what, int status, String code, String pointer, Consumer<ObjectNode> change) {
        ObjectNode sale = Shop.sale("bad", "100.00", "100.00");
        change.accept(sale);

        Reply refused = shop.till.saying("Idempotency-Key", "bad").post("/v1/receipts", sale.toString());

        JsonNode problem = refused.json();
        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(pointer);
        requireNothingStored();
    }

    private static void requireNothingStored() {
        assertThat(shop.service.table().everything()).isEqualTo(before);
    }

    @Test
    void aCardInTheDrawerCannotPay() {
        ObjectNode sale = Shop.sale("drawer", "100.00", "100.00").put("card", Shop.DRAWER);

        Reply refused = shop.till.saying("Idempotency-Key", "drawer").post("/v1/receipts", sale.toString());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("card_not_issued");
        requireNothingStored();
    }

    @Test
    void paymentsThatDoNotSumAreToldWithBothSums() {
        ObjectNode sale = Shop.sale("sums", "100.00", "99.50");

        Reply refused = shop.till.saying("Idempotency-Key", "sums").post("/v1/receipts", sale.toString());

        assertThat(refused.json().at("/errors/0/detail").asText())
                .isEqualTo("The payments sum to 99.50, the total is 100.00.");
        requireNothingStored();
    }

    @Test
    void aCurrencyThatIsNoneIsOneFaultAndNotTwo() {
        ObjectNode sale = Shop.sale("currency", "100.00", "100.00").put("currency", "roubles");

        Reply refused = shop.till.saying("Idempotency-Key", "currency").post("/v1/receipts", sale.toString());

        assertThat(refused.problem()).isEqualTo("422 currency_mismatch /currency currency_mismatch");
    }

    @Test
    void aCommitWithoutAnIdempotencyKeyIsRefused() {
        Reply refused = shop.till.post(
                "/v1/receipts", Shop.sale("key", "100.00", "100.00").toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("code").asText()).isEqualTo("idempotency_key_missing");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (String path : List.of("/v1/quotes", "/v1/receipts")) {
            for (String body : List.of("{\"store\": ", "", "{\"till\": \"1\", \"till\": \"2\"}", "{} {}")) {
                Reply refused = shop.till.saying("Idempotency-Key", "no-json").post(path, body);

                assertThat(refused.problem()).as(path + " " + body).isEqualTo("400 malformed_json  malformed_json");
            }
        }
        requireNothingStored();
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        ObjectNode sale = Shop.sale("large", "100.00", "100.00").put("cashier", "x".repeat(256 * 1024));

        Reply refused = shop.till.saying("Idempotency-Key", "large").post("/v1/receipts", sale.toString());

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().path("code").asText()).isEqualTo("body_too_large");
        requireNothingStored();
    }

    @Test
    void aKeyThatIsNoKeyIsRefused() {
        String sale = Shop.sale("key", "100.00", "100.00").toString();

        assertThat(shop.till
                        .saying("Idempotency-Key", "k".repeat(256))
                        .post("/v1/receipts", sale)
                        .problem())
                .isEqualTo("400 idempotency_key_invalid");
        assertThat(shop.till
                        .saying("Idempotency-Key", "a b")
                        .post("/v1/receipts", sale)
                        .problem())
                .isEqualTo("400 idempotency_key_invalid");
        requireNothingStored();
    }
}
