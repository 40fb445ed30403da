package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.pricing.AppliedOffer.Gain;
import io.kopilka.domain.receipt.Line;
import java.util.ArrayList;
import java.util.List;

/// The figures of a receipt's lines while step after step adds to them, and what each offer came to.
final class Bill {
    private final Sale sale;
    private final long[] markup;
    private final long[] discount;
    private final long[] rounding;
    private final long[] redeemed;
    private final long[] earned;
    private final List<AppliedOffer> applied = new ArrayList<>();
    private final List<List<AppliedOffer>> appliedToLines;

    Bill(Sale sale) {
        this.sale = sale;
        markup = new long[sale.size];
        discount = new long[sale.size];
        rounding = new long[sale.size];
        redeemed = new long[sale.size];
        earned = new long[sale.size];
        appliedToLines = new ArrayList<>(sale.size);
        for (int i = 0; i < sale.size; i++) {
            appliedToLines.add(List.of());
        }
    }

    /// What is left to pay of each line.
    long[] left() {
        long[] left = new long[sale.size];
        for (int i = 0; i < sale.size; i++) {
            left[i] = Math.addExact(sale.amount[i], markup[i]) - discount[i] - rounding[i] - redeemed[i];
        }
        return left;
    }

    /// Adds a markup and tells whether it came to anything.
    boolean markUp(CompiledOffer offer, long[] ofLines) {
        long sum = 0;
        for (int i = 0; i < ofLines.length; i++) {
            if (ofLines[i] > 0) {
                sum = Math.addExact(sum, ofLines[i]);
                markup[i] = Math.addExact(markup[i], ofLines[i]);
                applyToLine(i, offer, new Gain.MarkedUp(Money.ofMinor(ofLines[i])));
            }
        }
        if (sum > 0) {
            applied.add(new AppliedOffer(offer.offer, new Gain.MarkedUp(Money.ofMinor(sum))));
        }
        return sum > 0;
    }

    /// Adds what was kept of a discount and tells whether that is anything.
    boolean discount(CompiledOffer offer, DiscountFold fold, int row) {
        long sum = 0;
        for (int i = 0; i < sale.size; i++) {
            long off = fold.kept(row, i);
            if (off > 0) {
                sum += off;
                discount[i] += off;
                Money money = Money.ofMinor(off);
                applyToLine(i, offer, new Gain.Discounted(money, money));
            }
        }
        if (sum > 0) {
            applied.add(new AppliedOffer(
                    offer.offer, new Gain.Discounted(Money.ofMinor(fold.given(row)), Money.ofMinor(sum))));
        }
        return sum > 0;
    }

    void redeem(Redemption redemption) {
        for (int i = 0; i < sale.size; i++) {
            redeemed[i] = redemption.ofLines().get(i).units();
        }
    }

    void round(long[] ofLines) {
        System.arraycopy(ofLines, 0, rounding, 0, sale.size);
    }

    /// Adds what was earned and tells whether that is anything.
    boolean earn(CompiledOffer offer, PointsFold fold, int row) {
        long sum = fold.earned(row);
        if (sum == 0) {
            return false;
        }
        for (int i = 0; i < sale.size; i++) {
            long points = fold.earned(row, i);
            if (points > 0) {
                earned[i] = Math.addExact(earned[i], points);
                applyToLine(i, offer, new Gain.Earned(Points.ofUnits(points)));
            }
        }
        applied.add(new AppliedOffer(offer.offer, new Gain.Earned(Points.ofUnits(sum))));
        return true;
    }

    void note(CompiledOffer offer) {
        applied.add(new AppliedOffer(offer.offer, Gain.NOTICE));
    }

    private void applyToLine(int line, CompiledOffer offer, Gain gain) {
        List<AppliedOffer> list = appliedToLines.get(line);
        if (list.isEmpty()) {
            list = new ArrayList<>(2);
            appliedToLines.set(line, list);
        }
        list.add(new AppliedOffer(offer.offer, gain));
    }

    PricedReceipt receipt(Redemption redemption, Points balance, List<SkippedOffer> skipped, List<Prompt> prompts) {
        List<PricedLine> lines = new ArrayList<>(sale.size);
        long[] left = left();
        for (int i = 0; i < sale.size; i++) {
            Line line = sale.receipt.lines().get(i);
            lines.add(new PricedLine(
                    line,
                    Money.ofMinor(sale.amount[i]),
                    Money.ofMinor(markup[i]),
                    Money.ofMinor(discount[i] + rounding[i]),
                    Money.ofMinor(rounding[i]),
                    Money.ofMinor(redeemed[i]),
                    Money.ofMinor(left[i]),
                    Points.ofUnits(earned[i]),
                    appliedToLines.get(i)));
        }
        long rounded = sum(rounding);
        return new PricedReceipt(
                Money.ofMinor(sum(sale.amount)),
                Money.ofMinor(sum(markup)),
                Money.ofMinor(sum(discount) + rounded),
                Money.ofMinor(rounded),
                Money.ofMinor(sum(redeemed)),
                Money.ofMinor(sum(left)),
                Points.ofUnits(sum(earned)),
                redemption.points(),
                balance,
                redemption.redeemable(),
                lines,
                applied,
                skipped,
                prompts);
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum = Math.addExact(sum, value);
        }
        return sum;
    }
}
