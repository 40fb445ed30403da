package io.kopilka.domain.ledger;

import io.kopilka.domain.customer.History;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.domain.ruleset.Scheme.Debt;
import io.kopilka.domain.ruleset.Tier;
import io.kopilka.domain.tier.TierChange;
import io.kopilka.domain.tier.TierLadder;
import io.kopilka.domain.tier.TierStanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Undoes a part of a sale, or what is left of it (docs/pricing.md, 20).
///
/// Every figure is taken by its running total, so that any number of steps ends exactly as before the
/// sale. Points move back along the sale's own movements, the last one first: into the lots that were
/// spent, out of the lot that was made, out of the debts that were paid.
public final class ReturnGoods {
    private final Account account;
    private final PostingRules rules;
    private final PostingRules judge;
    private final RecordedSale sale;
    private final ReturnToPost goods;
    private final Map<String, Step> steps = new HashMap<>();

    private LotBook book;
    private Points givenBackBefore = Points.ZERO;
    private Points givenBack = Points.ZERO;
    private Points takenBackBefore = Points.ZERO;
    private Points takenBack = Points.ZERO;
    private Points forgiven = Points.ZERO;
    private Points reclaimed = Points.ZERO;

    /// How much of a line had come back before this return and after it.
    private record Step(Quantity sold, Quantity before, Quantity after) {
        long share(long figure, long unit) {
            return Growth.shareOf(figure, unit, sold, before, after);
        }

        long before(long figure, long unit) {
            return Growth.shareOf(figure, unit, sold, Quantity.ZERO, before);
        }
    }

    private ReturnGoods(Account account, PostingRules rules, PostingRules judge, ReturnToPost goods) {
        this.account = account;
        this.rules = rules;
        this.judge = judge;
        this.goods = goods;
        sale = goods.sale();
        book = account.book();
    }

    /// What a return does to an account.
    ///
    /// @param rules those that the sale was priced by: they decide what becomes of a debt
    /// @param judge those by which the account counts the sale: the same, or later ones by which its figures were
    ///     built
    /// @param present the tiers of the ruleset in force
    public static ReturnOutcome post(
            Account account, PostingRules rules, PostingRules judge, TierLadder present, ReturnToPost goods) {
        return new ReturnGoods(account, rules, judge, goods).run(present);
    }

    private ReturnOutcome run(TierLadder present) {
        ReturnOutcome refusal = readSteps();
        if (refusal != null) {
            return refusal;
        }
        boolean whole = steps.values().stream().allMatch(step -> step.after().equals(step.sold()));
        List<ReturnedLine> lines = returnLines();
        Points owedBefore = book.owed();
        List<Entry> entries = new ArrayList<>();
        giveBack(entries);
        takeBack(entries);
        Counters counters = uncount(whole);
        TierStanding tier = standing(present, counters);
        boolean changed = tier == null ? account.tier() != null : !tier.equals(account.tier());
        Points owed = book.owed().minus(owedBefore);
        Account after = account.next(book, account.nextLot(), counters, tier);
        return new ReturnOutcome.Posted(
                after,
                entries.isEmpty() ? null : new Posting(goods.step(), after.version(), goods.stamp(), entries),
                lines,
                whole,
                owed.isPositive() ? owed : Points.ZERO,
                forgiven,
                reclaimed,
                changed ? new TierChange(account.tier(), tier) : null);
    }

    private @Nullable ReturnOutcome readSteps() {
        Set<String> unknown = new HashSet<>(goods.returning().keySet());
        for (PricedLine line : sale.priced().lines()) {
            String id = line.line().id();
            Quantity sold = line.line().quantity();
            Quantity before = goods.returnedBefore().getOrDefault(id, Quantity.ZERO);
            Quantity now = goods.returning().getOrDefault(id, Quantity.ZERO);
            Quantity left = Quantity.ofThousandths(sold.units() - before.units());
            unknown.remove(id);
            if (now.compareTo(left) > 0) {
                return new ReturnOutcome.MoreThanLeft(id, left);
            }
            steps.put(id, new Step(sold, before, Quantity.ofThousandths(before.units() + now.units())));
        }
        if (!unknown.isEmpty()) {
            return new ReturnOutcome.UnknownLine(
                    unknown.stream().sorted().toList().getFirst());
        }
        boolean any = goods.returning().values().stream().anyMatch(quantity -> quantity.units() > 0);
        return any ? null : new ReturnOutcome.Nothing();
    }

