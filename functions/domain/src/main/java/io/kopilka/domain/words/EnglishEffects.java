package io.kopilka.domain.words;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Effects in English: what an offer gives and on what, its scale, its caps, and the few words that name it.
record EnglishEffects(Vocabulary vocabulary, EnglishFigures figures, EnglishGoods goods, EnglishPeriods periods) {
    /// What the effect does to the goods: "5% off everything in ‘Shoes’". Conditions follow it.
    String onGoods(Effect effect, Extent extent) {
        return switch (effect) {
            case Effect.PercentOff(var percent) ->
                figure(percent) + " off " + goods.everything(extent, "the whole purchase");
            case Effect.AmountOff(var amount) -> amountOff(amount, extent);
            case Effect.AmountOffPerUnit(var amount) -> figure(amount) + " off each unit" + goods.of(extent);
            case Effect.UnitPrice(var price) -> figure(price) + " a unit for " + goods.everything(extent, "everything");
            case Effect.PriceKind(var kind) ->
                "The " + name(Thing.PRICE_KIND, kind) + " price for " + goods.everything(extent, "the whole purchase");
            case Effect.PercentOfPreviousPurchase(var percent) ->
                "A discount on " + goods.total(extent) + " worth " + figure(percent) + " of the last purchase";
            case Effect.NForM nForM -> nForM(nForM, goods.of(extent));
            case Effect.Bundle(var items, var price) -> bundle(items, figures.money(price), extent);
            case Effect.Gift(var sku, var quantity) ->
                "A gift: " + figure(quantity) + " of " + name(Thing.PRODUCT, sku) + each(quantity, Paid.AS_AMOUNT);
            case Effect.PercentMarkup(var percent) ->
                "A markup of " + figure(percent) + " on " + goods.everything(extent, "the whole purchase");
            case Effect.AmountMarkup(var amount) -> "A markup of " + figure(amount) + " on " + goods.total(extent);
            case Effect.PointsPercent(var percent) ->
                figure(percent) + " back in points for " + goods.everything(extent, "the whole purchase");
            case Effect.PointsAmount(var amount) -> pointsFor(amount, extent);
            case Effect.PointsPerUnit(var amount) -> figure(amount) + " for each unit" + goods.of(extent);
            case Effect.Message(var text) ->
                "The message " + EnglishFigures.quoted(text.in(vocabulary.language())) + ifThereAre(extent);
            case Effect.Forbid(var text) ->
                "No sale of " + goods.goods(extent, "any goods")
                        + (text == null
                                ? ""
                                : " with the explanation " + EnglishFigures.quoted(text.in(vocabulary.language())));
            case Effect.IssueCoupon(var batch) -> "Coupon " + name(Thing.COUPON_BATCH, batch) + forBuying(extent);
            case Effect.Stamps(var card, int count) ->
                figures.count(count, "stamp") + " on the card " + name(Thing.STAMP_CARD, card) + forBuying(extent);
            case Effect.Tickets(var draw, int count) ->
                figures.count(count, "ticket") + " for the draw " + name(Thing.DRAW, draw) + forBuying(extent);
        };
    }

    /// The few words that name what is given: "5% off".
    String benefit(Effect effect) {
        return switch (effect) {
            case Effect.PercentOff(var percent) -> figure(percent) + " off";
            case Effect.AmountOff(var amount) -> figure(amount) + " off" + each(amount, Paid.AS_AMOUNT);
            case Effect.AmountOffPerUnit(var amount) -> figure(amount) + " off each unit";
            case Effect.UnitPrice(var price) -> "the price of " + figure(price) + " a unit";
            case Effect.PriceKind(var kind) -> "the " + name(Thing.PRICE_KIND, kind) + " price";
            case Effect.PercentOfPreviousPurchase(var percent) ->
                "a discount worth " + figure(percent) + " of the last purchase";
            case Effect.NForM(int take, int pay, Percent percent) ->
                isFree(percent) && pay > 0
                        ? take + " for the price of " + pay
                        : figures.percent(percent) + " off " + reduced(take, pay, "");
            case Effect.Bundle bundle -> "a set for " + figures.money(bundle.price());
            case Effect.Gift(var sku, var quantity) ->
                "a gift of " + name(Thing.PRODUCT, sku) + each(quantity, Paid.AS_AMOUNT);
            case Effect.PercentMarkup(var percent) -> "a markup of " + figure(percent);
            case Effect.AmountMarkup(var amount) -> "a markup of " + figure(amount);
            case Effect.PointsPercent(var percent) -> figure(percent) + " back in points";
            case Effect.PointsAmount(var amount) -> figure(amount) + each(amount, Paid.WITH_MONEY);
            case Effect.PointsPerUnit(var amount) -> figure(amount) + " for each unit";
            case Effect.Message _ -> "a message";
            case Effect.Forbid _ -> "a ban on the sale";
            case Effect.IssueCoupon(var batch) -> "coupon " + name(Thing.COUPON_BATCH, batch);
            case Effect.Stamps(var card, int count) ->
                figures.count(count, "stamp") + " on the card " + name(Thing.STAMP_CARD, card);
            case Effect.Tickets(var draw, int count) ->
                figures.count(count, "ticket") + " for the draw " + name(Thing.DRAW, draw);
        };
    }

