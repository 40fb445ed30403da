package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountItem;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.PostingItem;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Decimals;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.ReturnId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Cause;
import io.kopilka.domain.ledger.Entry;
import io.kopilka.domain.ledger.EntryKind;
import io.kopilka.domain.ledger.Ledger;
import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.Side;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Place;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.WholeTable;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Goes through the whole table and compares what is kept with what it is kept of: every account with the sum
/// of its entries, every receipt with its entries, its lists and what came back of it, every entry of a sale or
/// a return with its receipt, and the purchases that an account counts with the receipts of its customer.
///
/// The service may go on meanwhile: a partition that seems wrong is read again before it is called so. What
/// accounts have accumulated is not compared: since when a figure is counted depends on rulesets that came and
/// went.
public final class AuditTable {
    /// How often a partition that seems wrong is read again: something may have been written in between.
    private static final int LOOKS = 3;

    private final WholeTable table;
    private final AccountStore accounts;
    private final BookedSales bookedSales;
    private final Receipts receipts;
    private final Consumer<Difference> tell;

    private final Set<TenantId> tenants = new HashSet<>();
    private final Map<Place.OfAccount, Long> counted = new HashMap<>();
    private final Map<Place.OfAccount, Bought> bought = new HashMap<>();
    private List<Item> partition = new ArrayList<>();
    private long postings;
    private long receiptsSeen;
    private long differences;

    private AuditTable(WholeTable table, Consumer<Difference> tell) {
        this.table = table;
        this.tell = tell;
        accounts = new AccountStore(table);
        bookedSales = new BookedSales(new Customers(table), accounts);
        receipts = new Receipts(table);
    }

    /// Something that is not as it must be.
    ///
    /// @param where the account, receipt or customer
    public record Difference(TenantId tenant, String where, Text what) {}

    /// What was gone through.
    public record Tally(long tenants, long accounts, long postings, long receipts, long differences) {}

    /// The purchases of an account by its customer's receipts.
    private record Bought(CustomerId customer, long purchases) {}

    /// Goes through everything.
    ///
    /// @param tell is told each difference as it is found
    public static Tally run(WholeTable table, Consumer<Difference> tell) {
        return new AuditTable(table, tell).run();
    }

    private Tally run() {
        table.readAll(item -> {
            if (!partition.isEmpty()
                    && !partition.getFirst().key().pk().equals(item.key().pk())) {
                endPartition();
            }
            partition.add(item);
        });
        if (!partition.isEmpty()) {
            endPartition();
        }
        bought.keySet().forEach(account -> counted.putIfAbsent(account, 0L));
        counted.forEach(this::comparePurchases);
        return new Tally(tenants.size(), counted.size(), postings, receiptsSeen, differences);
    }

    private void endPartition() {
        List<Item> items = partition;
        partition = new ArrayList<>();
        Place place = Place.of(items.getFirst().key().pk());
        if (!place.tenant().equals(Keys.HOUSE)) {
            tenants.add(place.tenant());
        }
        List<Difference> found = look(place, items, true);
        for (int looks = 1; looks < LOOKS && !found.isEmpty(); looks++) {
            found = look(place, again(items.getFirst().key().pk()), false);
        }
        found.forEach(this::note);
    }

    private void note(Difference difference) {
        differences++;
        tell.accept(difference);
    }

    private List<Item> again(String pk) {
        List<Item> items = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = table.query(Query.of(pk).after(next));
            items.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return items;
    }

    /// @param first whether what is seen is counted
    private List<Difference> look(Place place, List<Item> items, boolean first) {
        Findings findings = new Findings(place);
        try {
            switch (place) {
                case Place.OfAccount account -> account(account, items, findings, first);
                case Place.OfReceipt receipt -> receipt(receipt, items, findings, first);
                case Place.OfCustomer customer -> list(customer, items, findings);
                case Place.Malformed _ ->
                    findings.add("такого ключа служба не пишет", "the service writes no such key");
                case Place.Other _ -> {}
            }
        } catch (UnreadableItem broken) {
            findings.add("не прочитать: " + broken.getMessage(), "cannot be read: " + broken.getMessage());
        }
        return findings.all;
    }

    /// What is wrong with one partition.
    private static final class Findings {
        final List<Difference> all = new ArrayList<>();
        private final Place place;

        Findings(Place place) {
            this.place = place;
        }

