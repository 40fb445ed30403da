package io.kopilka.domain.words;

import static io.kopilka.domain.words.RussianNoun.Case.ACCUSATIVE;
import static io.kopilka.domain.words.RussianNoun.Case.GENITIVE;
import static io.kopilka.domain.words.RussianNoun.Case.NOMINATIVE;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Effect.BundleItem;
import io.kopilka.domain.ruleset.Offer.Caps;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.words.Names.Thing;
import io.kopilka.domain.words.RussianNoun.Case;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Effects in Russian: what an offer gives and on what, its scale, its caps, and the few words that name it.
record RussianEffects(Vocabulary vocabulary, RussianFigures figures, RussianGoods goods, RussianPeriods periods) {
    /// What the effect does to the goods: "Скидка 5 % на товары «Обувь»". Conditions follow it.
    String onGoods(Effect effect, Extent extent) {
        return switch (effect) {
            case Effect.PercentOff(var percent) -> "Скидка " + figure(percent, NOMINATIVE) + on(extent);
            case Effect.AmountOff(var amount) -> "Скидка " + spreadOver(amount, extent, Paid.AS_AMOUNT);
            case Effect.AmountOffPerUnit(var amount) ->
                "Скидка " + figure(amount, NOMINATIVE) + " с каждой единицы " + goods.genitive(extent, "товара");
            case Effect.UnitPrice(var price) ->
                "Цена " + figure(price, NOMINATIVE) + " за единицу " + goods.genitive(extent, "любого товара");
            case Effect.PriceKind(var kind) -> "Цена вида " + name(Thing.PRICE_KIND, kind) + on(extent);
            case Effect.PercentOfPreviousPurchase(var percent) ->
                "Скидка" + on(extent) + " в размере " + figure(percent, NOMINATIVE) + " от суммы прошлой покупки";
            case Effect.NForM nForM -> nForM(nForM, goods.genitive(extent, ""));
            case Effect.Bundle(var items, var price) -> bundle(items, figures.money(price), extent);
            case Effect.Gift(var sku, var quantity) ->
                "Подарок: " + figure(quantity, NOMINATIVE) + " товара " + name(Thing.PRODUCT, sku) + each(quantity);
            case Effect.PercentMarkup(var percent) -> "Наценка " + figure(percent, NOMINATIVE) + on(extent);
            case Effect.AmountMarkup(var amount) -> "Наценка " + figure(amount, NOMINATIVE) + onTotal(extent);
            case Effect.PointsPercent(var percent) -> figure(percent, NOMINATIVE) + " баллами" + forGoods(extent);
            case Effect.PointsAmount(var amount) -> pointsFor(amount, extent);
            case Effect.PointsPerUnit(var amount) ->
                figure(amount, NOMINATIVE) + " за каждую единицу " + goods.genitive(extent, "товара");
            case Effect.Message(var text) ->
                "Сообщение " + RussianFigures.quoted(text.in(vocabulary.language())) + ifThereAre(extent);
            case Effect.Forbid(var text) ->
                "Запрет продажи " + goods.genitive(extent, "любых товаров")
                        + (text == null
                                ? ""
                                : " с пояснением " + RussianFigures.quoted(text.in(vocabulary.language())));
            case Effect.IssueCoupon(var batch) -> "Купон " + name(Thing.COUPON_BATCH, batch) + forBuying(extent);
            case Effect.Stamps(var card, int count) ->
                figures.count(count, RussianNoun.STAMP, NOMINATIVE) + " на карту " + name(Thing.STAMP_CARD, card)
                        + forBuying(extent);
            case Effect.Tickets(var draw, int count) ->
                figures.count(count, RussianNoun.TICKET, NOMINATIVE) + " розыгрыша " + name(Thing.DRAW, draw)
                        + forBuying(extent);
        };
    }

