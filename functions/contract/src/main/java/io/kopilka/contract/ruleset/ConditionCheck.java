package io.kopilka.contract.ruleset;

import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Period;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Checks each condition by itself: references, ranges, periods that have no meaning there (docs/pricing.md 6).
final class ConditionCheck {
    private final References references;
    private final AccumulationCount accumulations;
    private final Faults errors;

    ConditionCheck(References references, AccumulationCount accumulations, Faults errors) {
        this.references = references;
        this.accumulations = accumulations;
        this.errors = errors;
    }

    /// Checks a condition and all in it.
    ///
    /// @param ofOffer whether it belongs to an offer, which alone has uses
    void check(Condition condition, String pointer, boolean ofOffer) {
        String at = pointer + "/" + condition.key();
        switch (condition) {
            case Condition.All(var parts) -> checkAll(parts, at, ofOffer);
            case Condition.Any(var parts) -> checkAll(parts, at, ofOffer);
            case Condition.Not(var part) -> check(part, at, ofOffer);
            case Condition.ReceiptTotal(var range, var segment) -> {
                range(range.atLeast(), range.atMost(), at);
                references.segment(segment, at + "/segment");
            }
            case Condition.QuantityBought(var range, var segment) -> {
                range(range.atLeast(), range.atMost(), at);
                references.segment(segment, at + "/segment");
            }
            case Condition.Accumulated(var accumulation, var atLeast, var atMost, var withReceipt) -> {
                range(atLeast, atMost, at);
                references.segment(accumulation.segment(), at + "/segment");
                accumulations.add(accumulation, at);
                current(accumulation.period(), withReceipt, at);
            }
            case Condition.Purchases(var _, var period) -> ofDates(period, at);
            case Condition.Uses(var _, var _, var period) -> {
                ofDates(period, at);
                if (!ofOffer) {
                    errors.add(
                            at,
                            Code.NOT_ALLOWED_HERE,
                            "Применения считаются только у предложений: здесь условие «uses» недопустимо.",
                            "Only offers have uses: the condition “uses” is not allowed here.");
                }
            }
            case Condition.CardKinds(var ids) -> each(ids, at, references::cardKind);
            case Condition.Tiers(var ids) -> each(ids, at, references::tier);
            case Condition.ReceiptNumber _,
                    Condition.Payment _,
                    Condition.Schedule _,
                    Condition.Customers _,
                    Condition.Audiences _,
                    Condition.Birthday _,
                    Condition.FirstPurchase _,
                    Condition.CouponOf _,
                    Condition.Stores _,
                    Condition.Tills _ -> {}
        }
    }

    private void checkAll(List<Condition> parts, String at, boolean ofOffer) {
        for (int i = 0; i < parts.size(); i++) {
            check(parts.get(i), at + "/" + i, ofOffer);
        }
    }

    private static void each(Set<String> ids, String at, BiConsumer<String, String> check) {
        int i = 0;
        for (String id : ids) {
            check.accept(id, at + "/" + i++);
        }
    }

    /// A range of which both ends are given must hold something.
    void range(@Nullable Scaled atLeast, @Nullable Scaled atMost, String at) {
        if (atLeast != null && atMost != null && atLeast.units() > atMost.units()) {
            errors.add(
                    at + "/atMost",
                    Code.EMPTY_RANGE,
                    "«atMost» меньше, чем «atLeast»: в этот промежуток ничего не попадёт.",
                    "“atMost” is below “atLeast”: nothing lies in this range.");
        }
    }

    /// This receipt is no part of a past period (docs/pricing.md 6.6).
    void current(Period period, boolean withReceipt, String at) {
        if (withReceipt && !period.holdsToday()) {
            errors.add(
                    at + "/includeCurrentReceipt",
                    Code.NOT_ALLOWED_HERE,
                    "Этот чек не входит в прошедший период: «includeCurrentReceipt» здесь недопустимо.",
                    "This receipt is no part of a past period: “includeCurrentReceipt” is not allowed here.");
        }
    }

    /// Purchases and uses are counted over dates; the previous purchase is none.
    private void ofDates(Period period, String at) {
        if (period instanceof Period.PreviousPurchase) {
            errors.add(
                    at + "/period",
                    Code.NOT_ALLOWED_HERE,
                    "Период «previousPurchase» есть только у накоплений.",
                    "Only accumulations have the period “previousPurchase”.");
        }
    }
}
