package io.kopilka.domain.words;

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
import static io.kopilka.domain.words.Shop.roubles;
import static io.kopilka.domain.words.Shop.scale;
import static io.kopilka.domain.words.Shop.spent;
import static io.kopilka.domain.words.Shop.step;
import static io.kopilka.domain.words.Shop.sundayMorning;
import static io.kopilka.domain.words.Shop.tiers;
import static io.kopilka.domain.words.Shop.total;
import static io.kopilka.domain.words.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.pricing.Missing;
import io.kopilka.domain.pricing.Reason;
import io.kopilka.domain.pricing.SkippedOffer;
import io.kopilka.domain.ruleset.Combination;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Condition.Uses;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Range;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.text.Language;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Why offers did not apply: every reason, every condition, with a distance and without.
class SkipReasonTest {
    private static final Effect FIVE_PERCENT = new Effect.PercentOff(fixed(percent(5)));
    private static final Effect THREE_PERCENT_BACK = new Effect.PointsPercent(fixed(percent(3)));

    /// An offer that was skipped, and the tree that it stands in.
    private record Told(String id, SkippedOffer skipped, Ruleset ruleset) {}

    @Test
    void everyReasonIsExplainedInRussian() {
        GoldenFile.compare("reasons.ru.txt", explained(Language.RU));
    }

    @Test
    void everyReasonIsExplainedInEnglish() {
        GoldenFile.compare("reasons.en.txt", explained(Language.EN));
    }

