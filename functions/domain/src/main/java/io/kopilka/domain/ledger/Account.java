package io.kopilka.domain.ledger;

import io.kopilka.domain.customer.History;
import io.kopilka.domain.customer.Lot;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.tier.TierStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer's account in one programme: everything that a price needs to know of the past, in one
/// piece. Lots and debts are a projection of the ledger's entries ([Ledger]), counters one of the
/// receipts.
///
/// @param version how often it has been stored; 0 before the first time
/// @param nextLot the number of the next lot that is made
/// @param tier what is held; null where nothing is
/// @param holds points set aside, the oldest first; those whose time has passed count as free
///     ([#freedAt])
public record Account(
        AccountId id,
        ProgrammeId programme,
        long version,
        LotBook book,
        LotNumber nextLot,
        Counters counters,
        @Nullable TierStanding tier,
        List<Hold> holds) {
    public Account {
        holds = List.copyOf(holds);
        if (version < 0) {
            throw new IllegalArgumentException("versions are counted from 0");
        }
        for (AccountLot lot : book.lots()) {
            if (lot.number().compareTo(nextLot) >= 0) {
                throw new IllegalArgumentException("lot " + lot.number().value() + " was never made");
            }
        }
    }

    /// An account on which no points are set aside.
    public Account(
            AccountId id,
            ProgrammeId programme,
            long version,
            LotBook book,
            LotNumber nextLot,
            Counters counters,
            @Nullable TierStanding tier) {
        this(id, programme, version, book, nextLot, counters, tier, List.of());
    }

    /// An account on which nothing has happened yet.
    public static Account open(AccountId id, ProgrammeId programme) {
        return new Account(id, programme, 0, LotBook.EMPTY, LotNumber.FIRST, Counters.NONE, null);
    }

    /// The account as it is at a moment: points of holds whose time has passed are back in their lots. It is
    /// what readers are shown; what is stored changes with the next posting ([ReleaseHolds#lapsed]).
    public Account freedAt(Instant now) {
        Account free = this;
        for (Hold hold : holds) {
            if (hold.isOverAt(now)) {
                free = free.without(hold);
            }
        }
        return free;
    }

    /// The hold of this id; null where there is none.
    public @Nullable Hold hold(Ulid hold) {
        for (Hold each : holds) {
            if (each.id().equals(hold)) {
                return each;
            }
        }
        return null;
    }

    /// The same account with a hold's points back in their lots.
    public Account without(Hold hold) {
        List<Hold> others = holds.stream().filter(each -> !each.equals(hold)).toList();
        return new Account(id, programme, version, book.after(hold.release(book)), nextLot, counters, tier, others);
    }

    /// The points set aside in all.
    public Points held() {
        Points sum = Points.ZERO;
        for (Hold hold : holds) {
            sum = sum.plus(hold.points());
        }
        return sum;
    }

    /// The points set aside out of one lot.
    Points heldOf(LotNumber lot) {
        Points sum = Points.ZERO;
        for (Hold hold : holds) {
            sum = sum.plus(hold.of(lot));
        }
        return sum;
    }

    /// How many points can be spent on a day: those in active lots, less what is owed; never below zero.
    public Points availableOn(LocalDate day) {
        Points net = book.spendableOn(day).minus(debt());
        return net.isPositive() ? net : Points.ZERO;
    }

    /// The lots as pricing knows them, in the order in which they were made, less what is owed: whoever owes
    /// points cannot spend as many of those that they have.
    public List<Lot> redeemableLots(LocalDate day) {
        List<Lot> lots = new ArrayList<>();
        Points owed = debt();
        for (AccountLot lot : book.lots().stream()
                .sorted(Comparator.comparing(AccountLot::number))
                .toList()) {
            Points kept = lot.term().isActiveOn(day) ? owed.min(lot.left()) : Points.ZERO;
            owed = owed.minus(kept);
            Points left = lot.left().minus(kept);
            if (left.isPositive()) {
                lots.add(new Lot(left, lot.term().activates(), lot.term().expires()));
            }
        }
        return lots;
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
        return new Account(id, programme, Math.incrementExact(version), lots, number, counted, standing, holds);
    }

    /// The account once holds on it have changed.
    Account next(LotBook lots, List<Hold> changed) {
        return new Account(id, programme, Math.incrementExact(version), lots, nextLot, counters, tier, changed);
    }
}