    /// The few words that name what is given: "скидка 5 %"; in the genitive as after "до": "начисления 5 баллов".
    String benefit(Effect effect, Case wanted) {
        boolean isNominative = wanted == NOMINATIVE;
        String discount = isNominative ? "скидка " : "скидки ";
        String accrual = isNominative ? "" : "начисления ";
        return switch (effect) {
            case Effect.PercentOff(var percent) -> discount + figure(percent, NOMINATIVE);
            case Effect.AmountOff(var amount) -> discount + figure(amount, NOMINATIVE) + each(amount, Paid.AS_AMOUNT);
            case Effect.AmountOffPerUnit(var amount) -> discount + figure(amount, NOMINATIVE) + " с каждой единицы";
            case Effect.UnitPrice(var price) ->
                (isNominative ? "цена " : "цены ") + figure(price, NOMINATIVE) + " за единицу";
            case Effect.PriceKind(var kind) ->
                (isNominative ? "цена вида " : "цены вида ") + name(Thing.PRICE_KIND, kind);
            case Effect.PercentOfPreviousPurchase(var percent) ->
                discount + "в размере " + figure(percent, NOMINATIVE) + " от суммы прошлой покупки";
            case Effect.NForM(int take, int pay, Percent percent) ->
                isFree(percent) && pay > 0
                        ? (isNominative ? "" : "предложения ") + "«" + take + " по цене " + pay + "»"
                        : discount + figures.percent(percent) + " на " + reduced(take, pay, "");
            case Effect.Bundle bundle -> (isNominative ? "набор за " : "набора за ") + figures.money(bundle.price());
            case Effect.Gift(var sku, var quantity) ->
                (isNominative ? "подарок " : "подарка ") + name(Thing.PRODUCT, sku) + each(quantity);
            case Effect.PercentMarkup(var percent) ->
                (isNominative ? "наценка " : "наценки ") + figure(percent, NOMINATIVE);
            case Effect.AmountMarkup(var amount) ->
                (isNominative ? "наценка " : "наценки ") + figure(amount, NOMINATIVE);
            case Effect.PointsPercent(var percent) -> accrual + figure(percent, NOMINATIVE) + " баллами";
            case Effect.PointsAmount(var amount) -> accrual + figure(amount, wanted) + each(amount, Paid.WITH_MONEY);
            case Effect.PointsPerUnit(var amount) -> accrual + figure(amount, wanted) + " за каждую единицу";
            case Effect.Message _ -> isNominative ? "сообщение" : "сообщения";
            case Effect.Forbid _ -> isNominative ? "запрет продажи" : "запрета продажи";
            case Effect.IssueCoupon(var batch) ->
                (isNominative ? "купон " : "купона ") + name(Thing.COUPON_BATCH, batch);
            case Effect.Stamps(var card, int count) ->
                (isNominative ? "" : "выдачи ") + figures.count(count, RussianNoun.STAMP, wanted) + " на карту "
                        + name(Thing.STAMP_CARD, card);
            case Effect.Tickets(var draw, int count) ->
                (isNominative ? "" : "выдачи ") + figures.count(count, RussianNoun.TICKET, wanted) + " розыгрыша "
                        + name(Thing.DRAW, draw);
        };
    }

    /// Не больше 100 ₽ на строку и 500 ₽ на чек; nothing without caps.
    String caps(Caps caps) {
        List<String> told = new ArrayList<>();
        if (caps.perLine() != null) {
            told.add(figures.figure(caps.perLine(), GENITIVE) + " на строку");
        }
        if (caps.perReceipt() != null) {
            told.add(figures.figure(caps.perReceipt(), GENITIVE) + " на чек");
        }
        return told.isEmpty() ? "" : "не больше " + RussianFigures.and(told);
    }

    /// The sentence that tells the steps of an effect's scale; nothing where there is none.
    String scale(Effect effect) {
        return switch (effect) {
            case Effect.PercentOff(var value) -> scale("Размер скидки зависит", "скидки нет", value);
            case Effect.AmountOff(var value) -> scale("Размер скидки зависит", "скидки нет", value);
            case Effect.AmountOffPerUnit(var value) -> scale("Размер скидки зависит", "скидки нет", value);
            case Effect.UnitPrice(var value) -> scale("Цена зависит", figures.money(Money.ZERO), value);
            case Effect.PercentOfPreviousPurchase(var value) -> scale("Размер скидки зависит", "скидки нет", value);
            case Effect.PercentMarkup(var value) -> scale("Размер наценки зависит", "наценки нет", value);
            case Effect.AmountMarkup(var value) -> scale("Размер наценки зависит", "наценки нет", value);
            case Effect.PointsPercent(var value) -> scale("Процент зависит", "баллов нет", value);
            case Effect.PointsAmount(var value) -> scale("Число баллов зависит", "баллов нет", value);
            case Effect.PointsPerUnit(var value) -> scale("Число баллов зависит", "баллов нет", value);
            case Effect.Gift gift -> scale("Размер подарка зависит", "подарка нет", gift.quantity());
            case Effect.PriceKind _,
                    Effect.NForM _,
                    Effect.Bundle _,
                    Effect.Message _,
                    Effect.Forbid _,
                    Effect.IssueCoupon _,
                    Effect.Stamps _,
                    Effect.Tickets _ -> "";
        };
    }

