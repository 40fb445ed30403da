package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.customer;
import static io.kopilka.domain.fixture.Fixtures.each;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pct;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.pts;
import static io.kopilka.domain.fixture.Fixtures.qty;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.fixture.Fixtures.rub;
import static io.kopilka.domain.fixture.Fixtures.scale;
import static io.kopilka.domain.fixture.Fixtures.segment;
import static io.kopilka.domain.fixture.Fixtures.skus;
import static io.kopilka.domain.fixture.Fixtures.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.fixture.GivenOffer;
import io.kopilka.domain.fixture.GivenRuleset;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.ruleset.Value.Each;
import io.kopilka.domain.ruleset.Value.Measure;
import org.junit.jupiter.api.Test;

/// Figures read off scales and given once for each so much (docs/pricing.md section 7).
class ValuesTest {
    private static final Accumulation MONEY = new Accumulation(null, new Period.Lifetime(), Measured.MONEY);
    private static final Accumulation UNITS = new Accumulation("tea", new Period.Lifetime(), Measured.QUANTITY);

    private static GivenRuleset with(GivenOffer offer) {
        return given(offer).where(segment("tea", skus("tea"), null));
    }

    private static Value<Percent> byTotal(String segment) {
        return scale(
                new Measure.ReceiptTotal(segment.isEmpty() ? null : segment),
                step(rub("100.00"), pct("5")),
                step(rub("200.00"), pct("10")),
                step(rub("300.00"), pct("0")));
    }

    @Test
    void aScaleHasTheValueOfTheLastStepReached() {
        GivenRuleset ruleset = with(offer("off").percent(byTotal("")));
        assertThat(ruleset.price(pieces("99.99")).discount()).isEqualTo("0.00");
        assertThat(ruleset.price(pieces("100.00")).discount()).isEqualTo("5.00");
        assertThat(ruleset.price(pieces("100.00", "99.99")).discount()).isEqualTo("10.00");
        assertThat(ruleset.price(pieces("100.00", "100.00")).discount()).isEqualTo("20.00");
    }

    @Test
    void aStepOfZeroGivesNothingFromThereOn() {
        assertThat(with(offer("off").percent(byTotal("")))
                        .price(pieces("300.00"))
                        .skipped())
                .containsEntry("off", "nothing");
    }

    @Test
    void theSegmentOfAScaleIsItsOwnAndNotTheScope() {
        var receipt = receipt(line("tea", "1", "100.00"), line("mug", "1", "100.00"));
        assertThat(with(offer("off").on("tea").percent(byTotal("")))
                        .price(receipt)
                        .discounts())
                .containsExactly("10.00", "0.00");
        assertThat(with(offer("off").percent(byTotal("tea"))).price(receipt).discounts())
                .containsExactly("5.00", "5.00");
    }

    @Test
    void aScaleClimbsByQuantity() {
        GivenRuleset ruleset = with(offer("off")
                .amount(scale(
                        new Measure.QuantityBought("tea"),
                        step(qty("1.5"), rub("1.00")),
                        step(qty("3"), rub("2.00")))));
        assertThat(ruleset.price(receipt(line("tea", "1.499", "10.00"), line("mug", "9", "1.00")))
                        .discount())
                .isEqualTo("0.00");
        assertThat(ruleset.price(receipt(line("tea", "1.5", "10.00"))).discount())
                .isEqualTo("1.00");
        assertThat(ruleset.price(receipt(line("tea", "3", "10.00"))).discount()).isEqualTo("2.00");
    }

    @Test
    void aScaleClimbsByWhatHasAccumulated() {
        GivenRuleset before = with(offer("off")
                .percent(scale(
                        new Measure.Accumulated(MONEY, false),
                        step(rub("0"), pct("1")),
                        step(rub("1000.00"), pct("5")))));
        assertThat(before.price(pieces("100.00"), customer("c").whoAccumulated(MONEY, rub("999.99")))
                        .discount())
                .isEqualTo("1.00");
        assertThat(before.price(pieces("100.00"), customer("c").whoAccumulated(MONEY, rub("1000.00")))
                        .discount())
                .isEqualTo("5.00");
        GivenRuleset withThis =
                with(offer("off").percent(scale(new Measure.Accumulated(UNITS, true), step(qty("5"), pct("5")))));
        assertThat(withThis.price(
                                receipt(line("tea", "2", "10.00")),
                                customer("c").whoAccumulated(UNITS, qty("3")))
                        .discount())
                .isEqualTo("1.00");
        assertThat(withThis.price(
                                receipt(line("mug", "2", "10.00")),
                                customer("c").whoAccumulated(UNITS, qty("3")))
                        .discount())
                .isEqualTo("0.00");
    }

