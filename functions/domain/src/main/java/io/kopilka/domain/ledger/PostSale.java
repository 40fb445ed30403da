package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;
import io.kopilka.domain.tier.TierChange;
import io.kopilka.domain.tier.TierStanding;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Posts a sale to its customer's account: spends the points redeemed, brings in those earned, counts
/// what was bought and raises the tier (docs/pricing.md, 12.7, 14.7, 14.8 and 19).
public final class PostSale {
    private PostSale() {}

    /// What a sale does to an account. Pure; the sale has been priced, and nothing here refuses it.
    ///
    /// @param rules those that it was priced by
    /// @param judge those by which the account counts it: the same, or later ones by which its figures were built
    /// @throws IllegalArgumentException where an online sale redeems points that are not there: it was
    ///     priced from another state of the account
    public static PostedSale post(Account account, PostingRules rules, PostingRules judge, SaleToPost sale) {
        LocalDate day = sale.day();
        LotNumber own = account.nextLot();
        LotTerm term = LotTerm.ofSale(rules.scheme(), day, sale.recordedOn());
        List<Entry> entries = new ArrayList<>();
        Hold hold = sale.hold() == null ? null : account.hold(sale.hold());
        Account free = hold == null ? account : account.without(hold);
        if (hold != null) {
            entries.add(ReleaseHolds.entry(hold, account.book(), sale.issuer(), sale.acceptor()));
        }
        LotBook book = free.book();

        Points redeemed = sale.priced().pointsRedeemed();
        Points owed = Points.ZERO;
        if (redeemed.isPositive()) {
            List<LotMovement> movements = new ArrayList<>(book.take(redeemed, day));
            owed = redeemed;
            for (LotMovement movement : movements) {
                owed = owed.plus(movement.change());
            }
            if (owed.isPositive()) {
                requireOffline(sale, owed);
                movements.add(new LotMovement(own, Points.ZERO.minus(owed), term));
            }
            book = book.after(movements);
            entries.add(entry(EntryKind.REDEMPTION, Side.MEMBER, Side.REDEEMED, redeemed, sale, movements));
        }
        Points earned = sale.priced().earned();
        if (earned.isPositive()) {
            List<LotMovement> movements = book.bring(earned, own, term);
            book = book.after(movements);
            entries.add(entry(EntryKind.ACCRUAL, Side.ISSUED, Side.MEMBER, earned, sale, movements));
        }

        Counters counters = count(account.counters(), judge, sale);
        TierStanding tier = rules.tiers().raised(account.tier(), counters.seenAt(sale.at()), day);
        TierChange change = tier == null || tier.equals(account.tier()) ? null : new TierChange(account.tier(), tier);
        Account after = free.next(book, entries.isEmpty() ? own : own.next(), counters, tier);
        Posting posting =
                entries.isEmpty() ? null : new Posting(sale.posting(), after.version(), sale.stamp(), entries);
        return new PostedSale(after, posting, owed, account.tier(), change);
    }

    private static void requireOffline(SaleToPost sale, Points missing) {
        switch (sale.channel()) {
            case OFFLINE -> {}
            case ONLINE ->
                throw new IllegalArgumentException("the sale redeems " + missing.units()
                        + " ten-thousandths of a point more than the account has");
        }
    }

    private static Counters count(Counters before, PostingRules judge, SaleToPost sale) {
        Growth growth = new Growth(judge, sale.priced(), Growth.Share.ALL);
        Set<Subject> known = before.tallies().keySet();
        Map<Subject, Long> changes = new HashMap<>(growth.ofGoods(known));
        changes.putAll(growth.ofReceipt(known));
        RecentPurchase purchase = new RecentPurchase(
                sale.at().toInstant().truncatedTo(ChronoUnit.SECONDS),
                RecentPurchase.markOf(sale.receipt()),
                growth.ofPurchase());
        return before.afterSale(sale.day(), changes, purchase, judge);
    }

    private static Entry entry(
            EntryKind kind, Side debit, Side credit, Points amount, SaleToPost sale, List<LotMovement> movements) {
        return new Entry(kind, debit, credit, PointsUnit.SPENDABLE, amount, sale.issuer(), sale.acceptor(), movements);
    }
}
