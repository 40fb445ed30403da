package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.customer;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.fixture.Fixtures.segment;
import static io.kopilka.domain.fixture.Fixtures.skus;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.fixture.GivenReceipt;
import io.kopilka.domain.fixture.GivenRuleset;
import io.kopilka.domain.fixture.Outcome;
import io.kopilka.domain.ruleset.Scheme.Rounding;
import org.junit.jupiter.api.Test;

/// What points pay of a receipt (docs/pricing.md section 12).
class RedemptionTest {
    private static GivenRuleset goodsOnly() {
        return given().where(segment("goods", skus("goods"), null))
                .pointsWorth("0.25")
                .pointsBy("10", Rounding.DOWN)
                .redeemable("30", "goods", "0", "100.00", true);
    }

    private static GivenReceipt goodsAndService() {
        return receipt(line("goods", "1", "259.37"), line("service", "1", "120.00"), line("goods", "1", "400.05"));
    }

    @Test
    void theBalanceIsTheLeastBound() {
        Outcome outcome = goodsOnly()
                .price(goodsAndService().redeemingAll(), customer("c").having("700"));
        assertThat(outcome.redeemable()).isEqualTo("700");
        assertThat(outcome.pointsRedeemed()).isEqualTo("700");
        assertThat(outcome.redemptions()).containsExactly("68.83", "0.00", "106.17");
        assertThat(outcome.total()).isEqualTo("604.42");
    }

    @Test
    void theShareOfTheSegmentIsTheLeastBound() {
        Outcome outcome = goodsOnly()
                .price(goodsAndService().redeemingAll(), customer("c").having("1200"));
        assertThat(outcome.redeemable()).isEqualTo("790");
        assertThat(outcome.redeemed()).isEqualTo("197.50");
        assertThat(outcome.redemptions()).containsExactly("77.68", "0.00", "119.82");
    }

    @Test
    void whatMustBeLeftIsTheLeastBound() {
        GivenRuleset ruleset = given().redeemable("100", null, "0", "70.00", true);
        assertThat(ruleset.price(pieces("100.00").redeemingAll(), customer("c").having("500"))
                        .redeemed())
                .isEqualTo("30.00");
        assertThat(ruleset.price(pieces("70.00").redeemingAll(), customer("c").having("500"))
                        .redeemed())
                .isEqualTo("0.00");
        assertThat(ruleset.price(pieces("69.00").redeemingAll(), customer("c").having("500"))
                        .redeemable())
                .isEqualTo("0");
    }

    @Test
    void theShareIsRoundedDownToTheMinorUnit() {
        assertThat(given().pointsWorth("0.01")
                        .redeemable("30", null, "0", "0", true)
                        .price(pieces("0.99").redeemingAll(), customer("c").having("500"))
                        .redeemed())
                .isEqualTo("0.29");
    }

    @Test
    void belowTheLeastReceiptNothingIsRedeemable() {
        GivenRuleset ruleset = given(offer("off").percent("10")).redeemable("100", null, "90.00", "0", true);
        assertThat(ruleset.price(pieces("100.00"), customer("c").having("500")).redeemable())
                .isEqualTo("90");
        assertThat(ruleset.price(pieces("99.99"), customer("c").having("500")).redeemable())
                .isEqualTo("0");
    }

    @Test
    void whatIsRedeemableIsToldWhetherAskedForOrNot() {
        Outcome outcome =
                given().redeemable().price(pieces("100.00"), customer("c").having("40"));
        assertThat(outcome.redeemable()).isEqualTo("40");
        assertThat(outcome.balance()).isEqualTo("40");
        assertThat(outcome.pointsRedeemed()).isEqualTo("0");
        assertThat(outcome.prompts()).isEmpty();
    }

    @Test
    void lotsCountFromTheirFirstDayToTheirLast() {
        GivenRuleset ruleset = given().redeemable();
        assertThat(ruleset.price(
                                pieces("1000.00"),
                                customer("c")
                                        .having("1", "2026-05-13", null)
                                        .having("10", "2026-05-14", null)
                                        .having("100", null, "2026-05-13")
                                        .having("1000", null, "2026-05-12")
                                        .having("200", "2026-05-12", "2026-05-14"))
                        .balance())
                .isEqualTo("301");
    }

    @Test
    void aRequestIsTakenDownToTheStepAndThatIsNoReduction() {
        GivenRuleset ruleset = given().pointsBy("10", Rounding.DOWN).redeemable();
        Outcome outcome =
                ruleset.price(pieces("1000.00").redeeming("57"), customer("c").having("500"));
        assertThat(outcome.pointsRedeemed()).isEqualTo("50");
        assertThat(outcome.prompts()).isEmpty();
        assertThat(ruleset.price(pieces("1000.00").redeeming("9"), customer("c").having("500"))
                        .pointsRedeemed())
                .isEqualTo("0");
    }

