package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Receipts of tenants, as the table keeps them: the receipt, its place in the list of its business day and, with a
/// customer, in the customer's. A receipt is its own idempotency record, for ever.
@Singleton
final class Receipts {
    private static final int SCHEMA = 1;

    private static final String KEY = "key";
    private static final String WHOLE = "whole";
    private static final String BARE = "bare";
    private static final String OFFLINE = "offline";
    private static final String ANSWER = "answer";
    private static final String INPUTS = "inputs";
    private static final String SUMMARY = "summary";

    /// Fields of the answer that a list shows.
    private static final List<String> SUMMARY_FIELDS =
            List.of("id", "number", "store", "till", "at", "recordedAt", "card", "currency", "total", "customer");

    private final Table table;

    Receipts(Table table) {
        this.table = table;
    }

    Optional<RecordedReceipt> find(TenantId tenant, ReceiptId id) {
        return table.get(Keys.receipt(tenant, id), Consistency.STRONG).map(item -> receipt(id, item));
    }

    /// The writes that record a receipt, the receipt itself first and refused where there is one.
    ///
    /// @param customer in whose list it goes too; null without one
    static List<Write> record(
            TenantId tenant, RecordedReceipt receipt, OffsetDateTime at, @Nullable CustomerId customer) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.PutIfAbsent(Item.of(Keys.receipt(tenant, receipt.id()), SCHEMA)
                .with(KEY, receipt.keyDigest())
                .with(WHOLE, receipt.identity().whole())
                .with(BARE, receipt.identity().bare())
                .with(OFFLINE, receipt.identity().offline() ? 1 : 0)
                .with(ANSWER, Packed.pack(receipt.answer()))
                .with(INPUTS, Packed.pack(receipt.inputs()))
                .build()));
        byte[] summary = Packed.pack(summary(receipt.answer()));
        writes.add(
                new Write.Put(Item.of(Keys.receiptOfDay(tenant, at.toLocalDate(), at.toInstant(), receipt.id()), SCHEMA)
                        .with(SUMMARY, summary)
                        .build()));
        if (customer != null) {
            writes.add(new Write.Put(
                    Item.of(Keys.receiptOfCustomer(tenant, customer, at.toInstant(), receipt.id()), SCHEMA)
                            .with(SUMMARY, summary)
                            .build()));
        }
        return writes;
    }

    /// The write that makes a text of the receipt the only one of its kind; refused where another receipt has it.
    static Write take(TenantId tenant, String kind, String text, ReceiptId receipt) {
        return new Write.PutIfAbsent(Item.of(Keys.taken(tenant, kind, text), SCHEMA)
                .with("receipt", receipt.value())
                .build());
    }

    /// What a list shows of a receipt.
    static ObjectNode summary(Item item) {
        return Packed.unpack(item.bytes(SUMMARY));
    }

    private static ObjectNode summary(ObjectNode answer) {
        ObjectNode summary = Json.object();
        for (String field : SUMMARY_FIELDS) {
            JsonNode value = answer.get(field);
            if (value != null) {
                summary.set(field, value);
            }
        }
        summary.set("earned", answer.path("points").path("earned"));
        summary.set("redeemed", answer.path("points").path("redeemed"));
        return summary;
    }

    private static RecordedReceipt receipt(ReceiptId id, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new RecordedReceipt(
                id,
                item.text(KEY),
                new SaleIdentity(item.text(WHOLE), item.text(BARE), item.whole(OFFLINE) == 1),
                Packed.unpack(item.bytes(ANSWER)),
                Packed.unpack(item.bytes(INPUTS)));
    }
}