    @Test
    void everyConditionAndEveryReasonIsAmongThem() {
        List<String> told =
                reasons().map(reason -> reason.skipped().reason()).distinct().toList();
        List<String> others = Stream.of(Reason.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException hidden) {
                        throw new AssertionError(hidden);
                    }
                })
                .toList();
        List<Class<?>> failed = reasons()
                .<Class<?>>mapMulti((reason, into) -> {
                    if (reason.skipped().failed() != null) {
                        into.accept(reason.skipped().failed().getClass());
                    }
                })
                .distinct()
                .toList();

        assertThat(told).containsAll(others);
        assertThat(failed).contains(Condition.class.getPermittedSubclasses());
    }

    @Test
    void theCashierSaysHowMuchIsMissing() {
        SkippedOffer skipped = skipped(FIVE_PERCENT, total(10_000), new Missing.OfMoney(roubles(1_800)));

        assertThat(SkipReason.explain(skipped, Shop.ruleset(), Language.RU))
                .isEqualTo("ещё 1\u00a0800\u00a0₽ до скидки 5\u00a0%");
        assertThat(SkipReason.explain(skipped, Shop.ruleset(), Language.EN))
                .isEqualTo("1,800\u00a0₽ more to get 5% off");
    }

    @Test
    void aReasonThatNobodyKnowsIsAFault() {
        SkippedOffer skipped =
                new SkippedOffer(OfferBuilder.offer("x", FIVE_PERCENT).build(), "weather", null, null);

        assertThatThrownBy(() -> SkipReason.explain(skipped, Shop.ruleset(), Language.RU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weather");
    }

    private static Map<String, String> explained(Language language) {
        Map<String, String> sentences = new LinkedHashMap<>();
        reasons()
                .forEach(told -> sentences.put(
                        told.id(), SkipReason.explain(told.skipped(), told.ruleset(), Shop.CALLED, language)));
        return sentences;
    }

    private static SkippedOffer skipped(Effect effect, Condition condition, @Nullable Missing missing) {
        return new SkippedOffer(
                OfferBuilder.offer("x", effect).when(condition).build(), condition.key(), condition, missing);
    }

    private static Told told(String id, Condition condition) {
        return told(id, FIVE_PERCENT, condition, null);
    }

    private static Told told(String id, Condition condition, @Nullable Missing missing) {
        return told(id, FIVE_PERCENT, condition, missing);
    }

    private static Told told(String id, Effect effect, Condition condition, @Nullable Missing missing) {
        return new Told(id, skipped(effect, condition, missing), Shop.ruleset());
    }

    private static Told other(String id, OfferBuilder offer, String reason, Combination.@Nullable Group tree) {
        return new Told(id, new SkippedOffer(offer.build(), reason, null, null), Shop.ruleset("RUB", tree));
    }

    private static Told nothing(String id, Effect effect) {
        return other(id, OfferBuilder.offer("x", effect), Reason.NOTHING, null);
    }

    private static Told nothing(String id, OfferBuilder offer) {
        return other(id, offer, Reason.NOTHING, null);
    }

    private static Combination.Group tree(Combination.Mode outer, Combination.Mode inner) {
        return new Combination.Group(
                null,
                outer,
                Combination.Scope.LINE,
                0,
                List.of(
                        new Combination.Group(
                                "inner",
                                inner,
                                Combination.Scope.LINE,
                                0,
                                List.of(new Combination.Leaf("x"), new Combination.Leaf("y"))),
                        new Combination.Group(
                                "beside",
                                Combination.Mode.DISPLACE,
                                Combination.Scope.LINE,
                                0,
                                List.of(new Combination.Leaf("z")))));
    }

    private static Missing missing(Money amount) {
        return new Missing.OfMoney(amount);
    }

    private static Missing missing(long count) {
        return new Missing.OfCount(count);
    }

    private static Stream<Told> reasons() {
        return Stream.of(conditions(), distances(), benefits(), others(), nothings())
                .flatMap(List::stream);
    }

    /// Each condition without a distance.
    private static List<Told> conditions() {
        return List.of(
                told("total", new Condition.ReceiptTotal(Range.atMost(roubles(5_000)), null)),
                told("quantity", new Condition.QuantityBought(Range.atMost(units(3)), "coffee")),
                told("accumulated", spent(money("shoes", Shop.LIFETIME), roubles(10_000))),
                told("purchases", new Purchases(new Count.AtLeast(3), Shop.LIFETIME)),
                told("purchases-every", new Purchases(new Count.Every(5), current(PeriodUnit.YEAR))),
                told("receipt-number", new Condition.ReceiptNumber(100)),
                told("receipt-number-any", new Condition.ReceiptNumber(1)),
                told("payment", paid("cash")),
                told("schedule", sundayMorning()),
                told("customers", new Condition.Customers(Set.of("1", "2", "3", "4", "5"))),
                told("audiences", new Condition.Audiences(Set.of("mums"))),
                told("card-kinds", cards("gold")),
                told("tiers", tiers("silver", "gold")),
                told("birthday", new Condition.Birthday(3, 0)),
                told("first", new Condition.FirstPurchase()),
                told("coupon", new Condition.CouponOf("autumn")),
                told("stores", new Condition.Stores(Set.of("sto_1"))),
                told("tills", new Condition.Tills(Set.of("1", "2"))),
                told("uses", new Uses(1, Uses.Per.CUSTOMER, current(PeriodUnit.DAY))),
                told("uses-all", new Uses(100, Uses.Per.ALL, Shop.LIFETIME)),
                told("all", all(paid("cash"), total(1_000))),
                told("any", any(paid("cash"), cards("gold"))),
                told("not", not(paid("cash"))),
                told("not-any", not(any(paid("cash"), sundayMorning()))),
                told("not-all", not(all(paid("cash"), tiers("gold")))));
    }

    /// Conditions with a distance.
    private static List<Told> distances() {
        return List.of(
                told("total-missing", total(10_000), missing(roubles(1_800))),
                told(
                        "total-of-shoes-missing",
                        new Condition.ReceiptTotal(Range.atLeast(roubles(2_000)), "shoes"),
                        missing(kopecks(199_050))),
                told(
                        "quantity-missing",
                        new Condition.QuantityBought(Range.atLeast(units(3)), "coffee"),
                        new Missing.OfQuantity(units(1))),
                told(
                        "quantity-missing-half",
                        new Condition.QuantityBought(Range.atLeast(units(3)), null),
                        new Missing.OfQuantity(Shop.thousandths(1_500))),
                told(
                        "accumulated-missing",
                        spent(money("shoes", Shop.LIFETIME), roubles(10_000)),
                        missing(roubles(1_800))),
                told(
                        "accumulated-past-missing",
                        spent(money("shoes", previous(PeriodUnit.QUARTER)), roubles(10_000)),
                        missing(roubles(1_800))),
                told(
                        "accumulated-last-missing",
                        spent(money(null, Shop.LAST_PURCHASE), roubles(1_000)),
                        missing(roubles(200))),
                told(
                        "accumulated-units-missing",
                        spent(quantity("coffee", current(PeriodUnit.MONTH)), units(10)),
                        new Missing.OfQuantity(units(4))),
                told(
                        "accumulated-units-past-missing",
                        spent(quantity("coffee", previous(PeriodUnit.MONTH)), units(10)),
                        new Missing.OfQuantity(units(4))),
                told("purchases-missing-one", new Purchases(new Count.AtLeast(3), Shop.LIFETIME), missing(1)),
                told("purchases-missing", new Purchases(new Count.AtLeast(3), current(PeriodUnit.MONTH)), missing(2)),
                told("purchases-every-missing-one", new Purchases(new Count.Every(5), Shop.LIFETIME), missing(1)),
                told("purchases-every-missing", new Purchases(new Count.Every(5), Shop.LIFETIME), missing(4)),
                told(
                        "purchases-past-missing",
                        new Purchases(new Count.AtLeast(5), previous(PeriodUnit.MONTH)),
                        missing(2)),
                told("purchases-past-every", new Purchases(new Count.Every(5), previous(PeriodUnit.MONTH)), missing(2)),
                told("receipt-number-missing-one", new Condition.ReceiptNumber(10), missing(1)),
                told("receipt-number-missing", new Condition.ReceiptNumber(10), missing(3)),
                told("schedule-missing", sundayMorning(), new Missing.Until(LocalDateTime.of(2026, 11, 29, 8, 0))),
                told(
                        "schedule-missing-midnight",
                        sundayMorning(),
                        new Missing.Until(LocalDateTime.of(2026, 11, 24, 0, 0))),
                told("birthday-missing", new Condition.Birthday(3, 0), new Missing.UntilDay(LocalDate.of(2027, 3, 5))));
    }

    /// How far it is to each kind of benefit.
    private static List<Told> benefits() {
        Missing left = missing(roubles(150));
        Condition condition = total(1_000);
        return List.of(
                told("to-amount", new Effect.AmountOff(fixed(roubles(100))), condition, left),
                told("to-amount-per-unit", new Effect.AmountOffPerUnit(fixed(roubles(10))), condition, left),
                told("to-price", new Effect.UnitPrice(fixed(roubles(199))), condition, left),
                told("to-price-kind", new Effect.PriceKind("staff"), condition, left),
                told("to-previous", new Effect.PercentOfPreviousPurchase(fixed(percent(10))), condition, left),
                told("to-three-for-two", new Effect.NForM(3, 2, percent(100)), condition, left),
                told("to-half-off-third", new Effect.NForM(3, 2, percent(50)), condition, left),
                told("to-bundle", new Effect.Bundle(List.of(), roubles(800)), condition, left),
                told("to-gift", new Effect.Gift("gift-1", fixed(units(1))), condition, left),
                told("to-markup", new Effect.PercentMarkup(fixed(percent(5))), condition, left),
                told("to-markup-amount", new Effect.AmountMarkup(fixed(roubles(5))), condition, left),
                told("to-points-percent", THREE_PERCENT_BACK, condition, left),
                told("to-points", new Effect.PointsAmount(fixed(points(21))), condition, left),
                told("to-points-per-unit", new Effect.PointsPerUnit(fixed(points(2))), condition, left),
                told("to-message", new Effect.Message(io.kopilka.domain.text.Text.of("!")), condition, left),
                told("to-ban", new Effect.Forbid(null), condition, left),
                told("to-coupon", new Effect.IssueCoupon("autumn"), condition, left),
                told("to-stamps", new Effect.Stamps("cup", 1), condition, left),
                told("to-tickets", new Effect.Tickets("car", 5), condition, left));
    }

    private static List<Told> others() {
        OfferBuilder discount = OfferBuilder.offer("x", FIVE_PERCENT);
        OfferBuilder accrual = OfferBuilder.offer("x", THREE_PERCENT_BACK);
        Combination.Group better = tree(Combination.Mode.SUM, Combination.Mode.MAXIMUM);
        Combination.Group smaller = tree(Combination.Mode.MINIMUM, Combination.Mode.SUM);
        Combination.Group earlier = tree(Combination.Mode.DISPLACE, Combination.Mode.SEQUENTIAL);
        Combination.Group mixed = tree(Combination.Mode.DISPLACE, Combination.Mode.MAXIMUM);
        Combination.Group plain = tree(Combination.Mode.SUM, Combination.Mode.SEQUENTIAL);
        return List.of(
                other("scope", OfferBuilder.offer("x", FIVE_PERCENT).on("shoes"), Reason.SCOPE, null),
                other("scope-everything", discount, Reason.SCOPE, null),
                other(
                        "scope-lines",
                        OfferBuilder.offer("x", FIVE_PERCENT).lines(new LineWhen.ByQuantity(Range.atLeast(units(3)))),
                        Reason.SCOPE,
                        null),
                other(
                        "scope-shoes-lines",
                        OfferBuilder.offer("x", FIVE_PERCENT)
                                .on("shoes")
                                .lines(new LineWhen.ByAmount(Range.atLeast(roubles(3_000)))),
                        Reason.SCOPE,
                        null),
                other("combination-better", discount, Reason.COMBINATION, better),
                other("combination-smaller", discount, Reason.COMBINATION, smaller),
                other("combination-earlier", discount, Reason.COMBINATION, earlier),
                other("combination-mixed", discount, Reason.COMBINATION, mixed),
                other("combination-limit", discount, Reason.COMBINATION, plain),
                other("combination-no-tree", discount, Reason.COMBINATION, null),
                other("combination-points-better", accrual, Reason.COMBINATION, better),
                other("combination-points-smaller", accrual, Reason.COMBINATION, smaller),
                other("combination-points-earlier", accrual, Reason.COMBINATION, earlier),
                other("combination-points-mixed", accrual, Reason.COMBINATION, mixed),
                other("combination-points-limit", accrual, Reason.COMBINATION, plain),
                other("customer", accrual, Reason.CUSTOMER, null));
    }

    private static List<Told> nothings() {
        var byTotal = new Value.Measure.ReceiptTotal(null);
        return List.of(
                nothing("nothing-percent", FIVE_PERCENT),
                nothing("nothing-scale", new Effect.PercentOff(scale(byTotal, step(roubles(1_000), percent(5))))),
                nothing("nothing-scale-zero", new Effect.PercentOff(scale(byTotal, step(roubles(0), percent(5))))),
                nothing("nothing-amount", new Effect.AmountOff(fixed(roubles(5)))),
                nothing(
                        "nothing-amount-each",
                        new Effect.AmountOff(each(roubles(5), new Value.Each.QuantityBought(units(3), "coffee")))),
                nothing("nothing-per-unit", new Effect.AmountOffPerUnit(fixed(roubles(5)))),
                nothing("nothing-price", new Effect.UnitPrice(fixed(roubles(199)))),
                nothing("nothing-price-kind", new Effect.PriceKind("staff")),
                nothing("nothing-previous", new Effect.PercentOfPreviousPurchase(fixed(percent(5)))),
                nothing("nothing-three-for-two", new Effect.NForM(3, 2, percent(100))),
                nothing(
                        "nothing-three-shoes-for-two",
                        OfferBuilder.offer("x", new Effect.NForM(3, 2, percent(100)))
                                .on("shoes")),
                nothing("nothing-bundle", new Effect.Bundle(List.of(), roubles(800))),
                nothing("nothing-gift", new Effect.Gift("gift-1", fixed(units(1)))),
                nothing("nothing-markup", new Effect.PercentMarkup(fixed(percent(5)))),
                nothing("nothing-points", THREE_PERCENT_BACK),
                nothing(
                        "nothing-points-each",
                        new Effect.PointsAmount(each(points(1), new Value.Each.Paid(roubles(100), null)))),
                nothing("nothing-coupon", new Effect.IssueCoupon("autumn")));
    }
}
