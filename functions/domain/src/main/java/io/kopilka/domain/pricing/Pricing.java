package io.kopilka.domain.pricing;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.customer.Lot;
import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.number.Allotment;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.receipt.Receipt;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Scheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prices receipts: the way of one receipt through all the steps of docs/pricing.md, section 3. A pure
/// function of the
/// ruleset, the receipt and what is known of the buyer; it reads no clock, no chance and no network.
public final class Pricing {
    private final CompiledRuleset ruleset;
    private final Sale sale;
    private final Skips skips;
    private final @Nullable Scheme scheme;

    private final List<CompiledOffer> discounts = new ArrayList<>();
    private final List<CompiledOffer> markups = new ArrayList<>();
    private final List<CompiledOffer> accruals = new ArrayList<>();
    private final List<CompiledOffer> notices = new ArrayList<>();

    private final Bill bill;
    private final List<Prompt> gifts = new ArrayList<>();

    private Pricing(CompiledRuleset ruleset, Receipt receipt, Buyer buyer, OfferUses uses, Explain explain) {
        this.ruleset = ruleset;
        sale = new Sale(ruleset, receipt, buyer, uses);
        skips = new Skips(sale, explain);
        scheme = ruleset.ruleset().scheme();
        bill = new Bill(sale);
    }

    /// Prices a receipt.
    ///
    /// @param uses how often offers were used by anybody
    /// @throws ArithmeticException where an amount does not fit 64 bits of minor units or of ten-thousandths
    ///     of a point:
    ///     such a receipt is refused as a whole, never priced wrongly
    public static PricedReceipt price(
            CompiledRuleset ruleset, Receipt receipt, Buyer buyer, OfferUses uses, Explain explain) {
        return new Pricing(ruleset, receipt, buyer, uses, explain).run();
    }

    private PricedReceipt run() {
        findWhatHolds();
        markUp();
        discount();
        Points balance = balance();
        Redemption redemption = redeem(balance);
        roundDown();
        accrue(redemption);
        giveNotice();
        return bill.receipt(redemption, balance, skips.told(), prompts(redemption));
    }

    private void findWhatHolds() {
        long[] live = ruleset.liveOn(sale.day, sale.receipt.store());
        long[] inScope = ruleset.inScope(sale);
        if (skips.wantsAll()) {
            forEach(live, inScope, false, offer -> skips.add(offer, Reason.SCOPE));
        }
        long[] open = new long[live.length];
        for (int w = 0; w < live.length; w++) {
            inScope[w] &= live[w];
            open[w] = inScope[w];
        }
        ruleset.gates().close(open, sale);
        forEach(open, open, true, this::ask);
        if (!skips.wantsNone()) {
            tellClosed(inScope, open);
        }
    }

    private void ask(CompiledOffer offer) {
        if (offer.scope.isNarrowed() && !offer.scope.holdsAny(sale)) {
            skips.add(offer, Reason.SCOPE);
            return;
        }
        Check failing = offer.failingBehindGates(sale);
        if (failing != null) {
            skips.add(offer, failing);
            return;
        }
        switch (offer.offer.effect()) {
            case Effect.Discount _ -> discounts.add(offer);
            case Effect.Markup _ -> markups.add(offer);
            case Effect.Accrual _ -> {
                if (sale.customer == null) {
                    skips.add(offer, Reason.CUSTOMER);
                } else {
                    accruals.add(offer);
                }
            }
            case Effect.Notice _ -> notices.add(offer);
        }
    }

    /// Tells of the offers that a gate closed, in priority order, as long as there is room.
    private void tellClosed(long[] inScope, long[] open) {
        for (int w = 0; w < inScope.length; w++) {
            for (long rest = inScope[w] & ~open[w]; rest != 0; rest &= rest - 1) {
                if (!skips.wantsAll() && skips.isFull()) {
                    return;
                }
                CompiledOffer offer = ruleset.offers().get((w << 6) + Long.numberOfTrailingZeros(rest));
                if (offer.scope.isNarrowed() && !offer.scope.holdsAny(sale)) {
                    skips.add(offer, Reason.SCOPE);
                } else {
                    Check failing = offer.failing(sale);
                    if (failing != null) {
                        skips.addClosed(offer, failing);
                    }
                }
            }
        }
    }

    /// Walks the offers of a first set that are, or are not, in a second one, in priority order.
    private void forEach(long[] first, long[] second, boolean in, java.util.function.Consumer<CompiledOffer> action) {
        for (int w = 0; w < first.length; w++) {
            for (long rest = first[w] & (in ? second[w] : ~second[w]); rest != 0; rest &= rest - 1) {
                action.accept(ruleset.offers().get((w << 6) + Long.numberOfTrailingZeros(rest)));
            }
        }
    }

    private void markUp() {
        for (CompiledOffer offer : markups) {
            long[] markup = java.util.Objects.requireNonNull(offer.markup).markup(sale, offer.scope);
            if (!bill.markUp(offer, markup)) {
                skips.add(offer, Reason.NOTHING);
            }
        }
    }