        void add(String ru, String en) {
            String where = switch (place) {
                case Place.OfAccount(var _, var _, var account) -> account.value();
                case Place.OfReceipt(var _, var receipt) -> receipt.value();
                case Place.OfCustomer(var _, var customer) -> customer.value();
                case Place.Malformed(var _, var pk) -> pk;
                case Place.Other(var tenant) -> tenant.value();
            };
            all.add(new Difference(place.tenant(), where, new Text(ru, en)));
        }

        void compare(String ru, String en, Points kept, Points reckoned) {
            if (!kept.equals(reckoned)) {
                String one = Decimals.points(kept);
                String other = Decimals.points(reckoned);
                add(
                        ru + ": на счёте " + one + ", по проводкам " + other,
                        en + ": " + one + " on the account, " + other + " by its entries");
            }
        }
    }

    // Accounts.

    private void account(Place.OfAccount place, List<Item> items, Findings findings, boolean first) {
        Key stateKey = AccountItem.key(place.tenant(), place.programme(), place.account());
        Account account = Account.open(place.account(), place.programme());
        boolean isThere = false;
        List<Posting> ledger = new ArrayList<>();
        for (Item item : items) {
            if (item.key().equals(stateKey)) {
                account = AccountItem.read(item, place.programme(), place.account());
                isThere = true;
            } else if (Keys.ledgerEntries().contains(item.key().sk())) {
                ledger.add(PostingItem.read(place.tenant(), item));
            }
        }
        if (first) {
            postings += ledger.size();
            counted.put(place, account.counters().purchases());
        }
        if (!isThere && !ledger.isEmpty()) {
            findings.add("есть проводки, а счёта нет", "there are entries and no account");
        }
        sums(account, ledger, findings);
        Set<Cause> causes = new HashSet<>();
        for (Posting posting : ledger) {
            cause(place, posting, causes, findings);
        }
    }

    private static void sums(Account account, List<Posting> postings, Findings findings) {
        Ledger ledger;
        try {
            ledger = Ledger.of(postings);
        } catch (IllegalArgumentException broken) {
            findings.add(
                    "проводки не складываются: " + broken.getMessage(),
                    "the entries do not add up: " + broken.getMessage());
            return;
        }
        findings.compare("баланс", "balance", account.balance(), ledger.balance());
        findings.compare("долг", "debt", account.debt(), ledger.book().owed());
        findings.compare("отложено", "held", account.held(), ledger.on(Side.HELD));
        Set<LotNumber> lots = new TreeSet<>();
        account.book().lots().forEach(lot -> lots.add(lot.number()));
        ledger.book().lots().forEach(lot -> lots.add(lot.number()));
        for (LotNumber lot : lots) {
            findings.compare(
                    "партия " + lot.value(),
                    "lot " + lot.value(),
                    account.book().position(lot),
                    ledger.book().position(lot));
        }
        for (Posting posting : postings) {
            if (posting.version() > account.version()) {
                findings.add(
                        "проводка " + posting.id().text() + " новее счёта",
                        "the entry " + posting.id().text() + " is newer than the account");
            }
        }
    }

    private void cause(Place.OfAccount place, Posting posting, Set<Cause> causes, Findings findings) {
        switch (posting.stamp().cause()) {
            case Cause.Sold sold -> {
                once(posting, causes, sold.receipt().value(), findings);
                ofSale(place, posting, sold.receipt(), findings);
            }
            case Cause.Returned returned -> {
                once(posting, causes, ReturnId.of(returned.step()).value(), findings);
                Key key = Keys.goodsReturn(place.tenant(), returned.receipt(), ReturnId.of(returned.step()));
                if (table.get(key, Consistency.STRONG).isEmpty()) {
                    findings.add(
                            "проводка " + posting.id().text() + " возврата, которого нет: "
                                    + ReturnId.of(returned.step()).value(),
                            "the entry " + posting.id().text() + " is of a return that is not there: "
                                    + ReturnId.of(returned.step()).value());
                }
            }
            case Cause.Held _, Cause.Expired _, Cause.Decided _ -> {}
        }
    }

    private static void once(Posting posting, Set<Cause> causes, String what, Findings findings) {
        if (!causes.add(posting.stamp().cause())) {
            findings.add("проводки дважды: " + what, "entries twice: " + what);
        }
    }

