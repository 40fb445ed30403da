package io.kopilka.accounts;

import io.kopilka.domain.ledger.AccountLot;
import io.kopilka.domain.ledger.Debt;
import io.kopilka.domain.ledger.LotBook;
import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.ledger.LotTerm;
import io.kopilka.domain.number.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lots and debts as bytes: about four a lot, for a lot differs little from the one before it.
///
/// Layout: how many lots, then each in the order of spending: a byte of marks ([#EXPIRES] and on); the
/// number since the one before, where it is not the next; the first day since that of the one before, the
/// last day since the first, where not as long as before; the points in the unit that the marks name.
/// Then how many debts, and each one's number and points.
final class LotBytes {
    /// The lot ends.
    private static final int EXPIRES = 1;
    /// The number follows that of the lot before.
    private static final int NEXT_NUMBER = 1 << 1;
    /// It lives as many days as the one before.
    private static final int SAME_LIFE = 1 << 2;
    /// From here on, in which unit its points are told.
    private static final int UNIT_SHIFT = 3;

    private static final long[] UNITS = {1, 100, Points.ONE};

    private LotBytes() {}

    static void write(PackedWriter to, LotBook book, LocalDate base) {
        long number = 0;
        long life = 0;
        LocalDate day = base;
        to.whole(book.lots().size());
        for (AccountLot lot : book.lots()) {
            LotTerm term = lot.term();
            LocalDate expires = term.expires();
            long lives = expires == null
                    ? life
                    : expires.toEpochDay() - term.activates().toEpochDay();
            int unit = unitOf(lot.left());
            boolean follows = lot.number().value() == number + 1;
            to.octet((expires == null ? 0 : EXPIRES)
                    | (follows ? NEXT_NUMBER : 0)
                    | (lives == life ? SAME_LIFE : 0)
                    | (unit << UNIT_SHIFT));
            if (!follows) {
                to.signed(lot.number().value() - number);
            }
            to.date(term.activates(), day);
            if (lives != life) {
                to.signed(lives);
            }
            to.whole(lot.left().units() / UNITS[unit]);
            number = lot.number().value();
            life = lives;
            day = term.activates();
        }
        to.whole(book.debts().size());
        for (Debt debt : book.debts()) {
            to.whole(debt.lot().value());
            to.whole(debt.owed().units());
        }
    }

    static LotBook read(PackedReader from, LocalDate base) {
        List<AccountLot> lots = new ArrayList<>();
        long number = 0;
        long life = 0;
        LocalDate day = base;
        for (int left = from.count(); left > 0; left--) {
            int marks = from.octet();
            int unit = marks >>> UNIT_SHIFT;
            if (unit >= UNITS.length) {
                throw new MalformedBytes("there is no unit " + unit);
            }
            number = (marks & NEXT_NUMBER) != 0 ? number + 1 : number + from.signed();
            day = from.date(day);
            if ((marks & SAME_LIFE) == 0) {
                life = from.signed();
            }
            @Nullable LocalDate expires = (marks & EXPIRES) != 0 ? day.plusDays(life) : null;
            Points points = Points.ofUnits(Math.multiplyExact(from.whole(), UNITS[unit]));
            lots.add(new AccountLot(new LotNumber(number), points, new LotTerm(day, expires)));
        }
        List<Debt> debts = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) {
            debts.add(new Debt(new LotNumber(from.whole()), Points.ofUnits(from.whole())));
        }
        return new LotBook(lots, debts);
    }

    private static int unitOf(Points points) {
        int unit = UNITS.length - 1;
        while (points.units() % UNITS[unit] != 0) {
            unit--;
        }
        return unit;
    }
}
