package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.tier.TierStanding;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Receipts of tenants, as the table keeps them: the receipt, its place in the list of its business day and,
/// with a customer, in the customer's. A receipt is its own idempotency record, for ever; it never changes.
/// What comes back of it stands beside it ([Returns]).
///
/// Schema 2: `key`, the digest of the idempotency key; `whole`, `bare` and `offline`, what makes it the same
/// sale; `answer`, what the till was answered: who, what, when, all amounts; `inputs`, the pricing case; with a
/// customer `account`, `programme` where it is another than the tenant's own, `posting`, the id of the ledger
/// entries where points moved, and `tierBefore` with `tierSince` where one was held. Schema 1 is without these
/// last.
@Singleton
final class Receipts {
    private static final int SCHEMA = 2;
    private static final int LIST_SCHEMA = 1;

    private static final String KEY = "key";
    private static final String WHOLE = "whole";
    private static final String BARE = "bare";
    private static final String OFFLINE = "offline";
    private static final String ANSWER = "answer";
    private static final String INPUTS = "inputs";
    private static final String SUMMARY = "summary";
    private static final String ACCOUNT = "account";
    private static final String PROGRAMME = "programme";
    private static final String POSTING = "posting";
    private static final String TIER_BEFORE = "tierBefore";
    private static final String TIER_SINCE = "tierSince";

    /// Fields of the answer that a list shows.
    private static final List<String> SUMMARY_FIELDS =
            List.of("id", "number", "store", "till", "at", "recordedAt", "card", "currency", "total", "customer");

    private final Table table;

    Receipts(Table table) {
        this.table = table;
    }

    Optional<RecordedReceipt> find(TenantId tenant, ReceiptId id) {
        return table.get(Keys.receipt(tenant, id), Consistency.STRONG).map(item -> receipt(tenant, id, item));
    }

    /// The writes that record a receipt, the receipt itself first and refused where there is one.
    ///
    /// @param customer in whose list it goes too; null without one
    static List<Write> record(
            TenantId tenant, RecordedReceipt receipt, OffsetDateTime at, @Nullable CustomerId customer) {
        List<Write> writes = new ArrayList<>();
        Item.Draft draft = Item.of(Keys.receipt(tenant, receipt.id()), SCHEMA)
                .with(KEY, receipt.keyDigest())
                .with(WHOLE, receipt.identity().whole())
                .with(BARE, receipt.identity().bare())
                .with(OFFLINE, receipt.identity().offline() ? 1 : 0)
                .with(ANSWER, Packed.pack(receipt.answer()))
                .with(INPUTS, Packed.pack(receipt.inputs()));
        if (receipt.booked() != null) {
            book(draft, tenant, receipt.booked());
        }
        writes.add(new Write.PutIfAbsent(draft.build()));
        byte[] summary = Packed.pack(summary(receipt.answer()));
        writes.add(new Write.Put(
                Item.of(Keys.receiptOfDay(tenant, at.toLocalDate(), at.toInstant(), receipt.id()), LIST_SCHEMA)
                        .with(SUMMARY, summary)
                        .build()));
        if (customer != null) {
            writes.add(new Write.Put(
                    Item.of(Keys.receiptOfCustomer(tenant, customer, at.toInstant(), receipt.id()), LIST_SCHEMA)
                            .with(SUMMARY, summary)
                            .build()));
        }
        return writes;
    }

    private static void book(Item.Draft draft, TenantId tenant, Booked booked) {
        draft.with(ACCOUNT, booked.account().value());
        if (!booked.programme().equals(ProgrammeId.ownOf(tenant))) {
            draft.with(PROGRAMME, booked.programme().value());
        }
        if (booked.posting() != null) {
            draft.with(POSTING, booked.posting().text());
        }
        if (booked.tierBefore() != null) {
            draft.with(TIER_BEFORE, booked.tierBefore().tier())
                    .with(TIER_SINCE, booked.tierBefore().since().toString());
        }
    }

    private static @Nullable Booked booked(TenantId tenant, Item item) {
        if (!item.has(ACCOUNT)) {
            return null;
        }
        return new Booked(
                item.optionalText(PROGRAMME).map(ProgrammeId::new).orElseGet(() -> ProgrammeId.ownOf(tenant)),
                new AccountId(item.text(ACCOUNT)),
                item.optionalText(POSTING).map(Ulid::new).orElse(null),
                item.optionalText(TIER_BEFORE)
                        .map(tier -> new TierStanding(tier, LocalDate.parse(item.text(TIER_SINCE))))
                        .orElse(null));
    }

    /// The write that makes a text of the receipt the only one of its kind; refused where another receipt has
    /// it.
    static Write take(TenantId tenant, String kind, String text, ReceiptId receipt) {
        return new Write.PutIfAbsent(Item.of(Keys.taken(tenant, kind, text), LIST_SCHEMA)
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

    /// The receipt in an item that was read under its key.
    static RecordedReceipt receipt(TenantId tenant, ReceiptId id, Item item) {
        requireKnown(item);
        return new RecordedReceipt(
                id,
                item.text(KEY),
                new SaleIdentity(item.text(WHOLE), item.text(BARE), item.whole(OFFLINE) == 1),
                Packed.unpack(item.bytes(ANSWER)),
                Packed.unpack(item.bytes(INPUTS)),
                booked(tenant, item));
    }

    /// The document of the receipt in an item.
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