    private void ofSale(Place.OfAccount place, Posting posting, ReceiptId id, Findings findings) {
        Optional<RecordedReceipt> receipt = receipts.find(place.tenant(), id);
        if (receipt.isEmpty()) {
            findings.add(
                    "проводка " + posting.id().text() + " чека, которого нет: " + id.value(),
                    "the entry " + posting.id().text() + " is of a receipt that is not there: " + id.value());
            return;
        }
        JsonNode points = receipt.get().answer().path("points");
        amount(posting, EntryKind.ACCRUAL, points.path("earned").asText(), id, findings);
        amount(posting, EntryKind.REDEMPTION, points.path("redeemed").asText(), id, findings);
    }

    private static void amount(Posting posting, EntryKind kind, String said, ReceiptId receipt, Findings findings) {
        Points sum = Points.ZERO;
        for (Entry entry : posting.entries()) {
            sum = entry.kind() == kind ? sum.plus(entry.amount()) : sum;
        }
        if (!Decimals.points(sum).equals(said)) {
            String ru = kind == EntryKind.ACCRUAL ? "начислено" : "списано";
            String en = kind == EntryKind.ACCRUAL ? "earned" : "redeemed";
            findings.add(
                    ru + " по чеку " + receipt.value() + ": в чеке " + said + ", в проводках " + Decimals.points(sum),
                    en + " by " + receipt.value() + ": " + said + " on the receipt, " + Decimals.points(sum)
                            + " in the entries");
        }
    }

    // Receipts.

    private void receipt(Place.OfReceipt place, List<Item> items, Findings findings, boolean first) {
        Key receiptKey = Keys.receipt(place.tenant(), place.receipt());
        Key returnedKey = Keys.returned(place.tenant(), place.receipt());
        @Nullable RecordedReceipt receipt = null;
        Returned returned = Returned.NOTHING;
        List<ObjectNode> returns = new ArrayList<>();
        for (Item item : items) {
            if (item.key().equals(receiptKey)) {
                receipt = Receipts.receipt(place.tenant(), place.receipt(), item);
            } else if (item.key().equals(returnedKey)) {
                returned = Returns.returned(item);
            } else {
                returns.add(Returns.document(item));
            }
        }
        if (receipt == null) {
            findings.add("есть возвраты, а чека нет", "there are returns and no receipt");
            return;
        }
        returns(returned, returns, receipt, findings);
        listed(
                Keys.receiptOfDay(place.tenant(), receipt.day(), at(receipt), place.receipt()),
                "дня",
                "day's",
                findings);
        Optional<CustomerId> customer =
                CustomerId.parse(receipt.answer().path("customer").path("id").asText());
        if (first) {
            receiptsSeen++;
        }
        if (customer.isEmpty()) {
            return;
        }
        listed(
                Keys.receiptOfCustomer(place.tenant(), customer.get(), at(receipt), place.receipt()),
                "покупателя",
                "customer's",
                findings);
        Booked booked = bookedSales.of(place.tenant(), receipt);
        if (booked == null) {
            findings.add("покупателя чека нет", "the receipt's customer is not there");
            return;
        }
        posted(place, receipt, booked, returns, findings);
        if (first) {
            bought.merge(
                    new Place.OfAccount(place.tenant(), booked.programme(), booked.account()),
                    new Bought(customer.get(), returned.whole() ? 0 : 1),
                    (one, other) -> new Bought(one.customer(), one.purchases() + other.purchases()));
        }
    }

    private static java.time.Instant at(RecordedReceipt receipt) {
        return OffsetDateTime.parse(receipt.answer().path("at").asText()).toInstant();
    }

    private void listed(Key key, String ru, String en, Findings findings) {
        if (table.get(key, Consistency.STRONG).isEmpty()) {
            findings.add("чека нет в списке " + ru, "the receipt is not in its " + en + " list");
        }
    }

    private static void returns(
            Returned returned, List<ObjectNode> returns, RecordedReceipt receipt, Findings findings) {
        Map<String, Quantity> sum = new HashMap<>();
        for (ObjectNode each : returns) {
            for (JsonNode line : each.path("lines")) {
                sum.merge(
                        line.path("id").asText(),
                        quantity(line.path("quantity")),
                        (one, other) -> Quantity.ofThousandths(one.units() + other.units()));
            }
        }
        if (!sum.equals(returned.quantities())) {
            findings.add(
                    "возвращено: отмечено " + shown(returned.quantities()) + ", по возвратам " + shown(sum),
                    "returned: " + shown(returned.quantities()) + " noted, " + shown(sum) + " by the returns");
        }
        boolean whole = true;
        for (JsonNode line : receipt.answer().path("lines")) {
            String id = line.path("id").asText();
            Quantity sold = quantity(line.path("quantity"));
            int order = sum.getOrDefault(id, Quantity.ZERO).compareTo(sold);
            whole = whole && order == 0;
            if (order > 0) {
                findings.add(
                        "возвращено больше, чем продано: строка " + id, "more came back than was sold: line " + id);
            }
        }
        if (whole != returned.whole()) {
            findings.add("неверно отмечено, всё ли возвращено", "it is wrongly noted whether all came back");
        }
    }

