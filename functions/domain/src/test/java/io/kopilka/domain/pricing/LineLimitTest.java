package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.customer;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.Outcome;
import io.kopilka.domain.ruleset.Condition;
import org.junit.jupiter.api.Test;

/// How far a line may be discounted (docs/pricing.md section 11).
class LineLimitTest {
    @Test
    void whatIsTooMuchIsTakenFromTheLastApplied() {
        Outcome outcome = given(offer("a").percent("12"), offer("b").percent("15"))
                .price(receipt(line("x", "1.333", "249.90").notBelow("199.90")));
        assertThat(outcome.gains()).containsExactly("a 39.97", "b 26.68");
        assertThat(outcome.total()).isEqualTo("266.47");
    }

    @Test
    void theLastGoesDownToZeroAndThenTheOneBeforeIt() {
        Outcome outcome = given(
                        offer("a").percent("70"),
                        offer("b").percent("50"),
                        offer("c").percent("10"))
                .price(pieces("100.00"));
        assertThat(outcome.gains()).containsExactly("a 70.00", "b 30.00");
        assertThat(outcome.skipped()).containsEntry("c", "combination");
        assertThat(outcome.total()).isEqualTo("0.00");
    }

    @Test
    void otherLinesAreNotTouched() {
        assertThat(given(offer("a").percent("30"), offer("b").percent("30"))
                        .price(receipt(line("x", "1", "100.00").notBelow("60.00"), line("y", "1", "100.00")))
                        .discounts())
                .containsExactly("40.00", "60.00");
    }

    @Test
    void aMinimumAboveThePriceAllowsNoDiscount() {
        Outcome outcome = given(offer("a").percent("30"))
                .price(receipt(line("x", "1", "100.00").notBelow("150.00")));
        assertThat(outcome.total()).isEqualTo("100.00");
        assertThat(outcome.skipped()).containsEntry("a", "combination");
    }

    @Test
    void markupsDoNotRaiseTheLimit() {
        assertThat(given(
                                offer("a").percent("100"),
                                offer("b").percent("50"),
                                offer("up").markupPercent("10"))
                        .price(pieces("100.00"))
                        .total())
                .isEqualTo("10.00");
    }

    @Test
    void roundingTheTotalIsOutsideTheLimit() {
        Outcome outcome = given(offer("a").percent("50"))
                .roundedDownTo("1.00")
                .price(receipt(line("x", "1", "100.00").notBelow("99.50")));
        assertThat(outcome.gains()).containsExactly("a 0.50");
        assertThat(outcome.rounding()).isEqualTo("0.50");
        assertThat(outcome.total()).isEqualTo("99.00");
    }

    @Test
    void aLineForNothingIsSeenByMeasuresButTakesNoRedemptionAndEarnsNothing() {
        Outcome outcome = given(
                        offer("free").gift("sock", "1"),
                        offer("p")
                                .pointsPerUnit("3")
                                .when(new Condition.ReceiptTotal(Asked.money("30.00", null), null)))
                .redeemable()
                .price(
                        receipt(line("sock", "1", "10.00"), line("boot", "1", "20.00"))
                                .redeeming("5"),
                        customer("c").having("100"));
        assertThat(outcome.redemptions()).containsExactly("0.00", "5.00");
        assertThat(outcome.points()).containsExactly("0", "3");
    }
}
