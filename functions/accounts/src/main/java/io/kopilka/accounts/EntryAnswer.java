package io.kopilka.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.ledger.Entry;
import io.kopilka.domain.ledger.EntryKind;
import io.kopilka.domain.ledger.LotMovement;
import io.kopilka.domain.ledger.LotTerm;
import io.kopilka.domain.ledger.Side;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An entry of the ledger as the contract names and counts it.
public final class EntryAnswer {
    private EntryAnswer() {}

    /// What the contract calls a kind of entry.
    public static String kind(EntryKind kind) {
        return switch (kind) {
            case ACCRUAL -> "earned";
            case REDEMPTION -> "redeemed";
            case HOLD, RELEASE, EXPIRY, REVERSAL, ADJUSTMENT, TRANSFER ->
                kind.name().toLowerCase(Locale.ROOT);
        };
    }

    /// The entry's kind, unit, amount as the member sees it, and the days of points that were earned.
    static ObjectNode of(Entry entry) {
        LotTerm term = entry.kind() == EntryKind.ACCRUAL ? termOf(entry) : null;
        return Json.object()
                .put("kind", kind(entry.kind()))
                .put("unit", entry.unit().name().toLowerCase(Locale.ROOT))
                .put("amount", Decimals.points(entry.change(Side.MEMBER)))
                .put("activates", term == null ? null : term.activates().toString())
                .put(
                        "expires",
                        term == null || term.expires() == null
                                ? null
                                : term.expires().toString());
    }

    /// The term of the lot that an entry made; null where it made none.
    public static @Nullable LotTerm termOf(Entry entry) {
        return entry.movements().stream()
                .map(LotMovement::term)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
