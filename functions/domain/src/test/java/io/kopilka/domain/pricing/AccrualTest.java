package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.byLine;
import static io.kopilka.domain.fixture.Fixtures.byReceipt;
import static io.kopilka.domain.fixture.Fixtures.customer;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.pts;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.fixture.Fixtures.segment;
import static io.kopilka.domain.fixture.Fixtures.skus;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.fixture.GivenOffer;
import io.kopilka.domain.fixture.GivenReceipt;
import io.kopilka.domain.fixture.GivenRuleset;
import io.kopilka.domain.fixture.Outcome;
import io.kopilka.domain.ruleset.Combination;
import io.kopilka.domain.ruleset.Combination.Mode;
import io.kopilka.domain.ruleset.Scheme.Rounding;
import org.junit.jupiter.api.Test;

/// Points earned (docs/pricing.md 10.11, section 14).
class AccrualTest {
    private static final GivenReceipt THREE = pieces("199.90", "45.05", "120.25");

    private static Outcome percent(String percent, String step, Rounding rounding) {
        return given(offer("p").pointsPercent(percent)).pointsBy(step, rounding).price(THREE, customer("c"));
    }

    @Test
    void exactPointsAreRoundedOnceAndSpreadInSteps() {
        assertThat(percent("3.5", "1", Rounding.DOWN).points()).containsExactly("7", "1", "4");
        assertThat(percent("3.5", "1", Rounding.HALF_UP).points()).containsExactly("7", "2", "4");
        assertThat(percent("3.5", "0.5", Rounding.DOWN).points()).containsExactly("7", "1.5", "4");
    }

    @Test
    void halfAStepGoesUpWhereHalfUpIsAskedFor() {
        var ruleset = given(offer("p").pointsPercent("1"));
        assertThat(ruleset.pointsBy("1", Rounding.HALF_UP)
                        .price(pieces("150.00"), customer("c"))
                        .earned())
                .isEqualTo("2");
        assertThat(ruleset.price(pieces("149.99"), customer("c")).earned()).isEqualTo("1");
        assertThat(given(offer("p").pointsPercent("1"))
                        .pointsBy("10", Rounding.HALF_UP)
                        .price(pieces("1500.00"), customer("c"))
                        .earned())
                .isEqualTo("20");
        assertThat(given(offer("p").pointsPercent("1"))
                        .price(pieces("199.99"), customer("c"))
                        .earned())
                .isEqualTo("1");
    }

    @Test
    void aPercentIgnoresWhatAPointIsWorth() {
        assertThat(given(offer("p").pointsPercent("5"))
                        .pointsWorth("0.10")
                        .price(pieces("200.00"), customer("c"))
                        .earned())
                .isEqualTo("10");
    }

    @Test
    void aPercentIsOfMajorUnitsOfEachCurrency() {
        assertThat(given(offer("p").pointsPercent("5"))
                        .in("JPY")
                        .price(pieces("2.00"), customer("c"))
                        .earned())
                .isEqualTo("10");
        assertThat(given(offer("p").pointsPercent("5"))
                        .in("KWD")
                        .price(pieces("2000.00"), customer("c"))
                        .earned())
                .isEqualTo("10");
    }

    @Test
    void anAmountIsSharedByWhatIsPaid() {
        Outcome outcome = given(offer("half").on("a").percent("50"), offer("p").pointsAmount("30"))
                .where(segment("a", skus("a"), null))
                .price(receipt(line("a", "1", "20.00"), line("b", "1", "20.00")), customer("c"));
        assertThat(outcome.points()).containsExactly("10", "20");
    }

    @Test
    void anAmountPerUnitIsGivenInFullWhereAnythingIsPaid() {
        Outcome outcome = given(
                        offer("free").gift("sock", "1"),
                        offer("half").on("a").percent("50"),
                        offer("p").pointsPerUnit("3"))
                .where(segment("a", skus("a"), null))
                .price(
                        receipt(line("a", "1.5", "20.00"), line("sock", "1", "20.00"), line("b", "2", "20.00")),
                        customer("c"));
        assertThat(outcome.points()).containsExactly("4", "0", "6");
    }