    @Test
    void withoutACustomerNoStepOfAnAccumulationIsReachedNotEvenTheOneFromZero() {
        Measure measure = new Measure.Accumulated(MONEY, false);
        assertThat(with(offer("off").percent(scale(measure, step(rub("0"), pct("1")))))
                        .price(pieces("100.00"))
                        .skipped())
                .containsEntry("off", "nothing");
        assertThat(with(offer("off").effect(new Effect.UnitPrice(scale(measure, step(rub("0"), rub("1.00"))))))
                        .price(pieces("100.00"))
                        .discount())
                .isEqualTo("0.00");
    }

    @Test
    void aPriceBelowTheFirstStepIsNoPriceAndNotZero() {
        Value<Money> price = scale(
                new Measure.ReceiptTotal(null), step(rub("100.00"), rub("40.00")), step(rub("200.00"), rub("30.00")));
        GivenRuleset ruleset = with(offer("off").effect(new Effect.UnitPrice(price)));
        assertThat(ruleset.price(receipt(line("a", "1", "99.99"))).discount()).isEqualTo("0.00");
        assertThat(ruleset.price(receipt(line("a", "2", "50.00"))).discount()).isEqualTo("20.00");
        assertThat(ruleset.price(receipt(line("a", "4", "50.00"))).discount()).isEqualTo("80.00");
    }

    @Test
    void everyEffectThatTakesAScaleReadsIt() {
        var measure = new Measure.ReceiptTotal(null);
        var perUnit = new Effect.AmountOffPerUnit(scale(measure, step(rub("100.00"), rub("3.00"))));
        assertThat(with(offer("off").effect(perUnit))
                        .price(receipt(line("a", "4", "25.00")))
                        .discount())
                .isEqualTo("12.00");
        assertThat(with(offer("off").effect(perUnit))
                        .price(receipt(line("a", "3", "25.00")))
                        .discount())
                .isEqualTo("0.00");
        var percentUp = new Effect.PercentMarkup(scale(measure, step(rub("100.00"), pct("3"))));
        assertThat(with(offer("up").effect(percentUp)).price(pieces("100.00")).markup())
                .isEqualTo("3.00");
        assertThat(with(offer("up").effect(percentUp)).price(pieces("99.00")).skipped())
                .containsEntry("up", "nothing");
        var amountUp = new Effect.AmountMarkup(scale(measure, step(rub("100.00"), rub("7.00"))));
        assertThat(with(offer("up").effect(amountUp)).price(pieces("100.00")).markup())
                .isEqualTo("7.00");
        assertThat(with(offer("up").effect(amountUp)).price(pieces("99.00")).skipped())
                .containsEntry("up", "nothing");
        var points = new Effect.PointsPercent(scale(measure, step(rub("100.00"), pct("4"))));
        assertThat(with(offer("p").effect(points))
                        .price(pieces("100.00"), customer("c"))
                        .earned())
                .isEqualTo("4");
        var pointsPerUnit = new Effect.PointsPerUnit(scale(measure, step(rub("100.00"), pts("2"))));
        assertThat(with(offer("p").effect(pointsPerUnit))
                        .price(receipt(line("a", "4", "25.00")), customer("c"))
                        .earned())
                .isEqualTo("8");
        var previous = new Effect.PercentOfPreviousPurchase(scale(measure, step(rub("100.00"), pct("10"))));
        assertThat(with(offer("off").effect(previous))
                        .price(
                                pieces("100.00"),
                                customer("c").whoAccumulated(Accumulation.PREVIOUS_PURCHASE, rub("70.00")))
                        .discount())
                .isEqualTo("7.00");
    }

    // ------------------------------------------------------------ per each