    private Step stepOf(PricedLine line) {
        Step step = steps.get(line.line().id());
        if (step == null) {
            throw new IllegalStateException("each line of the sale has its step");
        }
        return step;
    }

    private List<ReturnedLine> returnLines() {
        List<ReturnedLine> returned = new ArrayList<>();
        List<Points> redeemed = RedeemedPoints.byLine(sale.priced(), rules.step());
        for (int i = 0; i < sale.priced().lines().size(); i++) {
            PricedLine line = sale.priced().lines().get(i);
            Step step = stepOf(line);
            Points given = share(redeemed.get(i), step);
            Points taken = share(line.earned(), step);
            givenBackBefore = givenBackBefore.plus(before(redeemed.get(i), step));
            takenBackBefore = takenBackBefore.plus(before(line.earned(), step));
            givenBack = givenBack.plus(given);
            takenBack = takenBack.plus(taken);
            if (step.after().compareTo(step.before()) > 0) {
                returned.add(new ReturnedLine(
                        line.line().id(),
                        Quantity.ofThousandths(
                                step.after().units() - step.before().units()),
                        Money.ofMinor(step.share(line.total().units(), 1)),
                        given,
                        taken));
            }
        }
        return returned;
    }

    private Points share(Points figure, Step step) {
        return Points.ofUnits(step.share(figure.units(), RedeemedPoints.unitOf(figure, rules.step())));
    }

    private Points before(Points figure, Step step) {
        return Points.ofUnits(step.before(figure.units(), RedeemedPoints.unitOf(figure, rules.step())));
    }

    /// Points that had paid go back into the lots that they came from, the lot spent last first (20.4).
    private void giveBack(List<Entry> entries) {
        List<LotMovement> movements = new ArrayList<>();
        for (LotMovement undone : undone(EntryKind.REDEMPTION, givenBackBefore, givenBack)) {
            movements.add(new LotMovement(undone.lot(), undone.change(), extended(undone)));
        }
        if (!movements.isEmpty()) {
            note(reversal(Side.REDEEMED, Side.MEMBER, givenBack, movements), entries);
            reclaim(movements, entries);
        }
    }

    /// What comes back into a lot of which points were forgiven is not spent any more: it goes after all.
    private void reclaim(List<LotMovement> given, List<Entry> entries) {
        List<LotMovement> movements = new ArrayList<>();
        for (LotMovement into : given) {
            Points points = into.change().min(book.forgivenOf(into.lot()));
            if (points.isPositive()) {
                movements.add(new LotMovement(into.lot(), Points.ZERO.minus(points), into.term()));
                reclaimed = reclaimed.plus(points);
            }
        }
        if (reclaimed.isPositive()) {
            note(reversal(Side.MEMBER, Side.FORGIVEN, reclaimed, movements), entries);
        }
    }

    private void note(Entry entry, List<Entry> entries) {
        book = book.after(entry);
        entries.add(entry);
    }

    /// The lot's present term, or the one that it had when it was emptied; at least so many days from now
    /// as the scheme says.
    private @Nullable LotTerm extended(LotMovement into) {
        AccountLot lot = book.lot(into.lot());
        LotTerm term = lot != null ? lot.term() : into.term();
        Scheme scheme = rules.scheme();
        if (term == null || scheme == null || scheme.returnedLotsAtLeastDays() == 0) {
            return term;
        }
        return term.atLeastUntil(goods.at().toLocalDate().plusDays(scheme.returnedLotsAtLeastDays()));
    }