    @Test
    void onlyLinesInScopeEarn() {
        GivenRuleset ruleset = given(
                        offer("percent").on("tea").pointsPercent("10").priority(2),
                        offer("amount").on("tea").pointsAmount("7").priority(1),
                        offer("unit").on("tea").pointsPerUnit("1"))
                .where(segment("tea", skus("tea"), null));
        Outcome outcome = ruleset.price(receipt(line("mug", "1", "100.00"), line("tea", "2", "50.00")), customer("c"));
        assertThat(outcome.points()).containsExactly("0", "19");
        assertThat(outcome.gains()).containsExactly("percent 10", "amount 7", "unit 2");
        assertThat(outcome.gainsOnLine(2)).containsExactly("percent 10", "amount 7", "unit 2");
        assertThat(outcome.gainsOnLine(1)).isEmpty();
    }

    @Test
    void differentOffersAreNeverRoundedTogether() {
        assertThat(given(offer("a").pointsPercent("1"), offer("b").pointsPercent("1"))
                        .price(pieces("150.00"), customer("c"))
                        .earned())
                .isEqualTo("2");
    }

    @Test
    void pointsThatRoundToZeroAreNothing() {
        assertThat(given(offer("p").pointsPercent("1"))
                        .price(pieces("99.99"), customer("c"))
                        .skipped())
                .containsEntry("p", "nothing");
    }

    @Test
    void withoutACustomerNothingIsEarned() {
        GivenRuleset ruleset = given(offer("p").pointsPercent("10"));
        assertThat(ruleset.price(pieces("100.00")).skipped()).containsEntry("p", "customer");
        assertThat(ruleset.price(pieces("100.00"), new Buyer.UniversalCard("k"), Explain.ALL)
                        .skipped())
                .containsEntry("p", "customer");
        assertThat(ruleset.price(pieces("100.00")).earned()).isEqualTo("0");
    }

    @Test
    void whereRedeemingForbidsItNothingIsEarned() {
        GivenRuleset ruleset = given(offer("p").pointsPercent("10")).redeemable("100", null, "0", "0", false);
        Outcome redeemed =
                ruleset.price(pieces("100.00").redeeming("1"), customer("c").having("50"));
        assertThat(redeemed.skipped()).containsEntry("p", "nothing");
        assertThat(redeemed.earned()).isEqualTo("0");
        assertThat(ruleset.price(
                                pieces("100.00").redeeming("0.5"), customer("c").having("50"))
                        .earned())
                .isEqualTo("10");
        assertThat(ruleset.price(pieces("100.00").redeeming("5"), customer("c")).earned())
                .isEqualTo("10");
        assertThat(ruleset.price(pieces("100.00"), customer("c").having("50")).earned())
                .isEqualTo("10");
    }

    @Test
    void whereRedeemingAllowsItPointsAreEarnedOnWhatMoneyPaid() {
        assertThat(given(offer("p").pointsPercent("10"))
                        .redeemable()
                        .price(pieces("100.00").redeeming("50"), customer("c").having("50"))
                        .earned())
                .isEqualTo("5");
    }

    // ---------------------------------------------------------------- tree

    private static Outcome combined(Combination.Group tree) {
        GivenOffer tea = offer("tea").on("tea").pointsPercent("20").priority(1);
        return given(tea, offer("all").pointsPercent("7"), offer("off").percent("10"))
                .where(segment("tea", skus("tea"), null))
                .pointsBy("0.01", Rounding.HALF_UP)
                .combinedBy(byLine(Mode.MAXIMUM, "off"))
                .pointsCombinedBy(tree)
                .price(
                        receipt(line("tea", "1", "100.00"), line("mug", "1", "200.00"), line("pot", "1", "50.00")),
                        customer("c"));
    }