    @Test
    void anAmountForEachWholeQuantityCountsFractionsInTheSum() {
        GivenRuleset ruleset = with(offer("off").amount(each(rub("100.00"), new Each.QuantityBought(qty("3"), "tea"))));
        assertThat(ruleset.price(receipt(line("tea", "2.500", "500.00"), line("tea", "3.750", "500.00")))
                        .discount())
                .isEqualTo("200.00");
        assertThat(ruleset.price(receipt(line("tea", "2.999", "500.00"), line("mug", "9", "500.00")))
                        .skipped())
                .containsEntry("off", "nothing");
        assertThat(ruleset.price(receipt(line("tea", "3", "500.00"))).discount())
                .isEqualTo("100.00");
    }

    @Test
    void anAmountForEachWholeTotalMeasuresAllLinesWhateverTheScope() {
        GivenRuleset ruleset =
                with(offer("off").on("tea").amount(each(rub("5.00"), new Each.ReceiptTotal(rub("100.00"), null))));
        assertThat(ruleset.price(receipt(line("tea", "1", "50.00"), line("mug", "1", "249.99")))
                        .discounts())
                .containsExactly("10.00", "0.00");
        assertThat(ruleset.price(receipt(line("tea", "1", "50.00"), line("mug", "1", "250.00")))
                        .discounts())
                .containsExactly("15.00", "0.00");
    }

    @Test
    void inADiscountWhatIsPaidIsTheAmount() {
        assertThat(with(offer("off").amount(each(rub("5.00"), new Each.Paid(rub("100.00"), null))))
                        .price(pieces("100.00", "100.00"))
                        .discount())
                .isEqualTo("10.00");
    }

    @Test
    void inPointsPaidIsWhatIsLeftToPayAndOtherMeasuresKeepTheirSense() {
        GivenRuleset ruleset = given(
                offer("half").percent("50"),
                offer("paid").pointsAmount(each(pts("1"), new Each.Paid(rub("100.00"), null))),
                offer("total").pointsAmount(each(pts("1"), new Each.ReceiptTotal(rub("100.00"), null))),
                offer("units").pointsAmount(each(pts("1"), new Each.QuantityBought(qty("1"), null))));
        assertThat(ruleset.price(receipt(line("a", "3", "100.00")), customer("c"))
                        .gains())
                .containsExactly("half 150.00", "paid 1", "total 3", "units 3");
    }

    @Test
    void paidForASegmentMeasuresItsLinesOnly() {
        GivenRuleset ruleset = with(offer("p").pointsAmount(each(pts("1"), new Each.Paid(rub("10.00"), "tea"))));
        assertThat(ruleset.price(receipt(line("tea", "1", "25.00"), line("mug", "1", "90.00")), customer("c"))
                        .earned())
                .isEqualTo("2");
    }

    @Test
    void aGiftForEachSoManyUnits() {
        GivenRuleset ruleset =
                with(offer("gift").gift("sock", each(qty("1"), new Each.QuantityBought(qty("2"), "tea"))));
        assertThat(ruleset.price(receipt(line("tea", "5", "9.00"), line("sock", "3", "4.00")))
                        .discounts())
                .containsExactly("0.00", "8.00");
    }

    @Test
    void anAmountForEachSoLittleThatItDoesNotFit64BitsIsAllThereIs() {
        assertThat(with(offer("off").amount(each(rub("10000000000000.00"), new Each.ReceiptTotal(rub("0.01"), null))))
                        .price(receipt(line("a", "999999.999", "100000000.00")))
                        .total())
                .isEqualTo("0.00");
        assertThat(with(offer("gift").gift("a", each(qty("999999.999"), new Each.ReceiptTotal(rub("0.01"), null))))
                        .price(receipt(line("a", "999999.999", "100000000.00")))
                        .total())
                .isEqualTo("0.00");
    }

    @Test
    void pointsThatDoNotFit64BitsAreRefusedAndNotCut() {
        GivenRuleset ruleset =
                with(offer("p").pointsAmount(each(pts("100000000000000"), new Each.Paid(rub("0.01"), null))));
        assertThatThrownBy(() -> ruleset.price(receipt(line("a", "1000", "100.00")), customer("c")))
                .isInstanceOf(ArithmeticException.class);
    }
}
