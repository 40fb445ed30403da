package io.kopilka.accounts;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Entry;
import io.kopilka.domain.ledger.EntryKind;
import io.kopilka.domain.ledger.LotMovement;
import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.ledger.LotTerm;
import io.kopilka.domain.ledger.PointsUnit;
import io.kopilka.domain.ledger.Side;
import io.kopilka.domain.number.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries of a ledger as bytes.
///
/// Layout of schema 1: the schema's number in one byte; how many entries, then each: kind, debit side,
/// credit side, unit, amount, issuer and acceptor (empty for the tenant in whose table they stand), how
/// many movements, and each one's lot, change, and term: 0 without, else 1 or, where it ends, 2, its
/// first day since the day of the fact, its last day since the first. The codes of kinds, sides and units
/// never change.
final class EntryBytes {
    private static final int SCHEMA = 1;
    private static final int NO_TERM = 0;
    private static final int FOR_EVER = 1;
    private static final int ENDS = 2;

    private EntryBytes() {}

    static byte[] write(List<Entry> entries, TenantId tenant, LocalDate day) {
        PackedWriter to = new PackedWriter();
        to.octet(SCHEMA);
        to.whole(entries.size());
        for (Entry entry : entries) {
            to.octet(code(entry.kind()));
            to.octet(code(entry.debit()));
            to.octet(code(entry.credit()));
            to.octet(code(entry.unit()));
            to.whole(entry.amount().units());
            to.text(entry.issuer().equals(tenant) ? "" : entry.issuer().value());
            to.text(entry.acceptor().equals(tenant) ? "" : entry.acceptor().value());
            to.whole(entry.movements().size());
            for (LotMovement movement : entry.movements()) {
                to.whole(movement.lot().value());
                to.signed(movement.change().units());
                writeTerm(to, movement.term(), day);
            }
        }
        return to.toBytes();
    }

    static List<Entry> read(byte[] bytes, TenantId tenant, LocalDate day) {
        PackedReader from = new PackedReader(bytes);
        int schema = from.octet();
        if (schema != SCHEMA) {
            throw new MalformedBytes("their schema " + schema + " is not known here");
        }
        List<Entry> entries = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) {
            EntryKind kind = kind(from.octet());
            Side debit = side(from.octet());
            Side credit = side(from.octet());
            PointsUnit unit = unit(from.octet());
            Points amount = Points.ofUnits(from.whole());
            TenantId issuer = tenant(from.text(), tenant);
            TenantId acceptor = tenant(from.text(), tenant);
            List<LotMovement> movements = new ArrayList<>();
            for (int more = from.count(); more > 0; more--) {
                LotNumber lot = new LotNumber(from.whole());
                Points change = Points.ofUnits(from.signed());
                movements.add(new LotMovement(lot, change, readTerm(from, day)));
            }
            entries.add(new Entry(kind, debit, credit, unit, amount, issuer, acceptor, movements));
        }
        from.requireEnd();
        return entries;
    }

    private static void writeTerm(PackedWriter to, @Nullable LotTerm term, LocalDate day) {
        if (term == null) {
            to.octet(NO_TERM);
            return;
        }
        LocalDate expires = term.expires();
        to.octet(expires == null ? FOR_EVER : ENDS);
        to.date(term.activates(), day);
        if (expires != null) {
            to.date(expires, term.activates());
        }
    }

    private static @Nullable LotTerm readTerm(PackedReader from, LocalDate day) {
        int code = from.octet();
        if (code == NO_TERM) {
            return null;
        }
        LocalDate activates = from.date(day);
        return switch (code) {
            case FOR_EVER -> new LotTerm(activates, null);
            case ENDS -> new LotTerm(activates, from.date(activates));
            default -> throw new MalformedBytes("there is no term " + code);
        };
    }

    private static TenantId tenant(String text, TenantId own) {
        return text.isEmpty() ? own : new TenantId(text);
    }

    private static int code(EntryKind kind) {
        return switch (kind) {
            case ACCRUAL -> 1;
            case REDEMPTION -> 2;
            case HOLD -> 3;
            case RELEASE -> 4;
            case EXPIRY -> 5;
            case REVERSAL -> 6;
            case ADJUSTMENT -> 7;
            case TRANSFER -> 8;
        };
    }

    private static int code(Side side) {
        return switch (side) {
            case MEMBER -> 1;
            case HELD -> 2;
            case ISSUED -> 3;
            case REDEEMED -> 4;
            case EXPIRED -> 5;
            case FORGIVEN -> 6;
            case ADJUSTED -> 7;
            case TRANSFERRED -> 8;
        };
    }

    private static int code(PointsUnit unit) {
        return switch (unit) {
            case SPENDABLE -> 1;
            case QUALIFYING -> 2;
        };
    }

    private static EntryKind kind(int code) {
        for (EntryKind kind : EntryKind.values()) {
            if (code(kind) == code) {
                return kind;
            }
        }
        throw new MalformedBytes("there is no kind of entry " + code);
    }

    private static Side side(int code) {
        for (Side side : Side.values()) {
            if (code(side) == code) {
                return side;
            }
        }
        throw new MalformedBytes("there is no side " + code);
    }

    private static PointsUnit unit(int code) {
        for (PointsUnit unit : PointsUnit.values()) {
            if (code(unit) == code) {
                return unit;
            }
        }
        throw new MalformedBytes("there is no unit " + code);
    }
}
