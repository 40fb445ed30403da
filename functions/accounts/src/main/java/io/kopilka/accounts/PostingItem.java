package io.kopilka.accounts;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.Cause;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.Stamp;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A posting as an item of the table: all entries of one fact together, for an item is paid by the
/// kilobyte.
///
/// Schema 1: `made`, the account's version; `at` and `recorded` (RFC 3339); `cause` (its kind) with
/// `receipt`, `step`, `hold`, `day` or `reason`; `actor` where there is one; `entries`, bytes with a
/// schema of their own. The sort key ends with the posting's id.
public final class PostingItem {
    static final int SCHEMA = 1;
    private static final String MADE = "made";
    private static final String AT = "at";
    private static final String RECORDED = "recorded";
    private static final String ACTOR = "actor";
    private static final String ENTRIES = "entries";
    private static final String CAUSE = "cause";
    private static final String RECEIPT = "receipt";
    private static final String STEP = "step";
    private static final String HOLD = "hold";
    private static final String DAY = "day";
    private static final String REASON = "reason";
    private static final String SOLD = "sold";
    private static final String RETURNED = "returned";
    private static final String HELD = "held";
    private static final String EXPIRED = "expired";
    private static final String DECIDED = "decided";

    private PostingItem() {}

    static Item write(TenantId tenant, ProgrammeId programme, AccountId account, Posting posting) {
        Stamp stamp = posting.stamp();
        Item.Draft draft = Item.of(Keys.ledgerEntry(tenant, programme, account, posting.id()), SCHEMA)
                .with(MADE, posting.version())
                .with(AT, stamp.occurredAt().toString())
                .with(RECORDED, stamp.recordedAt().toString())
                .with(ENTRIES, EntryBytes.write(posting.entries(), tenant, day(stamp)));
        if (stamp.actor() != null) {
            draft.with(ACTOR, stamp.actor().value());
        }
        switch (stamp.cause()) {
            case Cause.Sold(ReceiptId receipt) -> draft.with(CAUSE, SOLD).with(RECEIPT, receipt.value());
            case Cause.Returned(ReceiptId receipt, Ulid step) ->
                draft.with(CAUSE, RETURNED).with(RECEIPT, receipt.value()).with(STEP, step.text());
            case Cause.Held(Ulid hold) -> draft.with(CAUSE, HELD).with(HOLD, hold.text());
            case Cause.Expired(LocalDate day) -> draft.with(CAUSE, EXPIRED).with(DAY, day.toString());
            case Cause.Decided(String reason) -> draft.with(CAUSE, DECIDED).with(REASON, reason);
        }
        return draft.build();
    }

    /// The posting in an item of a tenant's ledger, as a query, or the table's stream, gives it.
    ///
    /// @throws UnreadableItem where the item is not what its schema says
    public static Posting read(TenantId tenant, Item item) {
        try {
            String sk = item.key().sk();
            Stamp stamp = new Stamp(
                    OffsetDateTime.parse(item.text(AT)),
                    Instant.parse(item.text(RECORDED)),
                    cause(item),
                    actor(item.optionalText(ACTOR)));
            return new Posting(
                    new Ulid(sk.substring(sk.length() - Ulid.LENGTH)),
                    item.whole(MADE),
                    stamp,
                    EntryBytes.read(item.bytes(ENTRIES), tenant, day(stamp)));
        } catch (MalformedBytes | IllegalArgumentException | ArithmeticException | DateTimeException broken) {
            throw new UnreadableItem(item.key(), String.valueOf(broken.getMessage()));
        }
    }

    private static Cause cause(Item item) {
        String kind = item.text(CAUSE);
        return switch (kind) {
            case SOLD -> new Cause.Sold(new ReceiptId(item.text(RECEIPT)));
            case RETURNED -> new Cause.Returned(new ReceiptId(item.text(RECEIPT)), new Ulid(item.text(STEP)));
            case HELD -> new Cause.Held(new Ulid(item.text(HOLD)));
            case EXPIRED -> new Cause.Expired(LocalDate.parse(item.text(DAY)));
            case DECIDED -> new Cause.Decided(item.text(REASON));
            default -> throw new MalformedBytes("there is no cause " + kind);
        };
    }

    private static @Nullable Actor actor(Optional<String> text) {
        if (text.isEmpty()) {
            return null;
        }
        return Actor.parse(text.get()).orElseThrow(() -> new MalformedBytes("nobody known acted"));
    }

    private static LocalDate day(Stamp stamp) {
        return stamp.occurredAt().toLocalDate();
    }
}
