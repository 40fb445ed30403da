package io.kopilka.contract.ruleset;

import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Effect.BundleItem;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.ruleset.Value.Each;
import io.kopilka.domain.ruleset.Value.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks an offer: its references, the figures of its effect, caps, and whether it can ever apply (docs/pricing.md
/// 2.2, 7, 8, 9.5).
final class OfferCheck {
    private final Ruleset ruleset;
    private final References references;
    private final AccumulationCount accumulations;
    private final ConditionCheck conditions;
    private final Faults errors;
    private final Faults warnings;
    private final String base;

    OfferCheck(
            Ruleset ruleset,
            References references,
            AccumulationCount accumulations,
            ConditionCheck conditions,
            Faults errors,
            Faults warnings,
            String base) {
        this.ruleset = ruleset;
        this.references = references;
        this.accumulations = accumulations;
        this.conditions = conditions;
        this.errors = errors;
        this.warnings = warnings;
        this.base = base;
    }

    void check(Offer offer, String pointer) {
        references.segment(offer.scope(), pointer + "/scope");
        if (offer.when() != null) {
            conditions.check(offer.when(), pointer + "/when", true);
        }
        lineWhen(offer.lineWhen(), pointer + "/lineWhen");
        effect(offer, pointer + "/effect/" + offer.effect().key());
        caps(offer, pointer + "/caps");
        Reach.Obstacle obstacle = new Reach(references).ofOffer(offer, ruleset, pointer, base);
        if (obstacle != null) {
            errors.add(
                    obstacle.pointer(),
                    Code.NEVER_APPLIES,
                    "Предложение «" + offer.id() + "» никогда не сработает: " + obstacle.ru() + ".",
                    "The offer “" + offer.id() + "” can never apply: " + obstacle.en() + ".");
        }
    }

    private void lineWhen(@Nullable LineWhen lineWhen, String at) {
        switch (lineWhen) {
            case null -> {}
            case LineWhen.ByQuantity(var range) -> conditions.range(range.atLeast(), range.atMost(), at + "/quantity");
            case LineWhen.ByAmount(var range) -> conditions.range(range.atLeast(), range.atMost(), at + "/amount");
            case LineWhen.ByBoth(var quantity, var amount) -> {
                conditions.range(quantity.atLeast(), quantity.atMost(), at + "/quantity");
                conditions.range(amount.atLeast(), amount.atMost(), at + "/amount");
            }
        }
    }

    private void effect(Offer offer, String at) {
        switch (offer.effect()) {
            case Effect.PercentOff(var percent) -> value(offer, percent, at);
            case Effect.AmountOff(var amount) -> {
                value(offer, amount, at);
                paid(amount, at);
            }
            case Effect.AmountOffPerUnit(var amount) -> value(offer, amount, at);
            case Effect.UnitPrice(var price) -> references(price, at);
            case Effect.PercentOfPreviousPurchase(var percent) -> value(offer, percent, at);
            case Effect.Bundle(var items, var _) -> bundle(items, at);
            case Effect.Gift gift -> gift(offer, gift, at);
            case Effect.PercentMarkup(var percent) -> value(offer, percent, at + "/percent");
            case Effect.AmountMarkup(var amount) -> {
                value(offer, amount, at + "/amount");
                if (amount instanceof Value.PerEach) {
                    notAllowed(
                            at + "/amount/perEach",
                            "наценка не задаётся «за каждые»",
                            "a markup is not given once for each");
                }
            }
            case Effect.PointsPercent(var percent) -> value(offer, percent, at + "/percent");
            case Effect.PointsAmount(var amount) -> value(offer, amount, at + "/amount");
            case Effect.PointsPerUnit(var amount) -> value(offer, amount, at + "/amountPerUnit");
            case Effect.PriceKind _,
                    Effect.NForM _,
                    Effect.Message _,
                    Effect.Forbid _,
                    Effect.IssueCoupon _,
                    Effect.Stamps _,
                    Effect.Tickets _ -> {}
        }
    }

    private void bundle(List<BundleItem> items, String at) {
        for (int i = 0; i < items.size(); i++) {
            switch (items.get(i)) {
                case BundleItem.OfSku _ -> {}
                case BundleItem.OfSegment(var segment, var _) ->
                    references.segment(segment, at + "/items/" + i + "/segment");
            }
        }
    }

    private void gift(Offer offer, Effect.Gift gift, String at) {
        value(offer, gift.quantity(), at + "/quantity");
        paid(gift.quantity(), at + "/quantity");
        if (gift.quantity() instanceof Value.Scale) {
            notAllowed(at + "/quantity/by", "количество подарка не задаётся шкалой", "a gift's quantity is no scale");
        }
        String owner = at.substring(0, at.length() - "/effect/gift".length());
        if (offer.scope() != null) {
            notAllowed(
                    owner + "/scope",
                    "у подарка «" + offer.id() + "» нет области: он сам называет товар",
                    "the gift “" + offer.id() + "” has no scope: it names its product itself");
        }
        if (offer.lineWhen() != null) {
            notAllowed(
                    owner + "/lineWhen",
                    "у подарка «" + offer.id() + "» нет условий на строку",
                    "the gift “" + offer.id() + "” has no line condition");
        }
    }

    private void notAllowed(String at, String ru, String en) {
        errors.add(at, Code.NOT_ALLOWED_HERE, "Здесь это недопустимо: " + ru + ".", "Not allowed here: " + en + ".");
    }

    /// A figure that gives nothing where it is zero.
    private void value(Offer offer, Value<?> value, String at) {
        references(value, at);
        switch (value) {
            case Value.Fixed<?>(var figure) -> aboveZero(figure, at);
            case Value.PerEach<?>(var figure, var _) -> aboveZero(figure, at + "/value");
            case Value.Scale<?>(var _, var steps) -> {
                if (steps.stream().allMatch(step -> step.value().units() == 0)) {
                    errors.add(
                            at + "/steps",
                            Code.NEVER_APPLIES,
                            "Предложение «" + offer.id() + "» никогда не сработает: все ступени равны нулю.",
                            "The offer “" + offer.id() + "” can never apply: all steps are zero.");
                }
            }
        }
    }

    private void aboveZero(Scaled figure, String at) {
        if (figure.units() <= 0) {
            errors.add(at, Code.OUT_OF_RANGE, "Число должно быть больше нуля.", "The number must be above zero.");
        }
    }

    /// What a figure refers to, and the order of its steps.
    private void references(Value<?> value, String at) {
        switch (value) {
            case Value.Fixed<?> _ -> {}
            case Value.Scale<?>(var by, var steps) -> {
                measure(by, at + "/by");
                order(steps, at + "/steps");
            }
            case Value.PerEach<?>(var _, var each) -> {
                switch (each) {
                    case Each.ReceiptTotal(var _, var segment) ->
                        references.segment(segment, at + "/perEach/receiptTotal/segment");
                    case Each.Paid(var _, var segment) -> references.segment(segment, at + "/perEach/paid/segment");
                    case Each.QuantityBought(var _, var segment) ->
                        references.segment(segment, at + "/perEach/quantity/segment");
                }
            }
        }
    }

    private void measure(Measure by, String at) {
        switch (by) {
            case Measure.ReceiptTotal(var segment) -> references.segment(segment, at + "/receiptTotal/segment");
            case Measure.QuantityBought(var segment) -> references.segment(segment, at + "/quantity/segment");
            case Measure.Accumulated(var accumulation, var withReceipt) -> {
                references.segment(accumulation.segment(), at + "/accumulated/segment");
                accumulations.add(accumulation, at + "/accumulated");
                conditions.current(accumulation.period(), withReceipt, at + "/accumulated");
            }
        }
    }

    private void order(List<? extends Value.Step<?>> steps, String at) {
        for (int s = 1; s < steps.size(); s++) {
            if (steps.get(s).from().units() <= steps.get(s - 1).from().units()) {
                errors.add(
                        at + "/" + s + "/from",
                        Code.STEPS_OUT_OF_ORDER,
                        "Ступени должны идти по возрастанию: эта не выше предыдущей.",
                        "Steps must rise: this one is not above the one before.");
            }
        }
    }

    /// Nothing is paid yet when discounts are reckoned (docs/pricing.md 7.5).
    private void paid(Value<?> value, String at) {
        if (value instanceof Value.PerEach<?>(var _, var each) && each instanceof Each.Paid) {
            warnings.add(
                    at + "/perEach/paid",
                    Code.NOT_ALLOWED_HERE,
                    "Для скидки ещё ничего не оплачено: «paid» считает здесь то же, что «receiptTotal».",
                    "Nothing is paid yet for a discount: here “paid” measures the same as “receiptTotal”.");
        }
    }

    private void caps(Offer offer, String at) {
        Scaled perLine = offer.caps().perLine();
        Scaled perReceipt = offer.caps().perReceipt();
        if (perLine == null && perReceipt == null) {
            return;
        }
        boolean allowed = switch (offer.effect()) {
            case Effect.Discount _, Effect.Accrual _ -> true;
            case Effect.Markup _, Effect.Notice _ -> false;
        };
        if (!allowed) {
            notAllowed(
                    at,
                    "у действия «" + offer.effect().key() + "» нет пределов",
                    "the effect “" + offer.effect().key() + "” takes no caps");
            return;
        }
        if (perLine != null) {
            aboveZero(perLine, at + "/perLine");
        }
        if (perReceipt != null) {
            aboveZero(perReceipt, at + "/perReceipt");
        }
    }
}
