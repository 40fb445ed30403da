package io.kopilka.domain.words;

import static io.kopilka.domain.words.OfferBuilder.offer;
import static io.kopilka.domain.words.Shop.LAST_PURCHASE;
import static io.kopilka.domain.words.Shop.LIFETIME;
import static io.kopilka.domain.words.Shop.all;
import static io.kopilka.domain.words.Shop.any;
import static io.kopilka.domain.words.Shop.cards;
import static io.kopilka.domain.words.Shop.current;
import static io.kopilka.domain.words.Shop.each;
import static io.kopilka.domain.words.Shop.fixed;
import static io.kopilka.domain.words.Shop.kopecks;
import static io.kopilka.domain.words.Shop.money;
import static io.kopilka.domain.words.Shop.not;
import static io.kopilka.domain.words.Shop.paid;
import static io.kopilka.domain.words.Shop.percent;
import static io.kopilka.domain.words.Shop.points;
import static io.kopilka.domain.words.Shop.previous;
import static io.kopilka.domain.words.Shop.quantity;
import static io.kopilka.domain.words.Shop.rolling;
import static io.kopilka.domain.words.Shop.roubles;
import static io.kopilka.domain.words.Shop.scale;
import static io.kopilka.domain.words.Shop.schedule;
import static io.kopilka.domain.words.Shop.spent;
import static io.kopilka.domain.words.Shop.step;
import static io.kopilka.domain.words.Shop.sundayMorning;
import static io.kopilka.domain.words.Shop.thousandths;
import static io.kopilka.domain.words.Shop.tiers;
import static io.kopilka.domain.words.Shop.total;
import static io.kopilka.domain.words.Shop.units;
import static io.kopilka.domain.words.Shop.window;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Condition.Uses;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Range;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.text.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Offers that together use every field that an offer can have.
final class Programme {
    private static final Effect FIVE_PERCENT = new Effect.PercentOff(fixed(percent(5)));
    private static final Effect TEN_PERCENT = new Effect.PercentOff(fixed(percent(10)));
    private static final Effect THREE_PERCENT_BACK = new Effect.PointsPercent(fixed(percent(3)));

    private Programme() {}

    static List<Offer> offers() {
        return Stream.of(effects(), values(), scopes(), conditions(), periods(), schedules(), logic())
                .flatMap(List::stream)
                .map(OfferBuilder::build)
                .toList();
    }