    /// No more than 100 ₽ a line and 500 ₽ a receipt; nothing without caps.
    String caps(Caps caps) {
        List<String> told = new ArrayList<>();
        if (caps.perLine() != null) {
            told.add(figures.figure(caps.perLine()) + " a line");
        }
        if (caps.perReceipt() != null) {
            told.add(figures.figure(caps.perReceipt()) + " a receipt");
        }
        return told.isEmpty() ? "" : "no more than " + EnglishFigures.and(told);
    }

    /// The sentence that tells the steps of an effect's scale; nothing where there is none.
    String scale(Effect effect) {
        return switch (effect) {
            case Effect.PercentOff(var value) -> scale("The discount", value);
            case Effect.AmountOff(var value) -> scale("The discount", value);
            case Effect.AmountOffPerUnit(var value) -> scale("The discount", value);
            case Effect.UnitPrice(var value) -> scale("The price", value);
            case Effect.PercentOfPreviousPurchase(var value) -> scale("The discount", value);
            case Effect.PercentMarkup(var value) -> scale("The markup", value);
            case Effect.AmountMarkup(var value) -> scale("The markup", value);
            case Effect.PointsPercent(var value) -> scale("The percentage", value);
            case Effect.PointsAmount(var value) -> scale("The number of points", value);
            case Effect.PointsPerUnit(var value) -> scale("The number of points", value);
            case Effect.Gift gift -> scale("The gift", gift.quantity());
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

    private String scale(String subject, Value<? extends Scaled> value) {
        return switch (value) {
            case Value.Fixed<? extends Scaled> _, Value.PerEach<? extends Scaled> _ -> "";
            case Value.Scale<? extends Scaled> scale ->
                subject + " depends on " + measure(scale.by()) + ": "
                        + steps(scale.steps(), subject.equals("The price"))
                        + ".";
        };
    }

    private String steps(List<? extends Value.Step<? extends Scaled>> steps, boolean isZeroAFigure) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Value.Step<? extends Scaled> step = steps.get(i);
            boolean isBelowNext = step.from().units() == 0 && i + 1 < steps.size();
            String from = isBelowNext
                    ? " below " + figures.figure(steps.get(i + 1).from())
                    : " from " + figures.figure(step.from());
            boolean isNothing = step.value().units() == 0 && !isZeroAFigure;
            told.add((isNothing ? "nothing" : figures.figure(step.value())) + from);
        }
        return String.join(", ", told);
    }

    /// The receipt's total, as after "depends on".
    private String measure(Value.Measure measure) {
        return switch (measure) {
            case Value.Measure.ReceiptTotal(var segment) ->
                segment == null ? "the receipt’s total" : "the total of " + goods.quoted(segment) + " on the receipt";
            case Value.Measure.QuantityBought(var segment) ->
                "the number of units" + goods.of(segment) + " on the receipt";
            case Value.Measure.Accumulated(var accumulation, boolean includeCurrent) ->
                accumulated(accumulation) + (includeCurrent ? " including this purchase" : "");
        };
    }

    private String accumulated(Accumulation accumulation) {
        String has = accumulation.period().holdsToday() ? " has" : "";
        String time = switch (accumulation.period()) {
            case Period.PreviousPurchase _ -> "last time";
            case Period.Lifetime _, Period.Current _, Period.Previous _, Period.Rolling _ ->
                periods.over(accumulation.period());
        };
        return switch (accumulation.measure()) {
            case MONEY -> "how much the customer" + has + " spent" + goods.on(accumulation.segment()) + " " + time;
            case QUANTITY ->
                "how many units" + goods.of(accumulation.segment()) + " the customer" + has + " bought " + time;
        };
    }

