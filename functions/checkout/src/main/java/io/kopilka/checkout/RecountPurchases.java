package io.kopilka.checkout;

import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.PastSale;
import io.kopilka.domain.ledger.PostingRules;
import io.kopilka.domain.ledger.Recount;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Place;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.rulebook.PublishedRuleset;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.CountsPurchases;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes through a customer's receipts, fifty at a time: each is read with what has come back of it, in one
/// reading.
@Singleton
final class RecountPurchases implements CountsPurchases {
    /// Two items each, and a reading takes a hundred.
    private static final int AT_ONCE = 50;

    private final Table table;
    private final Rulebook rulebook;

    RecountPurchases(Table table, Rulebook rulebook) {
        this.table = table;
        this.rulebook = rulebook;
    }

    @Override
    public Recount recount(TenantId tenant, CustomerId customer, Counters before, PostingRules rules) {
        Recount recount = new Recount(before, rules);
        Query list = Query.of(Keys.customerPartition(tenant, customer))
                .in(Keys.receiptsOfCustomer())
                .limit(AT_ONCE);
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = table.query(list.after(next));
            List<ReceiptId> ids =
                    page.items().stream().map(item -> Place.listed(item.key())).toList();
            add(recount, tenant, ids, before);
            next = page.next();
        } while (next.isPresent());
        return recount;
    }

    private void add(Recount recount, TenantId tenant, List<ReceiptId> ids, Counters before) {
        if (ids.isEmpty()) {
            return;
        }
        List<Key> keys = new ArrayList<>();
        ids.forEach(id -> {
            keys.add(Keys.receipt(tenant, id));
            keys.add(Keys.returned(tenant, id));
        });
        Map<Key, Item> found = table.getAll(keys, Consistency.STRONG);
        for (ReceiptId id : ids) {
            Key key = Keys.receipt(tenant, id);
            Item item = found.get(key);
            if (item == null) {
                throw new UnreadableItem(key, "it is in its customer's list and is not there");
            }
            RecordedReceipt receipt = Receipts.receipt(tenant, id, item);
            PublishedRuleset sold = rules(tenant, receipt);
            Returned returned = Optional.ofNullable(found.get(Keys.returned(tenant, id)))
                    .map(Returns::returned)
                    .orElse(Returned.NOTHING);
            recount.add(
                    new PastSale(
                            id,
                            OffsetDateTime.parse(receipt.answer().path("at").asText()),
                            RecordedPrice.of(tenant, receipt, sold.ruleset()),
                            returned.quantities()),
                    rulebook.judge(tenant, before, sold));
        }
    }

    private PublishedRuleset rules(TenantId tenant, RecordedReceipt receipt) {
        RulesetVersion version =
                new RulesetVersion(receipt.answer().path("ruleset").asInt());
        return rulebook.version(tenant, version)
                .orElseThrow(() -> new UnreadableItem(
                        Keys.receipt(tenant, receipt.id()), "its ruleset " + version + " is not there"));
    }
}