    private static List<OfferBuilder> effects() {
        return List.of(
                offer("percent", FIVE_PERCENT),
                offer("percent-fine", new Effect.PercentOff(fixed(Percent.ofUnits(125_000))))
                        .on("shoes"),
                offer("brief", FIVE_PERCENT)
                        .on("shoes")
                        .when(spent(money(null, LIFETIME), roubles(10_000)), sundayMorning())
                        .perLine(roubles(100))
                        .priority(10),
                offer("amount", new Effect.AmountOff(fixed(roubles(1_000)))),
                offer("amount-shoes", new Effect.AmountOff(fixed(kopecks(1_990_50))))
                        .on("shoes"),
                offer("amount-per-unit", new Effect.AmountOffPerUnit(fixed(roubles(10))))
                        .on("coffee"),
                offer("amount-per-any-unit", new Effect.AmountOffPerUnit(fixed(kopecks(50)))),
                offer("price", new Effect.UnitPrice(fixed(roubles(199)))).on("coffee"),
                offer("price-of-all", new Effect.UnitPrice(fixed(roubles(99)))),
                offer("price-kind", new Effect.PriceKind("staff")).when(new Condition.Audiences(Set.of("new"))),
                offer("price-kind-shoes", new Effect.PriceKind("staff")).on("shoes"),
                offer("previous", new Effect.PercentOfPreviousPurchase(fixed(percent(10))))
                        .perReceipt(roubles(500)),
                offer("previous-shoes", new Effect.PercentOfPreviousPurchase(fixed(percent(3))))
                        .on("shoes"),
                offer("three-for-two", new Effect.NForM(3, 2, percent(100))).on("shoes"),
                offer("five-for-three", new Effect.NForM(5, 3, percent(100))).on("coffee"),
                offer("ten-for-four", new Effect.NForM(10, 4, percent(100))),
                offer("half-off-third", new Effect.NForM(3, 2, percent(50))).on("shoes"),
                offer("two-at-half", new Effect.NForM(4, 2, percent(50))),
                offer("every-two-off", new Effect.NForM(2, 0, percent(20))).on("tea"),
                offer("every-two-free", new Effect.NForM(2, 0, percent(100))).on("tea"),
                offer("each-one-off", new Effect.NForM(1, 0, percent(20))).on("tea"),
                offer(
                        "bundle",
                        new Effect.Bundle(
                                List.of(
                                        new Effect.BundleItem.OfSegment("coffee", thousandths(500)),
                                        new Effect.BundleItem.OfSku("gift-1", units(1))),
                                roubles(800))),
                offer(
                                "bundle-shoes",
                                new Effect.Bundle(
                                        List.of(
                                                new Effect.BundleItem.OfSku("LACE", units(2)),
                                                new Effect.BundleItem.OfSku("CREAM", units(1)),
                                                new Effect.BundleItem.OfSku("BRUSH", units(21))),
                                        roubles(555)))
                        .on("shoes")
                        .perReceipt(roubles(1_000)),
                offer("gift", new Effect.Gift("gift-1", fixed(units(1)))).when(total(3_000)),
                offer(
                        "gift-each",
                        new Effect.Gift("gift-1", each(units(2), new Value.Each.ReceiptTotal(roubles(5_000), null)))),
                offer("markup", new Effect.PercentMarkup(fixed(percent(7)))).when(paid("card")),
                offer("markup-amount", new Effect.AmountMarkup(fixed(roubles(50)))),
                offer("markup-amount-shoes", new Effect.AmountMarkup(fixed(roubles(50))))
                        .on("shoes"),
                offer("points-percent", THREE_PERCENT_BACK),
                offer("points-percent-shoes", THREE_PERCENT_BACK).on("shoes").perReceipt(points(200)),
                offer("points-amount", new Effect.PointsAmount(fixed(points(21)))),
                offer("points-amount-shoes", new Effect.PointsAmount(fixed(points(1))))
                        .on("shoes"),
                offer("points-per-unit", new Effect.PointsPerUnit(fixed(Points.ofUnits(15_000))))
                        .on("tea"),
                offer("points-per-any-unit", new Effect.PointsPerUnit(fixed(points(2))))
                        .perLine(points(21)),
                offer("message", new Effect.Message(new Text("Предложите крем", "Offer shoe cream")))
                        .on("shoes"),
                offer("message-vip", new Effect.Message(new Text("Позовите старшего", "Call the manager")))
                        .when(tiers("gold")),
                offer("forbid", new Effect.Forbid(null)).on("tobacco"),
                offer("forbid-night", new Effect.Forbid(new Text("Ночью табак не продаём", "No tobacco at night")))
                        .on("tobacco")
                        .when(schedule(window("22:00", "08:00"))),
                offer("forbid-all", new Effect.Forbid(null)).when(new Condition.Tills(Set.of("9"))),
                offer("coupon-issued", new Effect.IssueCoupon("autumn")).when(total(2_000)),
                offer("coupon-for-shoes", new Effect.IssueCoupon("autumn")).on("shoes"),
                offer("stamp", new Effect.Stamps("cup", 1)).on("coffee"),
                offer("stamps", new Effect.Stamps("cup", 2)).when(paid("cash")),
                offer("tickets", new Effect.Tickets("car", 5)).when(total(1_000)),
                offer("ticket-for-tea", new Effect.Tickets("car", 1)).on("tea"));
    }