    private void discount() {
        CompiledOffer[] offers = inTree(discounts);
        DiscountFold fold = new DiscountFold(sale, ruleset.discounts(), offers);
        for (int row = 0; row < offers.length; row++) {
            if (!bill.discount(offers[row], fold, row)) {
                skips.add(offers[row], fold.given(row) > 0 ? Reason.COMBINATION : Reason.NOTHING);
            }
        }
        for (CompiledOffer offer : discounts) {
            if (offer.discount instanceof GiftRule gift) {
                askFor(gift, offer, fold, offers);
            }
        }
    }

    /// A gift that the tree dropped is not asked for; one that found nothing on the receipt is.
    private void askFor(GiftRule gift, CompiledOffer offer, DiscountFold fold, CompiledOffer[] inTree) {
        int row = Arrays.asList(inTree).indexOf(offer);
        boolean isDropped = fold.given(row) > 0 && fold.kept(row) == 0;
        long rest = gift.notOnReceipt(sale);
        if (rest > 0 && !isDropped) {
            gifts.add(new Prompt.GiveGift(offer.offer, gift.sku(), Quantity.ofThousandths(rest)));
        }
    }

    private static CompiledOffer[] inTree(List<CompiledOffer> offers) {
        CompiledOffer[] sorted = offers.toArray(CompiledOffer[]::new);
        Arrays.sort(sorted, CombinationTree.BY_PLACE);
        return sorted;
    }

    private Points balance() {
        Points balance = Points.ZERO;
        if (sale.customer != null) {
            for (Lot lot : sale.customer.lots()) {
                if (lot.isActiveOn(sale.day)) {
                    balance = balance.plus(lot.amount());
                }
            }
        }
        return balance;
    }

    private Redemption redeem(Points balance) {
        Scheme.Redemption terms = scheme == null ? null : scheme.redemption();
        int segment = terms == null ? SegmentIndex.ALL : ruleset.segments().number(terms.segment());
        Redemption redemption = Redemption.of(sale, scheme, segment, balance, bill.left());
        bill.redeem(redemption);
        return redemption;
    }

    private void roundDown() {
        Money step = ruleset.ruleset().roundingStep();
        if (step != null && step.units() > 1) {
            long[] left = bill.left();
            long total = 0;
            for (long line : left) {
                total = Math.addExact(total, line);
            }
            bill.round(Allotment.split(total % step.units(), left));
        }
    }

    private void accrue(Redemption redemption) {
        if (accruals.isEmpty()) {
            return;
        }
        Scheme.Redemption terms = scheme == null ? null : scheme.redemption();
        if (terms != null && !terms.accrueToo() && redemption.points().isPositive()) {
            accruals.forEach(offer -> skips.add(offer, Reason.NOTHING));
            return;
        }
        sale.paid = bill.left();
        CompiledOffer[] offers = inTree(accruals);
        PointsFold fold = new PointsFold(sale, ruleset.accruals(), offers, terms());
        for (int row = 0; row < offers.length; row++) {
            if (!bill.earn(offers[row], fold, row)) {
                skips.add(offers[row], fold.isDropped(row) ? Reason.COMBINATION : Reason.NOTHING);
            }
        }
    }

    private PointsFold.Terms terms() {
        long minorPerMajor = 1;
        for (int digit = ruleset.ruleset().currency().getDefaultFractionDigits(); digit > 0; digit--) {
            minorPerMajor *= 10;
        }
        return scheme == null
                ? new PointsFold.Terms(Points.ONE, Scheme.Rounding.DOWN, minorPerMajor)
                : new PointsFold.Terms(scheme.step().units(), scheme.rounding(), minorPerMajor);
    }

    private void giveNotice() {
        notices.forEach(bill::note);
    }

    /// What the cashier is told, kind by kind.
    private List<Prompt> prompts(Redemption redemption) {
        List<Prompt> prompts = new ArrayList<>();
        List<Prompt> messages = new ArrayList<>();
        for (CompiledOffer offer : notices) {
            switch ((Effect.Notice) offer.offer.effect()) {
                case Effect.Message(var text) -> messages.add(new Prompt.ShowMessage(offer.offer, text));
                case Effect.Forbid(var text) -> prompts.add(new Prompt.Forbidden(offer.offer, text, linesOf(offer)));
                case Effect.IssueCoupon _, Effect.Stamps _, Effect.Tickets _ -> {}
            }
        }
        prompts.addAll(gifts);
        prompts.addAll(messages);
        if (redemption.reduced() != null) {
            prompts.add(redemption.reduced());
        }
        if (sale.customer == null) {
            for (CompiledRuleset.IssueReminder reminder : ruleset.reminders()) {
                if (reminder.checks().stream().allMatch(check -> check.holds(sale))) {
                    prompts.add(new Prompt.IssueCard(reminder.kind()));
                }
            }
        }
        return prompts;
    }

    private List<String> linesOf(CompiledOffer offer) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < sale.size; i++) {
            if (offer.scope.holds(sale, i)) {
                lines.add(sale.receipt.lines().get(i).id());
            }
        }
        return lines;
    }
}
