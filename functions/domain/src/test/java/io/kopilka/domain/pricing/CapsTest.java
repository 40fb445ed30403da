package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.byLine;
import static io.kopilka.domain.fixture.Fixtures.customer;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.pts;
import static io.kopilka.domain.fixture.Fixtures.rub;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.GivenReceipt;
import io.kopilka.domain.ruleset.Combination.Mode;
import io.kopilka.domain.ruleset.Scheme;
import org.junit.jupiter.api.Test;

/// How much an offer gives at the most (docs/pricing.md section 9).
class CapsTest {
    private static final GivenReceipt RECEIPT = pieces("456.00", "789.30", "99.90");

    @Test
    void whatExceedsTheCapOfTheReceiptIsScaledDownByWhatWasGiven() {
        assertThat(given(offer("off").percent("12").atMostPerReceipt(rub("100.00")))
                        .price(RECEIPT)
                        .discounts())
                .containsExactly("33.90", "58.67", "7.43");
    }

    @Test
    void theCapOfALineComesFirst() {
        assertThat(given(offer("off").percent("12").atMostPerLine(rub("60.00")).atMostPerReceipt(rub("100.00")))
                        .price(RECEIPT)
                        .discounts())
                .containsExactly("43.19", "47.35", "9.46");
    }

    @Test
    void aCapThatIsJustReachedCutsNothing() {
        assertThat(given(offer("off").percent("12").atMostPerReceipt(rub("161.43")))
                        .price(RECEIPT)
                        .discounts())
                .containsExactly("54.72", "94.72", "11.99");
        assertThat(given(offer("off").percent("12").atMostPerLine(rub("94.72")))
                        .price(RECEIPT)
                        .discounts())
                .containsExactly("54.72", "94.72", "11.99");
        assertThat(given(offer("off").percent("12").atMostPerLine(rub("94.71")))
                        .price(RECEIPT)
                        .discounts())
                .containsExactly("54.72", "94.71", "11.99");
    }

    @Test
    void whatACapCutsIsNotGivenToAnotherLine() {
        assertThat(given(offer("off").amount("30.00").atMostPerLine(rub("10.00")))
                        .price(pieces("90.00", "10.00"))
                        .discounts())
                .containsExactly("10.00", "3.00");
    }

    @Test
    void whatCombinationDropsDoesNotRaiseTheRestToTheCap() {
        var ruleset = given(
                        offer("capped").percent("50").atMostPerReceipt(rub("20.00")),
                        offer("other").percent("15"))
                .combinedBy(byLine(Mode.MAXIMUM, "capped", "other"));
        // Capped gives 16.67 and 3.33; other gives 12.50 and 2.50. Both lines choose capped, no more than its cap.
        assertThat(ruleset.price(pieces("83.33", "16.67")).gains()).containsExactly("capped 20.00");
        assertThat(ruleset.price(pieces("83.33", "66.67")).discounts()).containsExactly("12.50", "10.00");
    }

    @Test
    void inASequenceACapActsOnWhatTheEffectGaveThere() {
        var ruleset = given(
                        offer("a").priority(1).percent("50"),
                        offer("b").percent("50").atMostPerReceipt(rub("20.00")))
                .combinedBy(byLine(Mode.SEQUENTIAL, "a", "b"));
        assertThat(ruleset.price(pieces("100.00")).gains()).containsExactly("a 50.00", "b 20.00");
        assertThat(ruleset.price(pieces("60.00")).gains()).containsExactly("a 30.00", "b 15.00");
    }

    @Test
    void whatTheEffectGaveWithinItsCapsIsToldBesideWhatWasLeftOfIt() {
        var priced = given(
                        offer("a").priority(1).percent("80"),
                        offer("b").percent("50").atMostPerReceipt(rub("40.00")))
                .price(pieces("100.00"))
                .priced();
        assertThat(priced.applied().get(1).gain())
                .isEqualTo(new AppliedOffer.Gain.Discounted(rub("40.00"), rub("20.00")));
    }

    @Test
    void capsOfPointsScaleExactlyBeforePointsAreRounded() {
        // 10 % of 33.30 and 66.60 are 3.33 and 6.66; a cap of 5 makes them 1.666… and 3.333….
        var ruleset = given(offer("p").pointsPercent("10").atMostPerReceipt(pts("5")));
        assertThat(ruleset.price(pieces("33.30", "66.60"), customer("c")).points())
                .containsExactly("2", "3");
        assertThat(given(offer("p").pointsPercent("10").atMostPerReceipt(pts("5")))
                        .pointsBy("0.01", Scheme.Rounding.DOWN)
                        .price(pieces("33.30", "66.60"), customer("c"))
                        .points())
                .containsExactly("1.67", "3.33");
    }

    @Test
    void theCapOfALineOfPointsCutsThatLine() {
        var ruleset =
                given(offer("p").pointsPercent("10").atMostPerLine(pts("4"))).pointsBy("0.01", Scheme.Rounding.DOWN);
        assertThat(ruleset.price(pieces("33.30", "66.60"), customer("c")).points())
                .containsExactly("3.33", "4");
        assertThat(given(offer("p").pointsPercent("10").atMostPerLine(pts("4")).atMostPerReceipt(pts("3.665")))
                        .pointsBy("0.001", Scheme.Rounding.DOWN)
                        .price(pieces("33.30", "66.60"), customer("c"))
                        .points())
                .containsExactly("1.665", "2");
    }

    @Test
    void roundingMayPassACapOfPointsByHalfAStep() {
        assertThat(given(offer("p").pointsPercent("10").atMostPerReceipt(pts("4.5")))
                        .pointsBy("1", Scheme.Rounding.HALF_UP)
                        .price(pieces("99.90"), customer("c"))
                        .earned())
                .isEqualTo("5");
    }
}