    private static List<OfferBuilder> values() {
        var byYear = new Value.Measure.Accumulated(money(null, current(PeriodUnit.YEAR)), false);
        var byShoes = new Value.Measure.Accumulated(money("shoes", LIFETIME), true);
        var byLast = new Value.Measure.Accumulated(money(null, LAST_PURCHASE), false);
        var byPairs = new Value.Measure.Accumulated(quantity("shoes", rolling(90)), false);
        var byTotal = new Value.Measure.ReceiptTotal(null);
        var byCoffee = new Value.Measure.ReceiptTotal("coffee");
        var byUnits = new Value.Measure.QuantityBought(null);
        var byCups = new Value.Measure.QuantityBought("coffee");
        return List.of(
                offer(
                                "scale-year",
                                new Effect.PercentOff(scale(
                                        byYear,
                                        step(roubles(0), percent(3)),
                                        step(roubles(10_000), percent(5)),
                                        step(roubles(50_000), percent(7)))))
                        .perReceipt(roubles(1_000)),
                offer(
                                "scale-shoes",
                                new Effect.PercentOff(scale(
                                        byShoes,
                                        step(roubles(10_000), percent(5)),
                                        step(roubles(50_000), Percent.ofUnits(75_000)))))
                        .on("shoes"),
                offer(
                        "scale-amount",
                        new Effect.AmountOff(
                                scale(byTotal, step(roubles(1_000), roubles(50)), step(roubles(5_000), roubles(500))))),
                offer(
                                "scale-per-unit",
                                new Effect.AmountOffPerUnit(
                                        scale(byCups, step(units(2), roubles(5)), step(units(5), roubles(10)))))
                        .on("coffee"),
                offer(
                                "scale-price",
                                new Effect.UnitPrice(
                                        scale(byUnits, step(units(1), roubles(100)), step(units(21), roubles(90)))))
                        .on("tea"),
                offer(
                        "scale-previous",
                        new Effect.PercentOfPreviousPurchase(
                                scale(byLast, step(roubles(0), percent(0)), step(roubles(3_000), percent(10))))),
                offer(
                        "scale-pairs",
                        new Effect.PercentOff(
                                scale(byPairs, step(units(3), percent(5)), step(units(10), percent(10))))),
                offer(
                        "scale-markup",
                        new Effect.PercentMarkup(
                                scale(byTotal, step(roubles(0), percent(10)), step(roubles(500), percent(0))))),
                offer(
                        "scale-markup-amount",
                        new Effect.AmountMarkup(
                                scale(byCoffee, step(roubles(0), roubles(100)), step(roubles(700), roubles(0))))),
                offer(
                        "scale-points-percent",
                        new Effect.PointsPercent(
                                scale(byYear, step(roubles(0), percent(1)), step(roubles(30_000), percent(5))))),
                offer(
                        "scale-points",
                        new Effect.PointsAmount(
                                scale(byTotal, step(roubles(1_000), points(5)), step(roubles(2_000), points(21))))),
                offer(
                                "scale-points-per-unit",
                                new Effect.PointsPerUnit(
                                        scale(byUnits, step(units(1), points(1)), step(units(10), points(2)))))
                        .on("tea"),
                offer("scale-single", new Effect.PercentOff(scale(byTotal, step(roubles(1_000), percent(5))))),
                offer(
                                "amount-each",
                                new Effect.AmountOff(
                                        each(roubles(100), new Value.Each.QuantityBought(units(3), "coffee"))))
                        .on("coffee")
                        .perReceipt(roubles(300)),
                offer(
                                "amount-each-other",
                                new Effect.AmountOff(
                                        each(roubles(100), new Value.Each.QuantityBought(units(3), "coffee"))))
                        .on("tea"),
                offer(
                        "amount-each-paid",
                        new Effect.AmountOff(each(roubles(100), new Value.Each.Paid(roubles(1_000), null)))),
                offer(
                        "points-each-paid",
                        new Effect.PointsAmount(each(points(1), new Value.Each.Paid(roubles(10), null)))),
                offer(
                                "points-each-paid-shoes",
                                new Effect.PointsAmount(each(points(2), new Value.Each.Paid(roubles(100), "shoes"))))
                        .on("shoes")
                        .perReceipt(points(101)),
                offer(
                                "points-each-total",
                                new Effect.PointsAmount(
                                        each(points(5), new Value.Each.ReceiptTotal(roubles(100), "coffee"))))
                        .on("tea"),
                offer(
                        "points-each-unit",
                        new Effect.PointsAmount(each(points(10), new Value.Each.QuantityBought(units(1), "tea")))),
                offer(
                        "gift-each-units",
                        new Effect.Gift("gift-1", each(units(1), new Value.Each.QuantityBought(units(5), null)))));
    }

