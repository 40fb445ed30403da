package io.kopilka.domain.ledger;

import io.kopilka.domain.customer.History;
import io.kopilka.domain.customer.Lot;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.tier.TierStanding;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer's account in one programme: everything that a price needs to know of the past, in one piece. Lots and
/// debts are a projection of the ledger's entries ([Ledger]), counters one of the receipts.
///
/// @param version how often it has been stored; 0 before the first time
/// @param nextLot the number of the next lot that is made
/// @param tier what is held; null where nothing is
public record Account(
        AccountId id,
        ProgrammeId programme,
        long version,
        LotBook book,
        LotNumber nextLot,
        Counters counters,
        @Nullable TierStanding tier) {
    public Account {
        if (version < 0) {
            throw new IllegalArgumentException("versions are counted from 0");
        }
        for (AccountLot lot : book.lots()) {
            if (lot.number().compareTo(nextLot) >= 0) {
                throw new IllegalArgumentException("lot " + lot.number().value() + " was never made");
            }
        }
    }

    /// An account on which nothing has happened yet.
    public static Account open(AccountId id, ProgrammeId programme) {
        return new Account(id, programme, 0, LotBook.EMPTY, LotNumber.FIRST, Counters.NONE, null);
    }

    /// What was bought before, seen by a receipt of this moment in its store's zone.
    public History history(OffsetDateTime moment) {
        return counters.seenAt(moment);
    }

    /// The lots as pricing knows them, in the order in which they were made.
    public List<Lot> lots() {
        return book.lots().stream()
                .sorted(Comparator.comparing(AccountLot::number))
                .map(lot ->
                        new Lot(lot.left(), lot.term().activates(), lot.term().expires()))
                .toList();
    }

    /// All points in lots, whether they may be spent yet or not, less what is owed.
    public Points balance() {
        return book.balance();
    }

    /// What is owed: it is paid by the next points that come in.
    public Points debt() {
        return book.owed();
    }

    /// The account once something more has been recorded on it.
    Account next(LotBook lots, LotNumber number, Counters counted, @Nullable TierStanding standing) {
        return new Account(id, programme, Math.incrementExact(version), lots, number, counted, standing);
    }
}
