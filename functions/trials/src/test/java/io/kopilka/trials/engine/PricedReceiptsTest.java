package io.kopilka.trials.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.contract.cases.PricingCase;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.fixture.Seeds;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.pricing.AppliedOffer;
import io.kopilka.domain.pricing.AppliedOffer.Gain;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Pricing;
import io.kopilka.domain.pricing.SkippedOffer;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Receipt;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.trials.plain.RandomCases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What holds of every priced receipt (docs/pricing.md 1.6, 2.8, 3.2, 9, 11, 12.2, 13, 14.3, 16.1, 16.6), whatever the
/// programme: 100,000 random ones in all.
class PricedReceiptsTest {
    private static final int RECEIPTS = 80_000;
    private static final int REORDERED = 20_000;

    private static PricingCase draw(long seed) {
        return switch (PricingCase.read(RandomCases.of(seed))) {
            case Read.Good<PricingCase>(var good) -> good;
            case Read.Refused<PricingCase>(var faults) -> throw new IllegalStateException("refused: " + faults);
        };
    }

    private static PricedReceipt price(CompiledRuleset ruleset, PricingCase sale, Receipt receipt, Explain explain) {
        return Pricing.price(ruleset, receipt, sale.buyer(), sale.uses(), explain);
    }

    @Test
    void everyPricedReceiptIsSound() {
        int[] tooLarge = {0};
        Seeds.each(RECEIPTS, seed -> {
            PricingCase sale = draw(seed);
            CompiledRuleset ruleset = CompiledRuleset.of(sale.ruleset());
            PricedReceipt priced;
            try {
                priced = price(ruleset, sale, sale.receipt(), Explain.ALL);
            } catch (ArithmeticException pointsBeyond64Bits) {
                tooLarge[0]++;
                return;
            }
            totalsAreTheSumsOfTheirLines(priced);
            everyLineAddsUp(priced);
            offersAddUp(priced);
            capsHold(priced, sale.ruleset());
            pointsComeInSteps(priced, sale.ruleset());
            explainingChangesNothing(ruleset, sale, priced);
        });
        assertThat(tooLarge[0]).as("receipts refused for their size").isLessThan(RECEIPTS / 1_000);
    }

    private static void totalsAreTheSumsOfTheirLines(PricedReceipt priced) {
        same("amount", sum(priced, PricedLine::amount), priced.amount().units());
        same("markup", sum(priced, PricedLine::markup), priced.markup().units());
        same("discount", sum(priced, PricedLine::discount), priced.discount().units());
        same("rounding", sum(priced, PricedLine::rounding), priced.rounding().units());
        same("redeemed", sum(priced, PricedLine::redeemed), priced.redeemed().units());
        same("total", sum(priced, PricedLine::total), priced.total().units());
        same("earned", sum(priced, PricedLine::earned), priced.earned().units());
    }

    /// These run some ten million times in the suite, so they do not wrap what they compare.
    private static void same(String what, long actual, long expected) {
        holds(actual == expected, what, actual, expected);
    }

    private static void atMost(String what, long actual, long most) {
        holds(actual <= most, what, actual, most);
    }

    private static void holds(boolean holds, String what, Object actual, Object expected) {
        if (!holds) {
            throw new AssertionError(what + ": " + actual + " against " + expected);
        }
    }

    private static long sum(PricedReceipt priced, java.util.function.Function<PricedLine, Scaled> figure) {
        long sum = 0;
        for (PricedLine line : priced.lines()) {
            sum += figure.apply(line).units();
        }
        return sum;
    }

    private static void everyLineAddsUp(PricedReceipt priced) {
        for (PricedLine line : priced.lines()) {
            long discount = line.discount().units() - line.rounding().units();
            long least = line.line().minPrice() == null
                    ? 0
                    : io.kopilka.domain.number.Exact.multiplyDivideHalfUp(
                            line.line().minPrice().units(),
                            line.line().quantity().units(),
                            1_000);
            atMost("total of a line, not negative", 0, line.total().units());
            same(
                    "total of a line",
                    line.total().units(),
                    line.amount().units()
                            + line.markup().units()
                            - line.discount().units()
                            - line.redeemed().units());
            atMost("discount of a line", discount, Math.max(0, line.amount().units() - least));
            same("discount of a line by offers", discount, gains(line.applied(), Gain.Discounted.class));
            same("markup of a line", line.markup().units(), gains(line.applied(), Gain.MarkedUp.class));
            same("points of a line", line.earned().units(), gains(line.applied(), Gain.Earned.class));
            atMost("rounding of a line, not negative", 0, line.rounding().units());
            atMost("redeemed of a line, not negative", 0, line.redeemed().units());
            for (AppliedOffer applied : line.applied()) {
                atMost("gain on a line, above zero", 1, units(applied.gain()));
            }
        }
    }