    private static List<OfferBuilder> scopes() {
        return List.of(
                offer("lines-by-quantity", TEN_PERCENT)
                        .on("shoes")
                        .lines(new LineWhen.ByQuantity(Range.atLeast(units(3)))),
                offer("lines-by-amount", TEN_PERCENT)
                        .lines(new LineWhen.ByAmount(new Range<>(roubles(1_000), roubles(5_000)))),
                offer("lines-by-both", new Effect.PointsPercent(fixed(percent(10))))
                        .on("tea")
                        .lines(new LineWhen.ByBoth(new Range<>(units(2), units(5)), Range.atMost(roubles(3_000)))),
                offer("lines-exact", new Effect.AmountOff(fixed(roubles(100))))
                        .lines(new LineWhen.ByQuantity(new Range<>(units(2), units(2)))),
                offer("message-for-lines", new Effect.Message(Text.of("×10")))
                        .lines(new LineWhen.ByQuantity(Range.atLeast(units(10)))),
                offer("caps", TEN_PERCENT).perLine(kopecks(99_90)).perReceipt(roubles(500)));
    }

    private static List<OfferBuilder> conditions() {
        return List.of(
                offer("total", FIVE_PERCENT).when(total(1_000)),
                offer("total-of-shoes", FIVE_PERCENT)
                        .when(new Condition.ReceiptTotal(new Range<>(roubles(1_000), roubles(5_000)), "shoes")),
                offer("total-at-most", FIVE_PERCENT)
                        .when(new Condition.ReceiptTotal(Range.atMost(roubles(1_000)), null)),
                offer("quantity", FIVE_PERCENT).when(new Condition.QuantityBought(Range.atLeast(units(3)), "coffee")),
                offer("quantity-range", FIVE_PERCENT)
                        .when(new Condition.QuantityBought(new Range<>(units(1), thousandths(1_500)), null)),
                offer("quantity-at-most", FIVE_PERCENT)
                        .when(new Condition.QuantityBought(Range.atMost(units(21)), null)),
                offer("accumulated", FIVE_PERCENT)
                        .on("shoes")
                        .when(new Condition.Accumulated(
                                money("shoes", current(PeriodUnit.MONTH)), roubles(10_000), roubles(50_000), true)),
                offer("accumulated-at-most", FIVE_PERCENT)
                        .when(new Condition.Accumulated(money(null, LIFETIME), null, roubles(1_000), false)),
                offer("accumulated-units", FIVE_PERCENT).when(spent(quantity("coffee", rolling(21)), units(10))),
                offer("last-purchase", FIVE_PERCENT).when(spent(money(null, LAST_PURCHASE), roubles(500))),
                offer("purchases", FIVE_PERCENT).when(new Purchases(new Count.AtLeast(3), current(PeriodUnit.MONTH))),
                offer("purchases-ever", FIVE_PERCENT).when(new Purchases(new Count.AtLeast(5), LIFETIME)),
                offer("purchases-every", TEN_PERCENT).when(new Purchases(new Count.Every(5), current(PeriodUnit.YEAR))),
                offer("purchases-last-month", FIVE_PERCENT)
                        .when(new Purchases(new Count.AtLeast(2), previous(PeriodUnit.MONTH))),
                offer("purchases-multiple", FIVE_PERCENT)
                        .when(new Purchases(new Count.Every(3), previous(PeriodUnit.WEEK))),
                offer("receipt-number", TEN_PERCENT).when(new Condition.ReceiptNumber(100)),
                offer("payment", FIVE_PERCENT).when(paid("cash", "card")),
                offer("payment-own", FIVE_PERCENT).when(paid("sbp")),
                offer("customers", TEN_PERCENT).when(new Condition.Customers(Set.of("Анна П.", "Олег С."))),
                offer("customers-many", TEN_PERCENT).when(new Condition.Customers(Set.of("1", "2", "3", "4", "5"))),
                offer("audience", FIVE_PERCENT).on("shoes").when(new Condition.Audiences(Set.of("mums"))),
                offer("audiences", FIVE_PERCENT).when(new Condition.Audiences(Set.of("mums", "new"))),
                offer("card-kind", FIVE_PERCENT).when(cards("gold")),
                offer("tier", FIVE_PERCENT).when(tiers("silver", "gold")),
                offer("who-and-what", FIVE_PERCENT)
                        .when(
                                tiers("silver"),
                                cards("gold"),
                                spent(money("coffee", current(PeriodUnit.QUARTER)), roubles(1_000)),
                                paid("cash")),
                offer("birthday", TEN_PERCENT).when(new Condition.Birthday(0, 0)),
                offer("birthday-around", TEN_PERCENT).when(new Condition.Birthday(3, 5)),
                offer("birthday-before", TEN_PERCENT).when(new Condition.Birthday(1, 0)),
                offer("birthday-after", TEN_PERCENT).when(new Condition.Birthday(0, 2)),
                offer("first", TEN_PERCENT).when(new Condition.FirstPurchase()),
                offer("coupon", TEN_PERCENT).when(new Condition.CouponOf("autumn")),
                offer("store", FIVE_PERCENT).when(new Condition.Stores(Set.of("sto_1"))),
                offer("stores-and-tills", FIVE_PERCENT)
                        .when(new Condition.Stores(Set.of("sto_1", "sto_2")), new Condition.Tills(Set.of("1", "2"))),
                offer("uses", TEN_PERCENT).when(new Uses(100, Uses.Per.ALL, LIFETIME)),
                offer("uses-once", TEN_PERCENT).when(new Uses(1, Uses.Per.CUSTOMER, current(PeriodUnit.DAY))),
                offer("uses-rolling", TEN_PERCENT).when(new Uses(2, Uses.Per.CUSTOMER, rolling(30))));
    }