    @Test
    void pointsFoldInATreeOfTheirOwn() {
        assertThat(combined(byLine(Mode.SUM, "tea", "all")).points()).containsExactly("24.3", "12.6", "3.15");
        assertThat(combined(byLine(Mode.MAXIMUM, "tea", "all")).points()).containsExactly("18", "12.6", "3.15");
        assertThat(combined(byReceipt(Mode.MAXIMUM, "tea", "all")).points()).containsExactly("6.3", "12.6", "3.15");
        assertThat(combined(byLine(Mode.MINIMUM, "tea", "all")).points()).containsExactly("6.3", "12.6", "3.15");
        assertThat(combined(byReceipt(Mode.MINIMUM, "tea", "all")).points()).containsExactly("18", "0", "0");
        assertThat(combined(byLine(Mode.DISPLACE, "tea", "all")).points()).containsExactly("18", "12.6", "3.15");
        assertThat(combined(byReceipt(Mode.DISPLACE, "tea", "all")).points()).containsExactly("18", "0", "0");
    }

    @Test
    void whatTheTreeDropsIsCombination() {
        assertThat(combined(byReceipt(Mode.MAXIMUM, "tea", "all")).skipped()).containsEntry("tea", "combination");
        assertThat(combined(byReceipt(Mode.DISPLACE, "tea", "all")).skipped()).containsEntry("all", "combination");
        assertThat(combined(byLine(Mode.MINIMUM, "all")).skipped()).containsEntry("tea", "combination");
    }

    @Test
    void pointsAreComparedExactlyBeforeTheyAreRounded() {
        assertThat(given(offer("less").pointsPercent("1"), offer("more").pointsPercent("1.0001"))
                        .pointsCombinedBy(byReceipt(Mode.MAXIMUM, "less", "more"))
                        .price(pieces("100.00"), customer("c"))
                        .gains())
                .containsExactly("more 1");
        assertThat(given(offer("amount").pointsAmount("1"), offer("percent").pointsPercent("1"))
                        .pointsCombinedBy(byLine(Mode.MAXIMUM, "amount", "percent"))
                        .price(pieces("100.00"), customer("c"))
                        .gains())
                .containsExactly("amount 1");
    }

    @Test
    void aNestedGroupOfPointsIsWonOrLostAsAWhole() {
        GivenOffer[] offers = {
            offer("p").pointsAmount("15"),
            offer("q").pointsAmount("10"),
            offer("single").pointsAmount("20").priority(9)
        };
        assertThat(given(offers)
                        .pointsCombinedBy(byReceipt(Mode.MAXIMUM, "single", byLine(Mode.SUM, "p", "q")))
                        .price(pieces("50.00", "50.00"), customer("c"))
                        .gains())
                .containsExactly("p 15", "q 10");
        Outcome least = given(offers)
                .pointsCombinedBy(byLine(Mode.MINIMUM, byLine(Mode.SUM, "p", "q"), "single"))
                .price(pieces("50.00", "50.00"), customer("c"));
        assertThat(least.gains()).containsExactly("single 20");
        assertThat(least.skipped()).containsEntry("p", "combination").containsEntry("q", "combination");
    }

    @Test
    void whatAnOfferKeepsOnSomeLinesIsRoundedAndSpreadOverThem() {
        Outcome outcome = given(
                        offer("tea").on("tea").pointsAmount("9"),
                        offer("all").pointsPercent("1").atMostPerReceipt(pts("4.5")))
                .where(segment("tea", skus("tea"), null))
                .pointsCombinedBy(byLine(Mode.MAXIMUM, "tea", "all"))
                .price(
                        receipt(line("tea", "1", "150.00"), line("mug", "1", "150.00"), line("pot", "1", "150.00")),
                        customer("c"));
        assertThat(outcome.points()).containsExactly("9", "2", "1");
    }

    @Test
    void anOfferOfPointsThatNothingIsPaidForIsNothing() {
        assertThat(given(offer("off").percent("100"), offer("p").pointsAmount("5"))
                        .price(pieces("10.00"), customer("c"))
                        .skipped())
                .containsEntry("p", "nothing");
    }
}
