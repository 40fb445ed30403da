package io.kopilka.domain.words;

import static io.kopilka.domain.words.RussianNoun.Case.GENITIVE;
import static io.kopilka.domain.words.RussianNoun.Case.NOMINATIVE;

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

/// Why an offer did not apply, in Russian.
record RussianReasons(
        Vocabulary vocabulary,
        RussianFigures figures,
        RussianGoods goods,
        RussianPeriods periods,
        RussianConditions conditions,
        RussianEffects effects) {
    String explain(SkippedOffer skipped) {
        Offer offer = skipped.offer();
        if (skipped.failed() != null) {
            return failed(offer.effect(), skipped.failed(), skipped.missing());
        }
        return switch (skipped.reason()) {
            case Reason.SCOPE -> outOfScope(Extent.of(offer));
            case Reason.COMBINATION -> lost(offer);
            case Reason.NOTHING -> nothing(offer.effect(), Extent.of(offer));
            case Reason.CUSTOMER -> "баллы начисляются, только когда известен покупатель";
            default -> throw new IllegalArgumentException("a reason without words: " + skipped.reason());
        };
    }

    private String failed(Effect effect, Condition condition, @Nullable Missing missing) {
        return switch (condition) {
            case Condition.ReceiptTotal total ->
                missing == null ? only(condition) : more(missing, total.segment(), condition) + until(effect);
            case Condition.QuantityBought bought ->
                missing == null ? only(condition) : more(missing, bought.segment(), condition) + until(effect);
            case Condition.Accumulated accumulated -> {
                Accumulation accumulation = accumulated.accumulation();
                if (missing == null) {
                    yield only(condition);
                }
                yield switch (accumulation.period()) {
                    case Period.Lifetime _, Period.Current _, Period.Rolling _ ->
                        more(missing, accumulation.segment(), condition) + until(effect);
                    case Period.Previous _, Period.PreviousPurchase _ ->
                        inPast(accumulation.period()) + " не хватило "
                                + lacking(missing, accumulation.segment(), condition)
                                + until(effect);
                };
            }
            case Condition.Purchases purchases ->
                missing instanceof Missing.OfCount(long count) ? purchases(effect, purchases, count) : only(condition);
            case Condition.ReceiptNumber(int every) ->
                (every == 1 ? "нужен номер чека из одних цифр" : only(condition))
                        + (missing instanceof Missing.OfCount(long count)
                                ? ", до него ещё " + figures.count(count, RussianNoun.RECEIPT, NOMINATIVE)
                                : "");
            case Condition.Schedule _ -> missing instanceof Missing.Until(var opens) ? from(opens) : only(condition);
            case Condition.Birthday _ ->
                missing instanceof Missing.UntilDay(var day)
                        ? "с " + figures.dayAndMonth(day) + ", ко дню рождения"
                        : only(condition);
            case Condition.CouponOf(var batch) ->
                "нужен купон " + RussianFigures.quoted(vocabulary.of(Thing.COUPON_BATCH, batch));
            case Condition.Uses _ -> "предел исчерпан: " + conditions.alone(condition);
            case Condition.Any _ -> "только " + conditions.alone(condition);
            case Condition.Not(var inner) -> "не действует, если " + conditions.facts(inner);
            case Condition.Payment _,
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

    private String inPast(Period period) {
        return period instanceof Period.PreviousPurchase ? "в прошлой покупке" : periods.over(period);
    }

    private String only(Condition condition) {
        return "только " + conditions.alone(condition);
    }

    private String until(Effect effect) {
        return " до " + effects.benefit(effect, GENITIVE);
    }

    /// Ещё 1 800 ₽ на товары «Обувь».
    private String more(Missing missing, @Nullable String segment, Condition condition) {
        return "ещё " + so(missing, segment, NOMINATIVE, condition);
    }

    private String lacking(Missing missing, @Nullable String segment, Condition condition) {
        return so(missing, segment, GENITIVE, condition);
    }

    private String so(Missing missing, @Nullable String segment, RussianNoun.Case wanted, Condition condition) {
        return switch (missing) {
            case Missing.OfMoney(var amount) ->
                figures.money(amount) + (segment == null ? "" : " на " + goods.accusative(Extent.of(segment), ""));
            case Missing.OfQuantity(var quantity) -> figures.units(quantity, wanted) + " " + goods.genitive(segment);
            case Missing.OfCount _, Missing.Until _, Missing.UntilDay _ ->
                throw new IllegalArgumentException(missing + " is no distance to " + condition.key());
        };
    }

    private String purchases(Effect effect, Condition.Purchases purchases, long count) {
        Period period = purchases.period();
        if (!period.holdsToday()) {
            return switch (purchases.count()) {
                case Count.AtLeast _ ->
                    periods.over(period) + " не хватило " + figures.count(count, RussianNoun.PURCHASE, GENITIVE)
                            + until(effect);
                case Count.Every _ -> only(purchases);
            };
        }
        if (count == 1) {
            return effects.benefit(effect, NOMINATIVE)
                    + switch (purchases.count()) {
                        case Count.AtLeast _ -> " — со следующей покупки";
                        case Count.Every _ -> " — на следующей покупке";
                    };
        }
        String in = periods.in(period);
        return "ещё " + figures.count(count, RussianNoun.PURCHASE, NOMINATIVE) + (in.isEmpty() ? "" : " " + in)
                + until(effect);
    }

    private String from(LocalDateTime opens) {
        String day = RussianFigures.weekday(opens.getDayOfWeek()).from();
        return opens.toLocalTime().equals(LocalTime.MIDNIGHT) ? day : day + ", " + figures.time(opens.toLocalTime());
    }

    private String outOfScope(Extent extent) {
        if (extent.isEverything()) {
            return "в чеке нет подходящих товаров";
        }
        return extent.segment() == null
                ? "не подходит ни одна строка чека: нужны " + goods.accusative(extent, "")
                : "в чеке нет " + goods.genitive(extent, "");
    }

    private String lost(Offer offer) {
        boolean isAccrual = offer.effect() instanceof Effect.Accrual;
        return switch (Rival.of(offer, vocabulary.ruleset())) {
            case BETTER -> isAccrual ? "другое начисление выгоднее" : "другая скидка выгоднее";
            case SMALLER -> isAccrual ? "действует начисление поменьше" : "действует скидка поменьше";
            case EARLIER ->
                isAccrual
                        ? "действует начисление с более высоким приоритетом"
                        : "действует скидка с более высоким приоритетом";
            case ANOTHER ->
                isAccrual ? "вместо него действует другое начисление" : "вместо неё действует другая скидка";
            case LIMIT -> isAccrual ? "начислять больше нечего" : "цену уже нельзя опустить ниже";
        };
    }

    private String nothing(Effect effect, Extent extent) {
        String noMore = "снижать цену здесь уже некуда";
        return switch (effect) {
            case Effect.PercentOff(var value) -> nothing(value, noMore);
            case Effect.AmountOff(var value) -> nothing(value, noMore);
            case Effect.AmountOffPerUnit(var value) -> nothing(value, noMore);
            case Effect.UnitPrice(var value) ->
                nothing(
                        value,
                        "цена и так не выше "
                                + figures.figure(ScaleRange.of(value).most(), GENITIVE));
            case Effect.PriceKind(var kind) ->
                "цены вида " + RussianFigures.quoted(vocabulary.of(Thing.PRICE_KIND, kind))
                        + " у этих товаров нет или она не ниже обычной";
            case Effect.PercentOfPreviousPurchase(var value) ->
                nothing(value, "прошлой покупки нет или снижать цену уже некуда");
            case Effect.NForM nForM ->
                "не набралось " + figures.units(Quantity.whole(nForM.take()), GENITIVE) + " "
                        + goods.genitive(extent, "товара");
            case Effect.Bundle bundle -> "набор не собран или и так не дороже " + figures.money(bundle.price());
            case Effect.Gift(var sku, var value) ->
                nothing(value, "в чеке нет товара " + RussianFigures.quoted(vocabulary.of(Thing.PRODUCT, sku)));
            case Effect.PercentMarkup(var value) -> nothing(value, "прибавлять здесь не к чему");
            case Effect.AmountMarkup(var value) -> nothing(value, "прибавлять здесь не к чему");
            case Effect.PointsPercent(var value) -> nothing(value, noPoints());
            case Effect.PointsAmount(var value) -> nothing(value, noPoints());
            case Effect.PointsPerUnit(var value) -> nothing(value, noPoints());
            case Effect.Message _, Effect.Forbid _, Effect.IssueCoupon _, Effect.Stamps _, Effect.Tickets _ ->
                "давать здесь нечего";
        };
    }

    private String noPoints() {
        var scheme = vocabulary.ruleset().scheme();
        var redemption = scheme == null ? null : scheme.redemption();
        return redemption == null || redemption.accrueToo()
                ? "сумма слишком мала для баллов"
                : "сумма слишком мала для баллов или чек уже оплачен баллами";
    }

    private String nothing(Value<? extends Scaled> value, String otherwise) {
        return switch (value) {
            case Value.Fixed<? extends Scaled> _ -> otherwise;
            case Value.Scale<? extends Scaled> scale ->
                scale.steps().getFirst().from().units() == 0
                        ? otherwise
                        : "шкала начинается с "
                                + figures.figure(scale.steps().getFirst().from(), GENITIVE);
            case Value.PerEach<? extends Scaled> each ->
                "даётся за " + effects.each(each.each(), Paid.WITH_MONEY) + ", столько не набралось";
        };
    }
}