    /// Points that were earned go: out of the lot that the sale made, then out of the debts that it paid. What
    /// is no longer there is owed or forgiven (20.5), and the lot is kept in mind. What is set aside is not
    /// spent: it is owed even where the scheme forgives, and the debt is gone as soon as the hold is.
    private void takeBack(List<Entry> entries) {
        Scheme scheme = rules.scheme();
        boolean forgives = scheme != null && scheme.debt() == Debt.FORGIVE;
        List<LotMovement> movements = new ArrayList<>();
        List<LotMovement> letGo = new ArrayList<>();
        for (LotMovement undone : undone(EntryKind.ACCRUAL, takenBackBefore, takenBack)) {
            Points there = book.position(undone.lot());
            Points taken = Points.ZERO.minus(undone.change());
            // Without a term they paid a debt, which is owed again: that is no spending.
            if (forgives && undone.term() != null) {
                Points room = there.plus(account.heldOf(undone.lot()));
                taken = taken.min(room.isPositive() ? room : Points.ZERO);
            }
            Points rest = Points.ZERO.minus(undone.change()).minus(taken);
            if (rest.isPositive()) {
                letGo.add(new LotMovement(undone.lot(), Points.ZERO.minus(rest), undone.term()));
                letGo.add(new LotMovement(undone.lot(), rest, undone.term()));
                forgiven = forgiven.plus(rest);
            }
            if (taken.isPositive()) {
                AccountLot lot = book.lot(undone.lot());
                movements.add(new LotMovement(
                        undone.lot(), Points.ZERO.minus(taken), lot != null ? lot.term() : undone.term()));
            }
        }
        if (!movements.isEmpty()) {
            note(reversal(Side.MEMBER, Side.ISSUED, takenBack.minus(forgiven), movements), entries);
        }
        if (forgiven.isPositive()) {
            note(reversal(Side.FORGIVEN, Side.ISSUED, forgiven, letGo), entries);
        }
    }

    /// The mirror image of the part of the sale's movements that this return undoes: they are undone from
    /// the last to the first, and so many points are undone already.
    private List<LotMovement> undone(EntryKind kind, Points before, Points now) {
        List<LotMovement> mirrored = new ArrayList<>();
        long from = before.units();
        long to = Math.addExact(from, now.units());
        long reach = 0;
        for (LotMovement movement : sale.movements(kind).reversed()) {
            long size = Math.abs(movement.change().units());
            long part = within(to, reach, size) - within(from, reach, size);
            if (part > 0) {
                long change = movement.change().units() > 0 ? -part : part;
                mirrored.add(new LotMovement(movement.lot(), Points.ofUnits(change), movement.term()));
            }
            reach = Math.addExact(reach, size);
        }
        if (reach < to) {
            throw new IllegalArgumentException("the entries of the sale move less than its receipt says");
        }
        return mirrored;
    }

    private static long within(long point, long start, long size) {
        return Math.clamp(point - start, 0, size);
    }

    private Counters uncount(boolean whole) {
        Growth growth =
                new Growth(judge, sale.priced(), (line, figure) -> stepOf(line).share(figure, 1));
        Set<Subject> known = account.counters().tallies().keySet();
        Map<Subject, Long> changes = new HashMap<>(growth.ofGoods(known));
        if (whole) {
            changes.putAll(growth.ofReceipt(known));
        }
        return account.counters()
                .afterReturn(sale.day(), changes, RecentPurchase.markOf(sale.receipt()), growth.ofPurchase(), whole);
    }

    /// A tier that only the goods returned had reached goes with them, without grace; one that something
    /// else keeps stays (19.5).
    private @Nullable TierStanding standing(TierLadder ladder, Counters after) {
        TierStanding held = account.tier();
        if (held == null) {
            return null;
        }
        int rung = ladder.rung(held.tier());
        int stillReached = reached(ladder, after);
        if (rung <= stillReached || rung > reached(ladder, account.counters())) {
            return held;
        }
        TierStanding before = sale.tierBefore();
        int rungBefore = ladder.rung(before == null ? null : before.tier());
        if (rungBefore >= stillReached && rungBefore < rung) {
            return before;
        }
        return stillReached == TierLadder.NO_RUNG
                ? null
                : new TierStanding(ladder.tiers().get(stillReached).id(), held.since());
    }

    /// The highest rung that the counters reach, seen on the day of the sale or of the return.
    private int reached(TierLadder ladder, Counters counters) {
        History onSale =
                counters.seenAt(sale.day().atStartOfDay().atOffset(goods.at().getOffset()));
        History onReturn = counters.seenAt(goods.at());
        return Math.max(rung(ladder, ladder.reached(onSale)), rung(ladder, ladder.reached(onReturn)));
    }

    private static int rung(TierLadder ladder, @Nullable Tier tier) {
        return ladder.rung(tier == null ? null : tier.id());
    }

    private Entry reversal(Side debit, Side credit, Points amount, List<LotMovement> movements) {
        return new Entry(
                EntryKind.REVERSAL,
                debit,
                credit,
                PointsUnit.SPENDABLE,
                amount,
                sale.issuer(),
                sale.acceptor(),
                movements);
    }
}