    private static long units(Gain gain) {
        return switch (gain) {
            case Gain.Discounted(var _, var amount) -> amount.units();
            case Gain.MarkedUp(var amount) -> amount.units();
            case Gain.Earned(var points) -> points.units();
            case Gain.Notice() -> 0;
        };
    }

    private static long gains(List<AppliedOffer> applied, Class<? extends Gain> kind) {
        ToLongFunction<AppliedOffer> units = offer -> kind.isInstance(offer.gain()) ? units(offer.gain()) : 0;
        return applied.stream().mapToLong(units).sum();
    }

    private static void offersAddUp(PricedReceipt priced) {
        Map<String, Long> onLines = new HashMap<>();
        for (PricedLine line : priced.lines()) {
            line.applied().forEach(applied -> onLines.merge(applied.offer().id(), units(applied.gain()), Long::sum));
        }
        Set<String> told = new HashSet<>();
        for (AppliedOffer applied : priced.applied()) {
            String id = applied.offer().id();
            holds(told.add(id), "told once", id, told);
            same("gain of " + id, onLines.getOrDefault(id, 0L), units(applied.gain()));
            boolean isAct = applied.gain() instanceof Gain.Notice;
            holds(units(applied.gain()) > 0 != isAct, "gain above zero", id, applied.gain());
            if (applied.gain() instanceof Gain.Discounted(var before, var amount)) {
                atMost("what is left of " + id, amount.units(), before.units());
            }
        }
        for (SkippedOffer skipped : priced.skipped()) {
            holds(told.add(skipped.offer().id()), "told once", skipped.offer().id(), told);
        }
    }

    private static void capsHold(PricedReceipt priced, Ruleset ruleset) {
        Scheme scheme = ruleset.scheme();
        long step = scheme == null ? Points.ONE : scheme.step().units();
        long halfUp = scheme != null && scheme.rounding() == Scheme.Rounding.HALF_UP ? step / 2 : 0;
        for (AppliedOffer applied : priced.applied()) {
            Offer.Caps caps = applied.offer().caps();
            boolean isPoints = applied.gain() instanceof Gain.Earned;
            atMost("cap of the receipt", units(applied.gain()), cap(caps.perReceipt(), isPoints ? halfUp : 0));
            for (PricedLine line : priced.lines()) {
                for (AppliedOffer onLine : line.applied()) {
                    if (onLine.offer().id().equals(applied.offer().id())) {
                        atMost("cap of a line", units(onLine.gain()), cap(caps.perLine(), isPoints ? step : 0));
                    }
                }
            }
        }
    }

    private static long cap(@Nullable Scaled cap, long more) {
        return cap == null ? Long.MAX_VALUE : cap.units() + more;
    }

    private static void pointsComeInSteps(PricedReceipt priced, Ruleset ruleset) {
        Scheme scheme = ruleset.scheme();
        long step = scheme == null ? Points.ONE : scheme.step().units();
        for (PricedLine line : priced.lines()) {
            same("points of a line in steps", line.earned().units() % step, 0);
        }
        same("points redeemed in steps", priced.pointsRedeemed().units() % step, 0);
        same("points redeemable in steps", priced.redeemable().units() % step, 0);
        atMost("redeemed", priced.pointsRedeemed().units(), priced.redeemable().units());
        atMost("redeemable", priced.redeemable().units(), priced.balance().units());
        Money rounding = ruleset.roundingStep();
        if (rounding != null) {
            same("total in steps", priced.total().units() % rounding.units(), 0);
            atMost("rounding", priced.rounding().units(), rounding.units() - 1);
        }
    }