    private static List<OfferBuilder> periods() {
        return Stream.concat(
                        Stream.of(PeriodUnit.values())
                                .flatMap(unit -> Stream.of(
                                        offer("this-" + unit, FIVE_PERCENT)
                                                .when(
                                                        spent(money(null, current(unit)), roubles(500)),
                                                        new Uses(3, Uses.Per.ALL, current(unit))),
                                        offer("last-" + unit, FIVE_PERCENT)
                                                .when(spent(money(null, previous(unit)), roubles(500))))),
                        Stream.of(
                                offer("rolling-1", FIVE_PERCENT).when(spent(money(null, rolling(1)), roubles(500))),
                                offer("rolling-21", FIVE_PERCENT)
                                        .when(new Purchases(new Count.AtLeast(4), rolling(21)))))
                .toList();
    }

    private static List<OfferBuilder> schedules() {
        return List.of(
                offer("days-weekdays", FIVE_PERCENT)
                        .when(schedule(
                                window("09:00", "12:00", MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY),
                                window("00:00", "", SATURDAY, SUNDAY))),
                offer("days-run", FIVE_PERCENT).when(schedule(window("18:00", "", TUESDAY, WEDNESDAY, THURSDAY))),
                offer("days-apart", FIVE_PERCENT).when(schedule(window("00:00", "10:30", MONDAY, WEDNESDAY))),
                offer("days-all", FIVE_PERCENT).when(schedule(window("08:00", "10:00"), window("20:00", "22:00"))),
                offer("days-overnight", FIVE_PERCENT).when(schedule(window("22:00", "02:00", FRIDAY))),
                offer("days-round", FIVE_PERCENT).when(schedule(window("08:00", "08:00", FRIDAY))),
                offer("days-mixed", FIVE_PERCENT)
                        .when(schedule(
                                window("08:00", "10:00", MONDAY),
                                window("20:00", "22:00", MONDAY),
                                window("12:00", "15:00:30", SUNDAY))));
    }