    private String each(Value<? extends Scaled> value, Paid paid) {
        return switch (value) {
            case Value.Fixed<? extends Scaled> _, Value.Scale<? extends Scaled> _ -> "";
            case Value.PerEach<? extends Scaled> each -> " for " + each(each.each(), paid);
        };
    }

    /// Every 3 units of ‘Coffee’.
    String each(Value.Each each, Paid paid) {
        return switch (each) {
            case Value.Each.ReceiptTotal(var of, var segment) -> eachMoney(of, segment);
            case Value.Each.Paid(var of, var segment) ->
                switch (paid) {
                    case AS_AMOUNT -> eachMoney(of, segment);
                    case WITH_MONEY ->
                        "every " + figures.money(of) + " paid with money"
                                + (segment == null ? "" : " for " + goods.quoted(segment));
                };
            case Value.Each.QuantityBought(var of, var segment) ->
                (of.units() == Quantity.ONE ? "each unit" : "every " + figures.units(of)) + goods.of(segment);
        };
    }

    private String eachMoney(Money of, @Nullable String segment) {
        return "every " + figures.money(of) + " of "
                + (segment == null ? "the receipt’s total" : "the total of " + goods.quoted(segment));
    }

    private String amountOff(Value<Money> amount, Extent extent) {
        return switch (amount) {
            case Value.Fixed<Money> _, Value.Scale<Money> _ -> figure(amount) + " off " + goods.total(extent);
            case Value.PerEach<Money> each ->
                figure(amount) + " off"
                        + (extent.isEverything() || extent.isJust(segmentOf(each.each()))
                                ? ""
                                : " " + goods.total(extent))
                        + each(amount, Paid.AS_AMOUNT);
        };
    }

    private String pointsFor(Value<Points> amount, Extent extent) {
        return switch (amount) {
            case Value.Fixed<Points> _, Value.Scale<Points> _ -> figure(amount) + forBuying(extent);
            case Value.PerEach<Points> each ->
                figure(amount)
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

    private String nForM(Effect.NForM nForM, String of) {
        int take = nForM.take();
        int pay = nForM.pay();
        if (!isFree(nForM.percent())) {
            return figures.percent(nForM.percent()) + " off " + reduced(take, pay, of);
        }
        return pay == 0
                ? "Free of charge: " + reduced(take, pay, of)
                : take + " for the price of " + pay + ": " + reduced(take, pay, of)
                        + (take - pay == 1 ? " is free" : " are free");
    }

    /// The cheapest of every 3 units.
    private String reduced(int take, int pay, String of) {
        String units = figures.units(Quantity.whole(take)) + of;
        if (pay == 0) {
            return take == 1 ? "every unit" + of : "every full " + units;
        }
        return "the " + (take - pay == 1 ? "" : take - pay + " ") + "cheapest of every " + units;
    }

    private static boolean isFree(Percent percent) {
        return percent.units() == Percent.WHOLE;
    }

    private String bundle(List<BundleItem> items, String price, Extent extent) {
        String made = EnglishFigures.and(items.stream().map(this::item).toList());
        return extent.isEverything()
                ? "A set of " + made + " for " + price
                : "A set from " + goods.goods(extent, "") + " (" + made + ") for " + price;
    }

    private String item(BundleItem item) {
        String units = figures.units(item.quantity());
        return switch (item) {
            case BundleItem.OfSku product -> units + " of " + name(Thing.PRODUCT, product.sku());
            case BundleItem.OfSegment any -> units + goods.of(any.segment());
        };
    }

    private String figure(Value<? extends Scaled> value) {
        ScaleRange range = ScaleRange.of(value);
        return figures.span(range.least(), range.most());
    }

    private String forBuying(Extent extent) {
        return extent.isEverything() ? " for the purchase" : " for buying " + goods.goods(extent, "");
    }

    private String ifThereAre(Extent extent) {
        return extent.isEverything() ? "" : " if the receipt has " + goods.goods(extent, "");
    }

    private String name(Thing thing, String id) {
        return EnglishFigures.quoted(vocabulary.of(thing, id));
    }
}