    private static String shown(Map<String, Quantity> quantities) {
        StringBuilder shown = new StringBuilder("{");
        quantities.keySet().stream()
                .sorted()
                .forEach(line -> shown.append(shown.length() == 1 ? "" : ", ")
                        .append(line)
                        .append(": ")
                        .append(Decimals.quantity(quantities.getOrDefault(line, Quantity.ZERO))));
        return shown.append('}').toString();
    }

    private static Quantity quantity(JsonNode text) {
        return Quantity.ofThousandths(new BigDecimal(text.asText("0"))
                .movePointRight(Quantity.DECIMALS)
                .longValueExact());
    }

    /// The entries of the sale and of each of its returns that moved points.
    private void posted(
            Place.OfReceipt place,
            RecordedReceipt receipt,
            Booked booked,
            List<ObjectNode> returns,
            Findings findings) {
        JsonNode points = receipt.answer().path("points");
        boolean moved = !isZero(points.path("earned")) || !isZero(points.path("redeemed"));
        if (moved
                && (booked.posting() == null
                        || accounts.posting(place.tenant(), booked.programme(), booked.account(), booked.posting())
                                .isEmpty())) {
            findings.add("проводок чека нет на счёте " + booked.account(), missing(booked.account(), "the receipt"));
        }
        for (ObjectNode each : returns) {
            JsonNode back = each.path("points");
            ReturnId id = new ReturnId(each.path("id").asText());
            if ((!isZero(back.path("givenBack")) || !isZero(back.path("takenBack")))
                    && accounts.posting(place.tenant(), booked.programme(), booked.account(), id.ulid())
                            .isEmpty()) {
                findings.add(
                        "проводок возврата " + id + " нет на счёте " + booked.account(),
                        missing(booked.account(), "the return " + id));
            }
        }
    }

    private static String missing(AccountId account, String what) {
        return "the entries of " + what + " are not on the account " + account;
    }

    private static boolean isZero(JsonNode points) {
        return new BigDecimal(points.asText("0")).signum() == 0;
    }

    private void list(Place.OfCustomer place, List<Item> items, Findings findings) {
        for (Item item : items) {
            if (Keys.receiptsOfCustomer().contains(item.key().sk())) {
                ReceiptId receipt = Place.listed(item.key());
                if (table.get(Keys.receipt(place.tenant(), receipt), Consistency.STRONG)
                        .isEmpty()) {
                    findings.add(
                            "в списке чек, которого нет: " + receipt, "a receipt in the list is not there: " + receipt);
                }
            }
        }
    }

    // Purchases.

    private void comparePurchases(Place.OfAccount place, long kept) {
        Bought receiptsOf = bought.get(place);
        long reckoned = receiptsOf == null ? 0 : receiptsOf.purchases();
        if (kept == reckoned) {
            return;
        }
        // The account and its receipts were read at different moments: read them together.
        Account before = accounts.load(place.tenant(), place.programme(), place.account());
        long now = receiptsOf == null ? 0 : purchases(place.tenant(), receiptsOf.customer());
        Account after = accounts.load(place.tenant(), place.programme(), place.account());
        boolean quiet = before.version() == after.version();
        if (quiet && after.counters().purchases() != now) {
            Findings findings = new Findings(place);
            long counts = after.counters().purchases();
            findings.add(
                    "покупок: на счёте " + counts + ", по чекам " + now,
                    "purchases: " + counts + " on the account, " + now + " by the receipts");
            findings.all.forEach(this::note);
        }
    }

    private long purchases(TenantId tenant, CustomerId customer) {
        long purchases = 0;
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = table.query(Query.of(Keys.customerPartition(tenant, customer))
                    .in(Keys.receiptsOfCustomer())
                    .after(next));
            for (Item item : page.items()) {
                boolean whole = table.get(Keys.returned(tenant, Place.listed(item.key())), Consistency.STRONG)
                        .map(found -> Returns.returned(found).whole())
                        .orElse(false);
                purchases += whole ? 0 : 1;
            }
            next = page.next();
        } while (next.isPresent());
        return purchases;
    }
}
