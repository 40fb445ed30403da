package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The lots and debts of an account. No number is both a lot and a debt, and none is there twice.
///
/// @param lots in the order in which they are spent
/// @param debts in the order of their numbers
/// @param forgiven in the order of their numbers
public record LotBook(List<AccountLot> lots, List<Debt> debts, List<Forgiven> forgiven) {
    public static final LotBook EMPTY = new LotBook(List.of(), List.of());

    /// A book in which nothing was forgiven.
    public LotBook(List<AccountLot> lots, List<Debt> debts) {
        this(lots, debts, List.of());
    }

    public LotBook {
        lots = lots.stream().sorted(AccountLot.IN_ORDER_OF_SPENDING).toList();
        debts = debts.stream().sorted(Comparator.comparing(Debt::lot)).toList();
        forgiven = forgiven.stream().sorted(Comparator.comparing(Forgiven::lot)).toList();
        Set<LotNumber> numbers = new HashSet<>();
        lots.forEach(lot -> requireNew(numbers, lot.number()));
        debts.forEach(debt -> requireNew(numbers, debt.lot()));
    }

    private static void requireNew(Set<LotNumber> numbers, LotNumber number) {
        if (!numbers.add(number)) {
            throw new IllegalArgumentException("two lots or debts have the number " + number.value());
        }
    }

    /// All points in lots, whether they may be spent yet or not, less what is owed.
    public Points balance() {
        return sum(_ -> true).minus(owed());
    }

    /// What is owed in all.
    public Points owed() {
        Points owed = Points.ZERO;
        for (Debt debt : debts) {
            owed = owed.plus(debt.owed());
        }
        return owed;
    }

    /// The points that may be spent on a day (docs/pricing.md, 12.2).
    public Points spendableOn(LocalDate day) {
        return sum(lot -> lot.term().isActiveOn(day));
    }

    /// The points that may be spent later than on a day.
    public Points pendingOn(LocalDate day) {
        return sum(lot -> day.isBefore(lot.term().activates()));
    }

    private Points sum(Predicate<AccountLot> which) {
        Points sum = Points.ZERO;
        for (AccountLot lot : lots) {
            if (which.test(lot)) {
                sum = sum.plus(lot.left());
            }
        }
        return sum;
    }

    /// The lot of a number; null where nothing is left of it.
    public @Nullable AccountLot lot(LotNumber number) {
        for (AccountLot lot : lots) {
            if (lot.number().equals(number)) {
                return lot;
            }
        }
        return null;
    }

    /// What stands under a number: points left, negative where they are owed.
    public Points position(LotNumber number) {
        AccountLot lot = lot(number);
        if (lot != null) {
            return lot.left();
        }
        for (Debt debt : debts) {
            if (debt.lot().equals(number)) {
                return Points.ZERO.minus(debt.owed());
            }
        }
        return Points.ZERO;
    }

    /// Takes points from the lots that may be spent on a day, in the order of expiry: as many as there are.
    public List<LotMovement> take(Points points, LocalDate day) {
        List<LotMovement> movements = new ArrayList<>();
        Points missing = points;
        for (AccountLot lot : lots) {
            if (!missing.isPositive()) {
                break;
            }
            if (lot.term().isActiveOn(day)) {
                Points taken = missing.min(lot.left());
                movements.add(new LotMovement(lot.number(), Points.ZERO.minus(taken), lot.term()));
                missing = missing.minus(taken);
            }
        }
        return movements;
    }

    /// Brings new points in: debts are paid first, the oldest first; what is left is a lot.
    ///
    /// @param number of that lot
    public List<LotMovement> bring(Points points, LotNumber number, LotTerm term) {
        List<LotMovement> movements = new ArrayList<>();
        Points left = points;
        for (Debt debt : debts) {
            if (!left.isPositive()) {
                break;
            }
            if (!debt.lot().equals(number)) {
                Points paid = left.min(debt.owed());
                movements.add(new LotMovement(debt.lot(), paid, null));
                left = left.minus(paid);
            }
        }
        if (left.isPositive()) {
            movements.add(new LotMovement(number, left, term));
        }
        return movements;
    }

    /// What was forgiven of a lot and has not come back into it.
    public Points forgivenOf(LotNumber number) {
        for (Forgiven each : forgiven) {
            if (each.lot().equals(number)) {
                return each.points();
            }
        }
        return Points.ZERO;
    }

    /// The book after an entry. One that forgives takes points out of their lots and puts as many in; one that
    /// takes forgiven points after all only takes them.
    public LotBook after(Entry entry) {
        LotBook moved = after(entry.movements());
        boolean forgives = entry.debit() == Side.FORGIVEN;
        if (!forgives && entry.credit() != Side.FORGIVEN) {
            return moved;
        }
        Map<LotNumber, Points> sums = new HashMap<>();
        forgiven.forEach(each -> sums.put(each.lot(), each.points()));
        for (LotMovement movement : entry.movements()) {
            if (movement.change().units() < 0) {
                Points taken = Points.ZERO.minus(movement.change());
                sums.merge(movement.lot(), forgives ? taken : movement.change(), Points::plus);
            }
        }
        List<Forgiven> left = new ArrayList<>();
        sums.forEach((lot, points) -> {
            if (points.units() != 0) {
                left.add(new Forgiven(lot, points));
            }
        });
        return new LotBook(moved.lots, moved.debts, left);
    }

    /// The book after movements, one by one.
    public LotBook after(List<LotMovement> movements) {
        Map<LotNumber, AccountLot> held = new HashMap<>();
        Map<LotNumber, Debt> owed = new HashMap<>();
        lots.forEach(lot -> held.put(lot.number(), lot));
        debts.forEach(debt -> owed.put(debt.lot(), debt));
        for (LotMovement movement : movements) {
            LotNumber number = movement.lot();
            AccountLot lot = held.remove(number);
            Debt debt = owed.remove(number);
            Points before = lot != null ? lot.left() : debt != null ? Points.ZERO.minus(debt.owed()) : Points.ZERO;
            Points after = before.plus(movement.change());
            if (after.isPositive()) {
                held.put(number, new AccountLot(number, after, termOf(movement, lot)));
            } else if (after.units() < 0) {
                owed.put(number, new Debt(number, Points.ZERO.minus(after)));
            }
        }
        return new LotBook(List.copyOf(held.values()), List.copyOf(owed.values()), forgiven);
    }

    private static LotTerm termOf(LotMovement movement, @Nullable AccountLot lot) {
        if (movement.term() != null) {
            return movement.term();
        }
        if (lot == null) {
            throw new IllegalArgumentException("lot " + movement.lot().value() + " is opened without a term");
        }
        return lot.term();
    }
}
