package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Decimals;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.ReturnId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.number.Quantity;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Returns of receipts, as the table keeps them beside the receipt, which itself never changes.
///
/// `RETURNED`, schema 1: what has come back in all, and the guard that nothing comes back twice. `lines`,
/// quantities by line id; `whole`, 1 where nothing is left. Its version counts the returns.
///
/// `RETURN#<ulid>`, schema 1, one for each return, never changed: `receipt`, its id; `place`, the number of the
/// return among the receipt's, from 1; `actor`, the key or person; `answer`, the document that the till was
/// answered, with the time, the money paid back, the points and the customer.
@Singleton
final class Returns {
    private static final int SCHEMA = 1;

    private static final String LINES = "lines";
    private static final String WHOLE = "whole";
    private static final String RECEIPT = "receipt";
    private static final String PLACE = "place";
    private static final String ACTOR = "actor";
    private static final String ANSWER = "answer";

    private final Table table;

    Returns(Table table) {
        this.table = table;
    }

    /// What has come back of a receipt.
    Returned of(TenantId tenant, ReceiptId receipt) {
        return table.get(Keys.returned(tenant, receipt), Consistency.STRONG)
                .map(Returns::returned)
                .orElse(Returned.NOTHING);
    }

    /// The documents of its returns, the oldest first.
    List<ObjectNode> list(TenantId tenant, ReceiptId receipt) {
        List<ObjectNode> documents = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = table.query(Query.of(Keys.receiptPartition(tenant, receipt))
                    .in(Keys.returns())
                    .after(next));
            page.items().forEach(item -> documents.add(document(item)));
            next = page.next();
        } while (next.isPresent());
        return documents;
    }

    /// The writes that record a return; refused where somebody else was faster with another of the same
    /// receipt.
    ///
    /// @param after what has come back with it
    static List<Write> record(
            TenantId tenant, ReceiptId receipt, ReturnId step, Returned after, Actor actor, ObjectNode answer) {
        Map<String, String> lines = new HashMap<>();
        after.quantities().forEach((line, quantity) -> lines.put(line, Decimals.quantity(quantity)));
        Item state = Item.of(Keys.returned(tenant, receipt), SCHEMA)
                .version(after.version())
                .with(LINES, lines)
                .with(WHOLE, after.whole() ? 1 : 0)
                .build();
        Item one = Item.of(Keys.goodsReturn(tenant, receipt, step), SCHEMA)
                .with(RECEIPT, receipt.value())
                .with(PLACE, after.version())
                .with(ACTOR, actor.value())
                .with(ANSWER, Packed.pack(answer))
                .build();
        return List.of(
                after.version() == 1
                        ? new Write.PutIfAbsent(state)
                        : new Write.PutIfVersion(state, after.version() - 1),
                new Write.PutIfAbsent(one));
    }

    /// What has come back, as the item says.
    static Returned returned(Item item) {
        requireKnown(item);
        Map<String, Quantity> quantities = new HashMap<>();
        item.textMap(LINES)
                .forEach((line, text) -> quantities.put(
                        line,
                        Quantity.ofThousandths(new BigDecimal(text)
                                .movePointRight(Quantity.DECIMALS)
                                .longValueExact())));
        return new Returned(item.version(), Map.copyOf(quantities), item.whole(WHOLE) == 1);
    }

    /// The document of the return in an item.
    static ObjectNode document(Item item) {
        requireKnown(item);
        return Packed.unpack(item.bytes(ANSWER));
    }

    private static void requireKnown(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
    }
}
