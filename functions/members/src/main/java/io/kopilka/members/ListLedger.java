package io.kopilka.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.EntryAnswer;
import io.kopilka.accounts.LedgerPage;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.ledger.Cause;
import io.kopilka.domain.ledger.Entry;
import io.kopilka.domain.ledger.EntryKind;
import io.kopilka.domain.ledger.LotTerm;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.Side;
import io.kopilka.domain.ledger.Stamp;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Listing;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A customer's ledger as the contract shows it: entries, the newest first.
@Singleton
final class ListLedger {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final AccountStore accounts;

    ListLedger(AccountStore accounts) {
        this.accounts = accounts;
    }

    /// A page of entries. Entries that were posted together are shown together, so a page may be longer than
    /// asked for. What was forgiven moves none of the customer's points and is not shown.
    Outcome<ObjectNode> list(Caller caller, Customer customer, QueryParameters query, Listing listing) {
        int limit = query.limit();
        var after = query.cursor(listing);
        return query.end(limit).map(most -> {
            LedgerPage part = accounts.ledger(caller.tenant(), customer.programme(), customer.account(), most, after);
            List<ObjectNode> entries = new ArrayList<>();
            for (Posting posting : part.postings()) {
                for (int i = posting.entries().size() - 1; i >= 0; i--) {
                    if (posting.entries().get(i).change(Side.MEMBER).units() != 0) {
                        entries.add(entry(posting, i));
                    }
                }
            }
            return Answers.page(listing, entries, part.next());
        });
    }

    private static ObjectNode entry(Posting posting, int index) {
        Entry entry = posting.entries().get(index);
        LotTerm term = comesIn(entry) ? EntryAnswer.termOf(entry) : null;
        ObjectNode shown = Json.object()
                .put("id", "ent_" + posting.id().text() + (index == 0 ? "" : "-" + index))
                .put("kind", EntryAnswer.kind(entry.kind()))
                .put("unit", entry.unit().name().toLowerCase(Locale.ROOT))
                .put("amount", Decimals.points(entry.change(Side.MEMBER)))
                .put("at", MOMENT.format(posting.stamp().occurredAt()))
                .put(
                        "recordedAt",
                        MOMENT.format(posting.stamp()
                                .recordedAt()
                                .truncatedTo(ChronoUnit.MILLIS)
                                .atOffset(ZoneOffset.UTC)))
                .put("issuer", entry.issuer().value())
                .put(
                        "acceptor",
                        entry.kind() == EntryKind.REDEMPTION ? entry.acceptor().value() : null)
                .put("receipt", receipt(posting.stamp().cause()))
                .put("activates", term == null ? null : term.activates().toString())
                .put(
                        "expires",
                        term == null || term.expires() == null
                                ? null
                                : term.expires().toString());
        Stamp stamp = posting.stamp();
        if (stamp.actor() != null) {
            shown.put("actor", stamp.actor().value());
        }
        if (stamp.cause() instanceof Cause.Decided(String reason)) {
            shown.put("reason", reason);
        }
        return shown;
    }

    /// Whether the entry brings points that were not there before.
    private static boolean comesIn(Entry entry) {
        return entry.kind() == EntryKind.ACCRUAL
                || (entry.kind() == EntryKind.ADJUSTMENT && entry.credit() == Side.MEMBER);
    }

    private static @Nullable String receipt(Cause cause) {
        return switch (cause) {
            case Cause.Sold(var receipt) -> receipt.value();
            case Cause.Returned(var receipt, var _) -> receipt.value();
            case Cause.Held _, Cause.Expired _, Cause.Decided _ -> null;
        };
    }
}
