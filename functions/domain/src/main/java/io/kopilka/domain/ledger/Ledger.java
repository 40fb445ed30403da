package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the entries of an account add up to. The balance and the lots kept on the account are a
/// projection of this; an audit compares the two.
///
/// @param sides what stands on each side, of spendable points; together nought
/// @param book the lots and debts that the movements leave
public record Ledger(Map<Side, Points> sides, LotBook book) {
    public static final Ledger EMPTY = new Ledger(Map.of(), LotBook.EMPTY);

    public Ledger {
        sides = Map.copyOf(sides);
    }

    /// Where one write posted several things, holds whose time had passed were given free first.
    private static final Comparator<Posting> IN_ORDER =
            Comparator.comparingLong(Posting::version).thenComparing(posting -> !posting.isRelease());

    /// Adds postings up, in the order of the versions that they made.
    public static Ledger of(List<Posting> postings) {
        Ledger ledger = EMPTY;
        for (Posting posting : postings.stream().sorted(IN_ORDER).toList()) {
            ledger = ledger.after(posting);
        }
        return ledger;
    }

    public Ledger after(Posting posting) {
        Map<Side, Points> sums = new EnumMap<>(Side.class);
        sums.putAll(sides);
        LotBook lots = book;
        for (Entry entry : posting.entries()) {
            if (entry.unit() == PointsUnit.SPENDABLE) {
                sums.merge(entry.debit(), entry.change(entry.debit()), Points::plus);
                sums.merge(entry.credit(), entry.change(entry.credit()), Points::plus);
                lots = lots.after(entry);
            }
        }
        sums.values().removeIf(points -> points.units() == 0);
        return new Ledger(sums, lots);
    }

    /// What stands on a side.
    public Points on(Side side) {
        return sides.getOrDefault(side, Points.ZERO);
    }

    /// The customer's points: lots less debts.
    public Points balance() {
        return on(Side.MEMBER);
    }
}