    @Test
    void aRequestForMoreGetsAsMuchAsMayBeAndIsTold() {
        GivenRuleset ruleset = given().pointsBy("10", Rounding.DOWN).redeemable();
        Outcome outcome =
                ruleset.price(pieces("1000.00").redeeming("65"), customer("c").having("57"));
        assertThat(outcome.pointsRedeemed()).isEqualTo("50");
        assertThat(outcome.prompts()).containsExactly("redeemReduced 60 to 50");
        assertThat(ruleset.price(
                                pieces("1000.00").redeeming("50"), customer("c").having("57"))
                        .prompts())
                .isEmpty();
    }

    @Test
    void theMaximumIsAllThatMayBeAndNeverReduced() {
        Outcome outcome = given().redeemable()
                .price(pieces("10.50").redeemingAll(), customer("c").having("500"));
        assertThat(outcome.pointsRedeemed()).isEqualTo("10");
        assertThat(outcome.total()).isEqualTo("0.50");
        assertThat(outcome.prompts()).isEmpty();
    }

    @Test
    void withoutACustomerOrTermsNothingIsRedeemed() {
        GivenRuleset ruleset = given().redeemable();
        assertThat(ruleset.price(pieces("10.00").redeemingAll()).redeemed()).isEqualTo("0.00");
        assertThat(ruleset.price(pieces("10.00").redeemingAll(), new Buyer.UniversalCard("k"), Explain.ALL)
                        .redeemed())
                .isEqualTo("0.00");
        assertThat(given().price(pieces("10.00").redeeming("5"), customer("c").having("50"))
                        .prompts())
                .containsExactly("redeemReduced 5 to 0");
        Outcome withoutTerms = given().pointsWorth("1")
                .price(pieces("10.00").redeemingAll(), customer("c").having("50"));
        assertThat(withoutTerms.redeemable()).isEqualTo("0");
        assertThat(withoutTerms.balance()).isEqualTo("50");
    }

    @Test
    void theMoneyIsRoundedHalfUpAndMayExceedTheBalanceByLessThanAMinorUnit() {
        Outcome outcome = given().pointsWorth("0.005")
                .redeemable()
                .price(pieces("10.00").redeemingAll(), customer("c").having("3"));
        assertThat(outcome.pointsRedeemed()).isEqualTo("3");
        assertThat(outcome.redeemed()).isEqualTo("0.02");
    }

    @Test
    void pointsWhoseMoneyRoundsToZeroAreNotRedeemedByMaxEither() {
        Outcome outcome = given().pointsWorth("0.001")
                .redeemable()
                .price(pieces("10.00").redeemingAll(), customer("c").having("4"));
        assertThat(outcome.pointsRedeemed()).isEqualTo("0");
        assertThat(outcome.redeemed()).isEqualTo("0.00");
        assertThat(outcome.redeemable()).isEqualTo("4");
        assertThat(given().pointsWorth("0.001")
                        .redeemable()
                        .price(pieces("10.00").redeemingAll(), customer("c").having("5"))
                        .pointsRedeemed())
                .isEqualTo("5");
    }

    @Test
    void aRequestWhoseMoneyRoundsToZeroRedeemsNothingAndSaysSo() {
        Outcome outcome = given().pointsWorth("0.001")
                .redeemable()
                .price(pieces("10.00").redeeming("4"), customer("c").having("400"));
        assertThat(outcome.pointsRedeemed()).isEqualTo("0");
        assertThat(outcome.redeemable()).isEqualTo("400");
        assertThat(outcome.prompts()).containsExactly("redeemReduced 4 to 0");
    }

    @Test
    void whatIsLeftAfterDiscountsAndMarkupsIsTheWeight() {
        Outcome outcome = given(
                        offer("off").on("tea").percent("50"),
                        offer("up").on("mug").markupPercent("100"))
                .where(segment("tea", skus("tea"), null), segment("mug", skus("mug"), null))
                .redeemable()
                .price(
                        receipt(line("tea", "1", "100.00"), line("mug", "1", "50.00"))
                                .redeeming("30"),
                        customer("c").having("500"));
        assertThat(outcome.redemptions()).containsExactly("10.00", "20.00");
    }

    @Test
    void pointsMayPayAReceiptWhollyAndNeverMore() {
        Outcome outcome = given().redeemable()
                .price(
                        pieces("0.00", "10.00", "5.00").redeeming("1000"),
                        customer("c").having("1000"));
        assertThat(outcome.redemptions()).containsExactly("0.00", "10.00", "5.00");
        assertThat(outcome.total()).isEqualTo("0.00");
        assertThat(outcome.prompts()).containsExactly("redeemReduced 1000 to 15");
    }
}
