package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.customer;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.Outcome;
import org.junit.jupiter.api.Test;

/// Rounding the total down (docs/pricing.md 3.2, section 13).
class RoundingTest {
    @Test
    void theDifferenceIsTakenOffAndDividedByWhatIsLeft() {
        Outcome outcome = given().roundedDownTo("1.00").price(pieces("83.33", "0.00", "41.58"));
        assertThat(outcome.rounding()).isEqualTo("0.91");
        assertThat(outcome.roundings()).containsExactly("0.61", "0.00", "0.30");
        assertThat(outcome.discounts()).containsExactly("0.61", "0.00", "0.30");
        assertThat(outcome.total()).isEqualTo("124.00");
    }

    @Test
    void aTotalThatIsAMultipleStays() {
        assertThat(given().roundedDownTo("5.00").price(pieces("125.00")).rounding())
                .isEqualTo("0.00");
        assertThat(given().roundedDownTo("5.00").price(pieces("129.99")).total())
                .isEqualTo("125.00");
    }

    @Test
    void aTotalBelowTheStepBecomesZero() {
        Outcome outcome = given().roundedDownTo("10.00").price(pieces("3.00", "4.00"));
        assertThat(outcome.total()).isEqualTo("0.00");
        assertThat(outcome.roundings()).containsExactly("3.00", "4.00");
    }

    @Test
    void withoutAStepNothingIsRounded() {
        assertThat(given().price(pieces("83.33")).total()).isEqualTo("83.33");
        assertThat(given().roundedDownTo("0.01").price(pieces("83.33")).total()).isEqualTo("83.33");
    }

    @Test
    void theDifferenceIsADiscountOfItsOwnAndNoOffer() {
        Outcome outcome =
                given(offer("off").percent("10")).roundedDownTo("1.00").price(pieces("9.99"));
        assertThat(outcome.gains()).containsExactly("off 1.00");
        assertThat(outcome.discount()).isEqualTo("1.99");
        assertThat(outcome.rounding()).isEqualTo("0.99");
        assertThat(outcome.total()).isEqualTo("8.00");
    }

    @Test
    void whatPointsPaidComesOffFirstAndPointsAreEarnedOnWhatIsLeft() {
        Outcome outcome = given(offer("p").pointsPercent("100"))
                .redeemable("100", null, "0", "0.50", true)
                .roundedDownTo("1.00")
                .price(pieces("10.40").redeemingAll(), customer("c").having("100"));
        assertThat(outcome.redeemed()).isEqualTo("9.00");
        assertThat(outcome.rounding()).isEqualTo("0.40");
        assertThat(outcome.total()).isEqualTo("1.00");
        assertThat(outcome.earned()).isEqualTo("1");
    }
}