    private static void explainingChangesNothing(CompiledRuleset ruleset, PricingCase sale, PricedReceipt all) {
        PricedReceipt near = price(ruleset, sale, sale.receipt(), Explain.NEAR);
        Map<String, SkippedOffer> skipped = new HashMap<>();
        long inScope = 0;
        for (SkippedOffer one : all.skipped()) {
            skipped.put(one.offer().id(), one);
            inScope += one.reason().equals("scope") ? 0 : 1;
        }
        for (SkippedOffer one : near.skipped()) {
            holds(one.equals(skipped.get(one.offer().id())), "near is among all", one, skipped.keySet());
        }
        same("how many are near", near.skipped().size(), Math.min(Explain.NEAREST, inScope));
        PricedReceipt price = withoutSkipped(all);
        holds(withoutSkipped(near).equals(price), "the price with what is near", near, price);
        PricedReceipt none = price(ruleset, sale, sale.receipt(), Explain.NONE);
        holds(none.equals(price), "the price with nothing explained", none, price);
        PricedReceipt again = price(CompiledRuleset.of(sale.ruleset()), sale, sale.receipt(), Explain.ALL);
        holds(again.equals(all), "the price once more", again, all);
    }

    private static PricedReceipt withoutSkipped(PricedReceipt priced) {
        return new PricedReceipt(
                priced.amount(),
                priced.markup(),
                priced.discount(),
                priced.rounding(),
                priced.redeemed(),
                priced.total(),
                priced.earned(),
                priced.pointsRedeemed(),
                priced.balance(),
                priced.redeemable(),
                priced.lines(),
                priced.applied(),
                List.of(),
                priced.prompts());
    }

    // ---------------------------------------------------------- reordering

    /// The page itself gives to the earlier line where lines tie: a spread amount or cap, units at one price, gifts. So
    /// only offers are kept that look at one line at a time; among these the order changes no total.
    private static boolean looksAtOneLineAtATime(Offer offer) {
        return switch (offer.effect()) {
            case Effect.PercentOff _, Effect.AmountOffPerUnit _, Effect.UnitPrice _, Effect.PriceKind _ ->
                offer.caps().perReceipt() == null;
            case Effect.PercentMarkup _, Effect.Notice _ -> true;
            case Effect.AmountOff _,
                    Effect.PercentOfPreviousPurchase _,
                    Effect.NForM _,
                    Effect.Bundle _,
                    Effect.Gift _,
                    Effect.AmountMarkup _,
                    Effect.Accrual _ -> false;
        };
    }

    @Test
    void theOrderOfLinesChangesNoTotal() {
        int[] discounted = {0};
        Seeds.each(REORDERED, seed -> {
            PricingCase sale = draw(seed);
            Ruleset all = sale.ruleset();
            CompiledRuleset ruleset = CompiledRuleset.of(new Ruleset(
                    all.currency(),
                    all.segments(),
                    all.offers().stream()
                            .filter(PricedReceiptsTest::looksAtOneLineAtATime)
                            .toList(),
                    all.combination(),
                    all.promotions(),
                    all.scheme(),
                    all.pointsCombination(),
                    all.tiers(),
                    all.cardKinds(),
                    all.roundingStep()));
            Receipt receipt = sale.receipt();
            List<Line> lines = new ArrayList<>(receipt.lines());
            Collections.shuffle(lines, new Random(seed));
            PricedReceipt one = price(ruleset, sale, receipt, Explain.NONE);
            PricedReceipt other = price(
                    ruleset,
                    sale,
                    new Receipt(
                            receipt.at(),
                            receipt.store(),
                            receipt.till(),
                            receipt.number(),
                            List.copyOf(lines),
                            receipt.payments(),
                            receipt.coupons(),
                            receipt.redeem()),
                    Explain.NONE);
            assertThat(other.total()).isEqualTo(one.total());
            assertThat(other.discount()).isEqualTo(one.discount());
            assertThat(other.markup()).isEqualTo(one.markup());
            assertThat(other.redeemed()).isEqualTo(one.redeemed());
            assertThat(other.rounding()).isEqualTo(one.rounding());
            assertThat(other.redeemable()).isEqualTo(one.redeemable());
            assertThat(other.applied()).isEqualTo(one.applied());
            if (one.discount().isPositive()) {
                discounted[0]++;
            }
        });
        if (Long.getLong("kopilka.seed") == null) {
            assertThat(discounted[0]).as("receipts with a discount").isGreaterThan(1_000);
        }
    }
}
