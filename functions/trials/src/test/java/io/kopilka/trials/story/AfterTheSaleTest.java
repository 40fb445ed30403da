package io.kopilka.trials.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.Occasion.TierMove;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.LotBook;
import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.ledger.Subject;
import io.kopilka.domain.ledger.Tally;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.reports.RecomputeReports;
import io.kopilka.wire.http.TestService.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What follows from a sale, with everything real: the table's stream, the queues, the consumers, and an endpoint that
/// is told. Each story has a customer of its own.
final class AfterTheSaleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final String REPORT = "/v1/reports/sales?from=" + DAY + "&to=" + DAY;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private static Path folder;

    private static DemoOverHttp shop;
    private static Receiver receiver;
    private static String secret;

    @BeforeAll
    static void open() {
        shop = DemoOverHttp.start(folder);
        receiver = new Receiver();
        secret = created(shop.once("/v1/webhook-endpoints", """
            {"url": "%s", "events": ["receipt.committed", "receipt.returned", "points.changed", "tier.raised"]}
            """.formatted(receiver.url())))
                .path("secret")
                .asText();
    }

    @AfterAll
    static void close() {
        receiver.close();
        shop.close();
    }

    private static JsonNode created(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    private static JsonNode sold(String number, String price, String total, int card) {
        return created(shop.commit(shop.sale(number, price, total).put("card", shop.card(card))));
    }

    private static JsonNode day() {
        return shop.get(REPORT).json().path("totals");
    }

    private static int receipts() {
        return day().at("/withCard/receipts").asInt();
    }

    /// Waits for what comes by itself, and says how long it took.
    static void await(String what, BooleanSupplier there) throws InterruptedException {
        long begun = System.nanoTime();
        while (!there.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(what).isLessThan(PATIENCE);
            Thread.sleep(20);
        }
        System.out.printf(
                "%s after %d ms%n",
                what, Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    private static List<JsonNode> told(String type, String customer) {
        return receiver.of(type).stream()
                .map(Receiver.Received::data)
                .filter(data -> data.at(type.startsWith("receipt") ? "/customer/id" : "/customer")
                        .asText()
                        .equals(customer))
                .toList();
    }

    @Test
    void aSaleGrowsTheReportRaisesTheTierAndIsToldUnderASignatureThatOthersVerify() throws Exception {
        NpmVerifier.require();
        int before = receipts();
        JsonNode first = sold("A-1", "9500.00", "9215.00", 0);
        await("the first sale in the report", () -> receipts() > before);
        JsonNode second = sold("A-2", "1990.00", "1890.50", 0);
        String anna = second.at("/customer/id").asText();

        await("the second sale in the report", () -> receipts() > before + 1);
        await(
                "the raised tier at the endpoint",
                () -> !told("tier.raised", anna).isEmpty());
        await(
                "both receipts at the endpoint",
                () -> told("receipt.committed", anna).size() == 2);
        await(
                "both changes of points at the endpoint",
                () -> told("points.changed", anna).size() == 2);

        JsonNode raised = told("tier.raised", anna).getFirst();
        assertThat(raised.path("from").isNull()).isTrue();
        assertThat(raised.path("to").asText()).isEqualTo("silver");
        assertThat(told("receipt.committed", anna))
                .extracting(JsonNode::toString)
                .containsExactlyInAnyOrder(first.toString(), second.toString());
        List<Receiver.Received> all = receiver.all();
        assertThat(NpmVerifier.good(secret, all)).isEqualTo(all.size());
        assertThat(NpmVerifier.good("whsec_" + "AAAA".repeat(8), all)).isZero();
    }

    @Test
    void aTierThatAnImportedAccountHasEarnedIsRaisedAfterTheNextCorrection() throws Exception {
        Customer ivan = customer(1);
        String id = ivan.id().value();
        Counters bought = new Counters(
                Map.of(new Subject.Bought(null, Measured.MONEY), new Tally(5_000_000, List.of())), List.of(), DAY);
        Account imported =
                new Account(ivan.account(), ivan.programme(), 1, LotBook.EMPTY, new LotNumber(1), bought, null);
        List<Write> writes = shop.service()
                .get(AccountStore.class)
                .writes(shop.demo().tenant(), imported, List.of(), new Occasion(null, TierMove.NONE));
        WriteOutcome written = shop.inside(Table.class, table -> table.write(writes));
        assertThat(written).isInstanceOf(WriteOutcome.Written.class);

        created(shop.once(
                "/v1/customers/" + id + "/points/adjustments", "{\"points\": \"10\", \"reason\": \"подарок\"}"));

        await(
                "the tier that the consumer raised at the endpoint",
                () -> !told("tier.raised", id).isEmpty());
        assertThat(told("tier.raised", id)).hasSize(1);
        assertThat(told("tier.raised", id).getFirst().path("to").asText()).isEqualTo("gold");
        assertThat(shop.get("/v1/customers/" + id).json().at("/tier/id").asText())
                .isEqualTo("gold");
        assertThat(told("points.changed", id).getFirst().at("/cause/kind").asText())
                .isEqualTo("decided");
    }

    private static Customer customer(int card) {
        String id = shop.get("/v1/cards/" + shop.card(card))
                .json()
                .at("/customer/id")
                .asText();
        return shop.inside(
                        Customers.class,
                        customers -> customers.find(shop.demo().tenant(), new CustomerId(id), Consistency.STRONG))
                .orElseThrow()
                .customer();
    }

    @Test
    void whatIsReturnedHeldAndReleasedNamesTheCustomerEverywhere() throws Exception {
        JsonNode receipt = sold("B-1", "1000.00", "970.00", 2);
        String maria = receipt.at("/customer/id").asText();
        JsonNode hold = created(shop.once(
                "/v1/holds", """
                    {"card": "%s", "store": "%s", "points": "5"}\
                    """.formatted(shop.card(2), shop.demo().store().value())));
        assertThat(shop.once("/v1/holds/" + hold.path("id").asText() + "/release", "{}")
                        .status())
                .isEqualTo(200);
        int returns = day().at("/returned/returns").asInt();
        JsonNode back = created(shop.once(
                "/v1/receipts/" + receipt.path("id").asText() + "/returns",
                "{\"lines\": [{\"id\": \"1\", \"quantity\": \"1\"}]}"));

        await("the return in the report", () -> day().at("/returned/returns").asInt() > returns);
        await(
                "the return at the endpoint",
                () -> !told("receipt.returned", maria).isEmpty());
        await(
                "all changes of points at the endpoint",
                () -> told("points.changed", maria).size() == 4);
        assertThat(back.path("store")).isEqualTo(receipt.path("store"));
        assertThat(told("receipt.returned", maria)
                        .getFirst()
                        .at("/returned/whole")
                        .asBoolean())
                .isTrue();
        assertThat(told("points.changed", maria))
                .extracting(data -> data.at("/cause/kind").asText())
                .containsExactlyInAnyOrder("sold", "held", "held", "returned");
    }

    @Test
    void killedAgainAndAgainInTheMidstOfItsWorkTheServiceCountsEverythingOnce(@TempDir Path data) throws Exception {
        for (int round = 1; round <= 2; round++) {
            try (UpProcess up = UpProcess.start(data)) {
                for (int number = 1; number <= 15; number++) {
                    up.commit(round + "-" + number);
                }
            }
        }
        try (DemoOverHttp again = DemoOverHttp.start(data)) {
            await("every sale of before the kills in the report", () -> total(again, "/withCard/receipts") == 30);
            await(
                    "every sold point in the report",
                    () -> Fence.around(again.demo().tenant())
                            .call(() -> again.service()
                                    .get(RecomputeReports.class)
                                    .differences(again.demo().tenant(), DAY, DAY)
                                    .isEmpty()));
            assertThat(total(again, "/withCard/receipts")).isEqualTo(30);
        }
    }

    private static int total(DemoOverHttp shop, String pointer) {
        return shop.get(REPORT).json().path("totals").at(pointer).asInt();
    }
}