    private String scale(String subject, String nothing, Value<? extends Scaled> value) {
        return switch (value) {
            case Value.Fixed<? extends Scaled> _, Value.PerEach<? extends Scaled> _ -> "";
            case Value.Scale<? extends Scaled> scale ->
                subject + " от " + measure(scale.by()) + ": " + steps(scale.steps(), nothing) + ".";
        };
    }

    private String steps(List<? extends Value.Step<? extends Scaled>> steps, String nothing) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Value.Step<? extends Scaled> step = steps.get(i);
            boolean isBelowNext = step.from().units() == 0 && i + 1 < steps.size();
            String from = isBelowNext
                    ? "до " + figures.figure(steps.get(i + 1).from(), GENITIVE)
                    : "от " + figures.figure(step.from(), GENITIVE);
            Scaled given = step.value();
            told.add(from + " — " + (given.units() == 0 ? nothing : figures.figure(given, NOMINATIVE)));
        }
        return String.join(", ", told);
    }

    /// Суммы чека, as after "зависит от".
    private String measure(Value.Measure measure) {
        return switch (measure) {
            case Value.Measure.ReceiptTotal(var segment) ->
                segment == null ? "суммы чека" : "суммы " + goods.genitive(segment) + " в чеке";
            case Value.Measure.QuantityBought(var segment) -> "количества " + goods.genitive(segment) + " в чеке";
            case Value.Measure.Accumulated(var accumulation, boolean includeCurrent) ->
                accumulated(accumulation) + (includeCurrent ? " вместе с этой покупкой" : "");
        };
    }

    private String accumulated(Accumulation accumulation) {
        String goodsBought = accumulation.segment() == null ? "" : " " + goods.genitive(accumulation.segment());
        return switch (accumulation.period()) {
            case Period.PreviousPurchase _ ->
                switch (accumulation.measure()) {
                    case MONEY -> "суммы прошлой покупки" + goodsBought;
                    case QUANTITY -> "количества " + goods.genitive(accumulation.segment()) + " в прошлой покупке";
                };
            case Period.Lifetime _, Period.Current _, Period.Previous _, Period.Rolling _ ->
                switch (accumulation.measure()) {
                    case MONEY -> "суммы покупок" + goodsBought + " " + periods.over(accumulation.period());
                    case QUANTITY ->
                        "количества купленных " + periods.over(accumulation.period()) + " "
                                + goods.genitive(accumulation.segment());
                };
        };
    }

    /// За каждые 3 единицы товаров «Кофе»; nothing where the value is not given per each.
    String each(Value<? extends Scaled> value, Paid paid) {
        return switch (value) {
            case Value.Fixed<? extends Scaled> _, Value.Scale<? extends Scaled> _ -> "";
            case Value.PerEach<? extends Scaled> each -> " за " + each(each.each(), paid);
        };
    }

    private String each(Value<Quantity> value) {
        return each(value, Paid.AS_AMOUNT);
    }

    /// Каждые 3 единицы товаров «Кофе».
    String each(Value.Each each, Paid paid) {
        return switch (each) {
            case Value.Each.ReceiptTotal(var of, var segment) -> eachMoney(of, segment);
            case Value.Each.Paid(var of, var segment) ->
                switch (paid) {
                    case AS_AMOUNT -> eachMoney(of, segment);
                    case WITH_MONEY ->
                        every(of) + ", оплаченные деньгами"
                                + (segment == null ? "" : " за " + goods.accusative(Extent.of(segment), ""));
                };
            case Value.Each.QuantityBought(var of, var segment) ->
                (of.units() == Quantity.ONE ? "каждую единицу" : "каждые " + figures.units(of, ACCUSATIVE)) + " "
                        + (segment == null ? "товара" : goods.genitive(segment));
        };
    }

    private String eachMoney(Money of, @Nullable String segment) {
        return every(of) + " суммы " + (segment == null ? "чека" : goods.genitive(segment));
    }

    private String every(Money of) {
        return "каждые " + figures.money(of);
    }

    private String spreadOver(Value<Money> amount, Extent extent, Paid paid) {
        String given = figure(amount, NOMINATIVE);
        return switch (amount) {
            case Value.Fixed<Money> _, Value.Scale<Money> _ -> given + onTotal(extent);
            case Value.PerEach<Money> each ->
                given
                        + (extent.isEverything() || extent.isJust(segmentOf(each.each())) ? "" : onTotal(extent))
                        + each(amount, paid);
        };
    }

    private String pointsFor(Value<Points> amount, Extent extent) {
        String given = figure(amount, NOMINATIVE);
        return switch (amount) {
            case Value.Fixed<Points> _, Value.Scale<Points> _ -> given + forGoods(extent);
            case Value.PerEach<Points> each ->
                given
                        + each(amount, Paid.WITH_MONEY)
                        + (extent.isJust(segmentOf(each.each())) ? "" : ifThereAre(extent));
        };
    }

    private static @Nullable String segmentOf(Value.Each each) {
        return switch (each) {
            case Value.Each.ReceiptTotal measured -> measured.segment();
            case Value.Each.Paid measured -> measured.segment();
            case Value.Each.QuantityBought measured -> measured.segment();
        };
    }

    private String nForM(Effect.NForM nForM, String ofGoods) {
        int take = nForM.take();
        int pay = nForM.pay();
        String of = ofGoods.isEmpty() ? "" : " " + ofGoods;
        if (!isFree(nForM.percent())) {
            return "Скидка " + figures.percent(nForM.percent()) + " на " + reduced(take, pay, of);
        }
        return pay == 0
                ? "Бесплатно — " + reduced(take, pay, of)
                : take + " по цене " + pay + ": " + cheapest(take - pay, NOMINATIVE) + " из каждых "
                        + figures.units(Quantity.whole(take), GENITIVE)
                        + of + " бесплатно";
    }

    /// Самую дешёвую из каждых 3 единиц, as after "на".
    private String reduced(int take, int pay, String of) {
        if (pay == 0) {
            return take == 1
                    ? "каждую единицу" + (of.isEmpty() ? " товара" : of)
                    : "каждые полные " + figures.units(Quantity.whole(take), ACCUSATIVE) + of;
        }
        return cheapest(take - pay, ACCUSATIVE) + " из каждых " + figures.units(Quantity.whole(take), GENITIVE) + of;
    }

    private static String cheapest(int count, Case wanted) {
        if (count == 1) {
            return wanted == NOMINATIVE ? "самая дешёвая" : "самую дешёвую";
        }
        boolean isFew = RussianNoun.UNIT.after(count, false, NOMINATIVE).equals(RussianNoun.UNIT.few());
        return count + (isFew ? " самые дешёвые" : " самых дешёвых");
    }

    private static boolean isFree(Percent percent) {
        return percent.units() == Percent.WHOLE;
    }

    private String bundle(List<BundleItem> items, String price, Extent extent) {
        Case wanted = extent.isEverything() ? GENITIVE : NOMINATIVE;
        String made = RussianFigures.and(
                items.stream().map(item -> item(item, wanted)).toList());
        return extent.isEverything()
                ? "Набор из " + made + " за " + price
                : "Набор за " + price + " из " + goods.genitive(extent, "") + " (" + made + ")";
    }

    private String item(BundleItem item, Case wanted) {
        String units = figures.units(item.quantity(), wanted);
        return switch (item) {
            case BundleItem.OfSku product -> units + " товара " + name(Thing.PRODUCT, product.sku());
            case BundleItem.OfSegment any -> units + " " + goods.genitive(any.segment());
        };
    }

    private String figure(Value<? extends Scaled> value, Case wanted) {
        ScaleRange range = ScaleRange.of(value);
        return figures.span(range.least(), range.most(), wanted);
    }

    private String on(Extent extent) {
        return " на " + goods.accusative(extent, "всю покупку");
    }

    /// На сумму товаров «Обувь», for sums that are spread.
    private String onTotal(Extent extent) {
        return extent.isEverything() ? on(extent) : " на сумму " + goods.genitive(extent, "");
    }

    private String forGoods(Extent extent) {
        return " за " + goods.accusative(extent, "покупку");
    }

    private String forBuying(Extent extent) {
        return extent.isEverything() ? " за покупку" : " за покупку " + goods.genitive(extent, "");
    }

    private String ifThereAre(Extent extent) {
        return extent.isEverything() ? "" : ", если в чеке есть " + goods.accusative(extent, "");
    }

    private String name(Thing thing, String id) {
        return RussianFigures.quoted(vocabulary.of(thing, id));
    }
}
