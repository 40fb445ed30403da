package io.kopilka.domain.words;

import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.pricing.Missing;
import io.kopilka.domain.pricing.Reason;
import io.kopilka.domain.pricing.SkippedOffer;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.words.Names.Thing;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Why an offer did not apply, in English.
record EnglishReasons(
        Vocabulary vocabulary,
        EnglishFigures figures,
        EnglishGoods goods,
        EnglishPeriods periods,
        EnglishConditions conditions,
        EnglishEffects effects) {
    String explain(SkippedOffer skipped) {
        Offer offer = skipped.offer();
        if (skipped.failed() != null) {
            return failed(offer.effect(), skipped.failed(), skipped.missing());
        }
        return switch (skipped.reason()) {
            case Reason.SCOPE -> "the receipt has no " + goods.goods(Extent.of(offer), "fitting goods");
            case Reason.COMBINATION -> lost(offer);
            case Reason.NOTHING -> nothing(offer.effect(), Extent.of(offer));
            case Reason.CUSTOMER -> "points are given only when the customer is known";
            default -> throw new IllegalArgumentException("a reason without words: " + skipped.reason());
        };
    }

    private String failed(Effect effect, Condition condition, @Nullable Missing missing) {
        return switch (condition) {
            case Condition.ReceiptTotal total ->
                missing == null ? only(condition) : more(missing, total.segment(), condition) + toGet(effect);
            case Condition.QuantityBought bought ->
                missing == null ? only(condition) : more(missing, bought.segment(), condition) + toGet(effect);
            case Condition.Accumulated accumulated -> {
                Accumulation accumulation = accumulated.accumulation();
                if (missing == null) {
                    yield only(condition);
                }
                yield switch (accumulation.period()) {
                    case Period.Lifetime _, Period.Current _, Period.Rolling _ ->
                        more(missing, accumulation.segment(), condition) + toGet(effect);
                    case Period.Previous _, Period.PreviousPurchase _ ->
                        periods.asSubject(accumulation.period()) + " was "
                                + lacking(missing, accumulation.segment(), condition) + " for "
                                + effects.benefit(effect);
                };
            }
            case Condition.Purchases purchases ->
                missing instanceof Missing.OfCount(long count) ? purchases(effect, purchases, count) : only(condition);
            case Condition.ReceiptNumber(int every) ->
                (every == 1 ? "needs a receipt number of digits only" : only(condition))
                        + (missing instanceof Missing.OfCount(long count)
                                ? ", " + figures.count(count, "receipt") + " from now"
                                : "");
            case Condition.Schedule _ -> missing instanceof Missing.Until(var opens) ? from(opens) : only(condition);
            case Condition.Birthday _ ->
                missing instanceof Missing.UntilDay(var day)
                        ? "from " + figures.dayAndMonth(day) + ", for the birthday"
                        : only(condition);
            case Condition.CouponOf(var batch) ->
                "needs coupon " + EnglishFigures.quoted(vocabulary.of(Thing.COUPON_BATCH, batch));
            case Condition.Uses _ -> "used up: " + conditions.alone(condition);
            case Condition.Not(var inner) -> "not if " + conditions.facts(inner);
            case Condition.Any _,
                    Condition.Payment _,
                    Condition.Customers _,
                    Condition.Audiences _,
                    Condition.CardKinds _,
                    Condition.Tiers _,
                    Condition.FirstPurchase _,
                    Condition.Stores _,
                    Condition.Tills _,
                    Condition.All _ -> only(condition);
        };
    }

    private String only(Condition condition) {
        return "only " + conditions.alone(condition);
    }

    /// A discount is got; a markup or a ban is met with.
    private String toGet(Effect effect) {
        return switch (effect) {
            case Effect.Discount _, Effect.Accrual _ -> " to get " + effects.benefit(effect);
            case Effect.Markup _ -> " before " + effects.benefit(effect);
            case Effect.Notice notice ->
                switch (notice) {
                    case Effect.IssueCoupon _, Effect.Stamps _, Effect.Tickets _ ->
                        " to get " + effects.benefit(effect);
                    case Effect.Message _, Effect.Forbid _ -> " before " + effects.benefit(effect);
                };
        };
    }

    /// 1,800 ₽ more on ‘Shoes’, 2 more units of ‘Shoes’.
    private String more(Missing missing, @Nullable String segment, Condition condition) {
        return switch (missing) {
            case Missing.OfMoney(var amount) -> figures.money(amount) + " more" + goods.on(segment);
            case Missing.OfQuantity(var quantity) ->
                figures.number(quantity) + " more " + (quantity.units() == Quantity.ONE ? "unit" : "units")
                        + goods.of(segment);
            case Missing.OfCount _, Missing.Until _, Missing.UntilDay _ -> throw noDistance(missing, condition);
        };
    }

    private String lacking(Missing missing, @Nullable String segment, Condition condition) {
        return switch (missing) {
            case Missing.OfMoney(var amount) -> figures.money(amount) + " short" + goods.on(segment);
            case Missing.OfQuantity(var quantity) -> figures.units(quantity) + goods.of(segment) + " short";
            case Missing.OfCount _, Missing.Until _, Missing.UntilDay _ -> throw noDistance(missing, condition);
        };
    }

    private static IllegalArgumentException noDistance(Missing missing, Condition condition) {
        return new IllegalArgumentException(missing + " is no distance to " + condition.key());
    }

    private String purchases(Effect effect, Condition.Purchases purchases, long count) {
        Period period = purchases.period();
        if (!period.holdsToday()) {
            return switch (purchases.count()) {
                case Count.AtLeast _ ->
                    periods.asSubject(period) + " was " + figures.count(count, "purchase") + " short for "
                            + effects.benefit(effect);
                case Count.Every _ -> only(purchases);
            };
        }
        if (count == 1) {
            return effects.benefit(effect)
                    + switch (purchases.count()) {
                        case Count.AtLeast _ -> " from the next purchase on";
                        case Count.Every _ -> " on the next purchase";
                    };
        }
        String in = periods.in(period);
        return count + " more purchases" + (in.isEmpty() ? "" : " " + in) + toGet(effect);
    }

    private String from(LocalDateTime opens) {
        String day = "from " + EnglishFigures.weekday(opens.getDayOfWeek());
        return opens.toLocalTime().equals(LocalTime.MIDNIGHT) ? day : day + ", " + figures.time(opens.toLocalTime());
    }

    private String lost(Offer offer) {
        String rival = offer.effect() instanceof Effect.Accrual ? "points offer" : "discount";
        return switch (Rival.of(offer, vocabulary.ruleset())) {
            case BETTER -> "another " + rival + " is better";
            case SMALLER -> "a smaller " + rival + " counts";
            case EARLIER -> "a " + rival + " of higher priority counts";
            case ANOTHER -> "another " + rival + " counts instead";
            case LIMIT ->
                offer.effect() instanceof Effect.Accrual ? "nothing is left to earn on" : "the price can go no lower";
        };
    }

    private String nothing(Effect effect, Extent extent) {
        String noLower = "the price here can go no lower";
        return switch (effect) {
            case Effect.PercentOff(var value) -> nothing(value, noLower);
            case Effect.AmountOff(var value) -> nothing(value, noLower);
            case Effect.AmountOffPerUnit(var value) -> nothing(value, noLower);
            case Effect.UnitPrice(var value) ->
                nothing(
                        value,
                        "the price is no more than "
                                + figures.figure(ScaleRange.of(value).most()) + " anyway");
            case Effect.PriceKind(var kind) ->
                "these goods have no " + EnglishFigures.quoted(vocabulary.of(Thing.PRICE_KIND, kind))
                        + " price, or it is no lower";
            case Effect.PercentOfPreviousPurchase(var value) ->
                nothing(value, "there is no last purchase, or the price can go no lower");
            case Effect.NForM nForM ->
                "there are fewer than " + figures.units(Quantity.whole(nForM.take())) + goods.of(extent);
            case Effect.Bundle bundle ->
                "the set is not complete, or costs no more than " + figures.money(bundle.price()) + " anyway";
            case Effect.Gift(var sku, var value) ->
                nothing(value, "the receipt has no " + EnglishFigures.quoted(vocabulary.of(Thing.PRODUCT, sku)));
            case Effect.PercentMarkup(var value) -> nothing(value, "there is nothing to add to");
            case Effect.AmountMarkup(var value) -> nothing(value, "there is nothing to add to");
            case Effect.PointsPercent(var value) -> nothing(value, noPoints());
            case Effect.PointsAmount(var value) -> nothing(value, noPoints());
            case Effect.PointsPerUnit(var value) -> nothing(value, noPoints());
            case Effect.Message _, Effect.Forbid _, Effect.IssueCoupon _, Effect.Stamps _, Effect.Tickets _ ->
                "there is nothing to give";
        };
    }

    private String noPoints() {
        var scheme = vocabulary.ruleset().scheme();
        var redemption = scheme == null ? null : scheme.redemption();
        return redemption == null || redemption.accrueToo()
                ? "the sum is too small for points"
                : "the sum is too small for points, or the receipt is paid with points already";
    }

    private String nothing(Value<? extends Scaled> value, String otherwise) {
        return switch (value) {
            case Value.Fixed<? extends Scaled> _ -> otherwise;
            case Value.Scale<? extends Scaled> scale ->
                scale.steps().getFirst().from().units() == 0
                        ? otherwise
                        : "the scale begins at "
                                + figures.figure(scale.steps().getFirst().from());
            case Value.PerEach<? extends Scaled> each ->
                "given for " + effects.each(each.each(), Paid.WITH_MONEY) + ", which is more than there is";
        };
    }
}