    private static List<OfferBuilder> logic() {
        return List.of(
                offer("any", FIVE_PERCENT).when(any(paid("cash"), sundayMorning())),
                offer("any-of-three", FIVE_PERCENT)
                        .when(any(cards("gold"), tiers("gold"), new Condition.CouponOf("autumn"))),
                offer("any-beside", FIVE_PERCENT)
                        .on("shoes")
                        .when(total(1_000), any(new Condition.FirstPurchase(), new Condition.Birthday(3, 0))),
                offer("any-twice", FIVE_PERCENT)
                        .when(any(paid("cash"), cards("gold")), any(total(500), new Condition.ReceiptNumber(10))),
                offer("any-of-all", FIVE_PERCENT)
                        .when(any(all(paid("cash"), total(1_000)), new Condition.Stores(Set.of("sto_1")))),
                offer("any-deep", FIVE_PERCENT)
                        .when(any(
                                all(paid("cash"), any(total(1_000), cards("gold"))), new Condition.Tills(Set.of("1")))),
                offer("not-payment", FIVE_PERCENT).when(not(paid("cash"))),
                offer("not-schedule", FIVE_PERCENT).when(not(sundayMorning())),
                offer("not-schedule-all", FIVE_PERCENT)
                        .when(not(schedule(window("12:00", "14:00"))), not(schedule(window("00:00", "", MONDAY)))),
                offer("not-weekdays", FIVE_PERCENT)
                        .when(not(schedule(
                                window("00:00", "", MONDAY, TUESDAY, WEDNESDAY),
                                window("00:00", "", SATURDAY, SUNDAY)))),
                offer("not-total", FIVE_PERCENT).when(not(total(1_000))),
                offer("not-total-range", FIVE_PERCENT)
                        .when(not(new Condition.ReceiptTotal(new Range<>(roubles(100), roubles(200)), "tea"))),
                offer("not-quantity", FIVE_PERCENT)
                        .when(not(new Condition.QuantityBought(Range.atLeast(units(3)), "tea"))),
                offer("not-people", FIVE_PERCENT)
                        .when(
                                tiers("silver"),
                                not(new Condition.Audiences(Set.of("mums"))),
                                not(spent(money(null, LIFETIME), roubles(1_000)))),
                offer("not-purchases", FIVE_PERCENT)
                        .when(
                                not(new Purchases(new Count.AtLeast(3), current(PeriodUnit.WEEK))),
                                not(new Purchases(new Count.Every(2), LIFETIME)),
                                not(new Condition.ReceiptNumber(10))),
                offer("not-when-and-where", FIVE_PERCENT)
                        .when(
                                not(new Condition.Birthday(3, 1)),
                                not(new Condition.FirstPurchase()),
                                not(new Condition.CouponOf("autumn")),
                                not(new Condition.Stores(Set.of("sto_1", "sto_2"))),
                                not(new Condition.Tills(Set.of("1")))),
                offer("not-uses", FIVE_PERCENT).when(not(new Uses(21, Uses.Per.CUSTOMER, LIFETIME))),
                offer("not-any", FIVE_PERCENT).when(not(any(paid("cash"), new Condition.FirstPurchase()))),
                offer("not-all", FIVE_PERCENT)
                        .when(not(all(paid("cash", "sbp"), sundayMorning(), tiers("gold"), cards("gold"), total(100)))),
                offer("facts", FIVE_PERCENT)
                        .when(any(
                                new Condition.QuantityBought(Range.atLeast(units(2)), null),
                                spent(money("tea", LIFETIME), roubles(100)),
                                new Purchases(new Count.AtLeast(3), LIFETIME),
                                new Purchases(new Count.Every(5), current(PeriodUnit.MONTH)),
                                new Purchases(new Count.AtLeast(2), previous(PeriodUnit.YEAR)),
                                new Condition.Customers(Set.of("Анна П.")),
                                new Condition.Audiences(Set.of("mums")),
                                new Condition.Birthday(0, 2),
                                new Uses(2, Uses.Per.CUSTOMER, current(PeriodUnit.MONTH)))),
                offer("facts-denied", FIVE_PERCENT)
                        .when(any(
                                not(new Condition.QuantityBought(Range.atLeast(units(2)), null)),
                                not(spent(money("tea", LIFETIME), roubles(100))),
                                not(new Purchases(new Count.AtLeast(3), LIFETIME)),
                                not(new Condition.Customers(Set.of("1", "2", "3", "4"))),
                                not(new Condition.Audiences(Set.of("mums"))),
                                not(new Condition.Stores(Set.of("sto_1"))),
                                not(new Condition.CouponOf("autumn")),
                                not(new Uses(2, Uses.Per.ALL, LIFETIME)))));
    }
}
