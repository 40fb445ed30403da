package io.kopilka.trials.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Decimals;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.AccountLot;
import io.kopilka.domain.number.Points;
import io.kopilka.platform.table.Consistency;
import io.kopilka.wire.http.TestService.Reply;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the service is for, told over HTTP with the whole of it running on DynamoDB Local.
final class StoriesTest {
    private static final int TILLS = 8;

    @TempDir
    private static Path folder;

    private static DemoOverHttp shop;

    @BeforeAll
    static void open() {
        shop = DemoOverHttp.start(folder);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static String text(Reply reply, String pointer) {
        return reply.json().at(pointer).asText();
    }

    private static Reply committed(ObjectNode sale) {
        Reply reply = shop.commit(sale);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply;
    }

    @Test
    void whosePurchaseReachesTenThousandGetsFivePercentOnThatVeryReceipt() {
        String card = shop.card(1);
        Reply before = committed(shop.sale("10-1", "9500.00", "9215.00").put("card", card));
        assertThat(text(before, "/applied/0/offer")).isEqualTo("simple3");

        ObjectNode sale = shop.sale("10-2", "1990.00", "1890.50").put("card", card);
        Reply quote = shop.post("/v1/quotes", DemoOverHttp.asked(sale));
        assertThat(text(quote, "/discount")).isEqualTo("99.50");
        assertThat(text(quote, "/applied/0/name")).isEqualTo("Накопительная 5 %");
        Reply receipt = committed(sale.put("quote", text(quote, "/id")).put("expectedTotal", text(quote, "/total")));

        assertThat(text(receipt, "/total")).isEqualTo("1890.50");
        assertThat(text(receipt, "/lines/0/applied/0/offer")).isEqualTo("cum5");
        assertThat(text(receipt, "/tier/id")).isEqualTo("silver");
        assertThat(text(receipt, "/points/balance")).isEqualTo("332");
        assertThat(shop.get("/v1/receipts/" + text(receipt, "/id")).body()).isEqualTo(receipt.body());
    }

    @Test
    void whoBuysForAThousandIsOfferedACardGetsItAndPaysHalfOfTheNextVisitWithPoints() {
        ObjectNode sale = shop.sale("card-1", "1000.00", "970.00");
        Reply anonymous = shop.post("/v1/quotes", DemoOverHttp.asked(sale));
        assertThat(text(anonymous, "/total")).isEqualTo("1000.00");
        assertThat(text(anonymous, "/prompts/0/kind")).isEqualTo("issueCard");
        assertThat(text(anonymous, "/prompts/0/cardKind")).isEqualTo("bonus");

        String card = shop.card(5);
        Reply issued = shop.post(
                "/v1/cards/" + card + "/issue", DemoOverHttp.json("{\"questionnaire\": {\"name\": \"Вера К.\"}}"));
        assertThat(text(issued, "/state")).isEqualTo("issued");
        Reply first = committed(sale.put("card", card));
        assertThat(text(first, "/points/earned")).isEqualTo("29");

        ObjectNode next =
                shop.sale("card-2", "50.00", "24.50").put("card", card).put("redeem", "max");
        Reply second = committed(next);
        assertThat(text(second, "/redeemed")).isEqualTo("24.00");
        assertThat(text(second, "/total")).isEqualTo("24.50");
        assertThat(text(shop.get("/v1/cards/" + card), "/points/balance")).isEqualTo("5");
    }

    @Test
    void fiftyCommitsAtOnceForOneCustomerLeaveALedgerThatAddsUpEntryByEntry() throws Exception {
        String card = shop.card(2);
        List<Callable<Reply>> commits = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> shop.sale("50-" + number, "100.00", "97.00").put("card", card))
                .map(sale -> (Callable<Reply>) () -> committed(sale))
                .toList();

        List<Reply> receipts = atOnce(commits);

        String customer = text(shop.get("/v1/cards/" + card), "/customer/id");
        List<JsonNode> entries = ledger(customer);
        assertThat(entries)
                .extracting(entry -> entry.path("receipt").asText())
                .containsExactlyInAnyOrderElementsOf(
                        receipts.stream().map(receipt -> text(receipt, "/id")).toList());
        assertThat(entries).extracting(entry -> entry.path("id").asText()).doesNotHaveDuplicates();
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.path("kind").asText()).isEqualTo("earned");
            assertThat(entry.path("amount").asText()).isEqualTo("2");
        });
        // Each receipt tells the balance right after it: one after another, whatever came at once.
        assertThat(receipts)
                .extracting(receipt -> new BigDecimal(text(receipt, "/points/balance")))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 50)
                        .mapToObj(place -> BigDecimal.valueOf(2L * place))
                        .toList());
        requireAddedUp(customer, entries, "100");
        assertThat(text(shop.get("/v1/customers/" + customer), "/points/balance"))
                .isEqualTo("100");
        assertThat(shop.get("/v1/receipts?limit=200&customer=" + customer)
                        .json()
                        .path("items"))
                .hasSize(50);
    }

    @Test
    void oneReceiptCommittedAHundredTimesAtOnceCountsOnce() throws Exception {
        String card = shop.card(3);
        ObjectNode sale = shop.sale("100", "1000.00", "970.00").put("card", card);

        List<Reply> replies = atOnce(java.util.Collections.nCopies(100, () -> committed(sale)));

        assertThat(replies)
                .extracting(Reply::body)
                .containsOnly(replies.getFirst().body());
        assertThat(replies)
                .filteredOn(reply -> reply.header("Idempotent-Replayed").isEmpty())
                .hasSize(1);
        String customer = text(shop.get("/v1/cards/" + card), "/customer/id");
        List<JsonNode> entries = ledger(customer);
        assertThat(entries).hasSize(1);
        requireAddedUp(customer, entries, "29");
        assertThat(shop.get("/v1/receipts?customer=" + customer).json().path("items"))
                .hasSize(1);
    }

    private static List<Reply> atOnce(List<Callable<Reply>> calls) throws Exception {
        try (ExecutorService tills = Executors.newFixedThreadPool(TILLS)) {
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : tills.invokeAll(calls)) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    /// The whole ledger of a customer, read by pages, the newest first.
    private static List<JsonNode> ledger(String customer) {
        List<JsonNode> entries = new ArrayList<>();
        String path = "/v1/customers/" + customer + "/points?limit=20";
        JsonNode page = shop.get(path).json();
        page.path("items").forEach(entries::add);
        while (!page.path("nextCursor").isNull()) {
            page = shop.get(path + "&cursor=" + page.path("nextCursor").asText())
                    .json();
            page.path("items").forEach(entries::add);
        }
        return entries;
    }

    /// The entries, the lots and the balance of the account are the same number.
    private static void requireAddedUp(String customer, List<JsonNode> entries, String points) {
        Customer known = shop.inside(
                        Customers.class,
                        customers -> customers.find(shop.demo().tenant(), new CustomerId(customer), Consistency.STRONG))
                .orElseThrow()
                .customer();
        Account account = shop.inside(
                AccountStore.class,
                accounts -> accounts.load(shop.demo().tenant(), known.programme(), known.account()));
        BigDecimal moved = entries.stream()
                .map(entry -> new BigDecimal(entry.path("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long inLots = account.book().lots().stream()
                .map(AccountLot::left)
                .mapToLong(Points::units)
                .sum();
        assertThat(moved).isEqualByComparingTo(points);
        assertThat(Decimals.points(account.balance())).isEqualTo(points);
        assertThat(Decimals.points(Points.ofUnits(inLots))).isEqualTo(points);
    }
}
