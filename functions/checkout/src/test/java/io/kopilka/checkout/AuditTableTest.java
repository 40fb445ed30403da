package io.kopilka.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.AdjustPoints;
import io.kopilka.domain.ledger.LotTerm;
import io.kopilka.domain.number.Points;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Place;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.http.TestService;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The audit finds what was planted, and nothing where nothing is wrong.
final class AuditTableTest {
    private Shop shop;
    private String receipt = "";

    /// Two sales, a return, a hold.
    @BeforeEach
    void open() {
        shop = Shop.open();
        TestService.Client till = shop.service.with(Scope.RECEIPTS_WRITE, Scope.RETURNS_WRITE, Scope.HOLDS_WRITE);
        ObjectNode first = Shop.sale("A-1", "1000.00", "970.00").put("card", Shop.ANNA);
        JsonNode sold = till.saying("Idempotency-Key", "1")
                .post("/v1/receipts", first.toString())
                .json();
        receipt = sold.path("id").asText();
        ObjectNode second =
                Shop.sale("A-2", "50.00", "24.50").put("card", Shop.ANNA).put("redeem", "max");
        till.saying("Idempotency-Key", "2").post("/v1/receipts", second.toString());
        till.saying("Idempotency-Key", "3")
                .post("/v1/receipts/" + receipt + "/returns", "{\"lines\": [{\"id\": \"1\", \"quantity\": \"0.1\"}]}");
        assertThat(till.saying("Idempotency-Key", "4")
                        .post("/v1/holds", """
                                {"card": "%s", "store": "%s", "points": "1"}
                                """.formatted(Shop.ANNA, TestService.STORE.value()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatStandsBesideEntriesIsNoneAndAKeyThatNothingWritesIsNamed() {
        Item state = items("#ACC#", "STATE").getFirst();
        write(new Write.Put(Item.of(new Key(state.key().pk(), "DUE"), 1).build()));
        write(new Write.Put(Item.of(new Key(Key.fence(TestService.TENANT) + "RCP#broken", "RCP"), 1)
                .build()));

        assertThat(audit()).containsExactly("the service writes no such key");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private List<String> audit() {
        List<String> told = new ArrayList<>();
        AuditTable.Tally tally = AuditTable.run(
                shop.service.table(), difference -> told.add(difference.what().en()));
        assertThat(tally.differences()).isEqualTo(told.size());
        assertThat(tally.receipts()).isEqualTo(2);
        return told;
    }

    private List<Item> items(String partition, String sort) {
        List<Item> found = new ArrayList<>();
        shop.service.table().readAll(item -> {
            if (item.key().pk().contains(partition) && item.key().sk().startsWith(sort)) {
                found.add(item);
            }
        });
        return found;
    }

    private void write(Write write) {
        assertThat(shop.service.table().write(write)).isInstanceOf(WriteOutcome.Written.class);
    }

    @Test
    void whatIsRightIsRight() {
        assertThat(audit()).isEmpty();
    }

    @Test
    void theDayOfAnAccountsNextLookIsNoEntry() {
        String account = items("#ACC#", "STATE").getFirst().key().pk();
        write(new Write.Put(Item.of(new Key(account, "DUE"), 1).build()));
        write(new Write.Put(Item.of(new Key(account, "NOTICE#2026-12-31#1"), 1).build()));

        assertThat(audit()).isEmpty();
    }

    @Test
    void aBalanceThatWasChangedIsNamed() {
        Item state = items("#ACC#", "STATE").getFirst();
        Place.OfAccount place = (Place.OfAccount) Place.of(state.key().pk());
        AccountStore accounts = shop.service.bean(AccountStore.class);
        Account account = accounts.load(place.tenant(), place.programme(), place.account());
        AdjustPoints.Outcome.Adjusted richer = (AdjustPoints.Outcome.Adjusted) AdjustPoints.post(
                account,
                new AdjustPoints.Correction(
                        new Ulid("01JZZZZZZZZZZZZZZZZZZZZZZZ"),
                        Points.whole(100),
                        new LotTerm(LocalDate.of(2026, 11, 22), null),
                        "out of nothing",
                        OffsetDateTime.parse("2026-11-22T12:00:00+05:00"),
                        Instant.parse("2026-11-22T07:00:00Z"),
                        place.tenant(),
                        new KeyId("key_01JZ0000000000000000000000")));
        assertThat(shop.service
                        .table()
                        .write(accounts.writes(
                                place.tenant(),
                                richer.account(),
                                List.of(),
                                new Occasion(null, Occasion.TierMove.NONE))))
                .isInstanceOf(WriteOutcome.Written.class);

        assertThat(audit())
                .anySatisfy(line -> assertThat(line).isEqualTo("balance: 101 on the account, 1 by its entries"));
    }

    @Test
    void anEntryThatWasRemovedIsNamed() {
        List<Item> entries = items("#ACC#", "ENTRY#");
        Item sale = entries.stream()
                .filter(item -> item.optionalText("receipt").equals(Optional.of(receipt)))
                .findFirst()
                .orElseThrow();
        write(new Write.Delete(sale.key()));

        assertThat(audit())
                .anySatisfy(
                        line -> assertThat(line).startsWith("the entries of the receipt are not on the account acc_"))
                .anySatisfy(line -> assertThat(line).startsWith("balance: "));
    }

    @Test
    void anEntryThatIsThereTwiceIsNamed() {
        Item sale = items("#ACC#", "ENTRY#").stream()
                .filter(item -> item.optionalText("receipt").equals(Optional.of(receipt)))
                .findFirst()
                .orElseThrow();
        Item.Draft copy = Item.of(new Key(sale.key().pk(), "ENTRY#01JZZZZZZZZZZZZZZZZZZZZZZZ"), 1);
        sale.attributes().forEach(copy::with);
        write(new Write.Put(copy.build()));

        assertThat(audit())
                .contains("entries twice: " + receipt)
                .anySatisfy(line -> assertThat(line).startsWith("balance: "));
    }

    @Test
    void aReceiptThatWasRemovedIsNamedByItsEntriesItsListAndTheCount() {
        write(new Write.Delete(items("#RCP#" + receipt, "RCP").getFirst().key()));
        List<String> told = new ArrayList<>();
        AuditTable.run(
                shop.service.table(), difference -> told.add(difference.what().en()));

        assertThat(told)
                .contains("there are returns and no receipt", "a receipt in the list is not there: " + receipt)
                .anySatisfy(line -> assertThat(line).endsWith("is of a receipt that is not there: " + receipt));
    }

    @Test
    void aReturnThatWasRemovedIsNamed() {
        write(new Write.Delete(items("#RCP#" + receipt, "RETURN#").getFirst().key()));

        assertThat(audit())
                .contains("returned: {1: 0.1} noted, {} by the returns")
                .anySatisfy(line -> assertThat(line).contains("is of a return that is not there: ret_"));
    }

    @Test
    void aPlaceInAListThatWasRemovedIsNamed() {
        for (Item item : items("#CUS#", "RCP#")) {
            write(new Write.Delete(item.key()));
        }

        assertThat(audit()).contains("the receipt is not in its customer's list");
    }
}
