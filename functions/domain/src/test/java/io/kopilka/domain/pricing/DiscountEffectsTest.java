package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.byLine;
import static io.kopilka.domain.fixture.Fixtures.customer;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.prices;
import static io.kopilka.domain.fixture.Fixtures.qty;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.fixture.Fixtures.rub;
import static io.kopilka.domain.fixture.Fixtures.segment;
import static io.kopilka.domain.fixture.Fixtures.skus;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.GivenLine;
import io.kopilka.domain.fixture.GivenOffer;
import io.kopilka.domain.fixture.GivenReceipt;
import io.kopilka.domain.pricing.AppliedOffer.Gain;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Combination.Mode;
import io.kopilka.domain.ruleset.Effect.BundleItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What each discount takes off its lines (docs/pricing.md 4.1, section 8).
class DiscountEffectsTest {
    private static List<String> discounts(GivenOffer offer, GivenLine... lines) {
        return given(offer).price(receipt(lines)).discounts();
    }

    private static BundleItem one(String sku, String quantity) {
        return new BundleItem.OfSku(sku, qty(quantity));
    }

    private static BundleItem any(String segment, String quantity) {
        return new BundleItem.OfSegment(segment, qty(quantity));
    }

    @Test
    void theAmountOfALineIsItsPriceTimesItsQuantityRoundedHalfUp() {
        assertThat(given().price(receipt(
                                line("a", "0.333", "10.00"),
                                line("a", "0.005", "1.00"),
                                line("a", "0.004", "1.00"),
                                line("a", "999999.999", "100000000.00"),
                                line("a", "3", "0.00")))
                        .amounts())
                .containsExactly("3.33", "0.01", "0.00", "99999999900000.00", "0.00");
    }

    // ------------------------------------------------------------- percent

    @Test
    void aPercentIsRoundedLineByLineHalfUp() {
        assertThat(discounts(offer("off").percent("7"), line("a", "1", "349.90"), line("a", "1", "0.50")))
                .containsExactly("24.49", "0.04");
        assertThat(discounts(offer("off").percent("10"), line("a", "1", "0.05"), line("a", "1", "0.04")))
                .containsExactly("0.01", "0.00");
        assertThat(discounts(offer("off").percent("0.0001"), line("a", "1", "5000.00"), line("a", "1", "4999.99")))
                .containsExactly("0.01", "0.00");
    }

    @Test
    void aPercentOfTheDearestLineIsExact() {
        assertThat(discounts(offer("off").percent("33.3333"), line("a", "999999.999", "100000000.00")))
                .containsExactly("33333299966666.70");
    }

    @Test
    void linesOutOfScopeGetNothing() {
        assertThat(given(offer("off").on("tea").percent("50"))
                        .where(segment("tea", skus("tea"), null))
                        .price(receipt(line("mug", "1", "10.00"), line("tea", "1", "10.00")))
                        .discounts())
                .containsExactly("0.00", "5.00");
    }

    // -------------------------------------------------------------- amount

    @Test
    void anAmountIsSpreadByTheLinesBases() {
        assertThat(given(offer("off").amount("5.00"))
                        .price(pieces("12.40", "0.00", "31.10", "8.90"))
                        .discounts())
                .containsExactly("1.18", "0.00", "2.97", "0.85");
        assertThat(given(offer("off").amount("1.00"))
                        .price(pieces("20.00", "20.00", "20.00"))
                        .discounts())
                .containsExactly("0.34", "0.33", "0.33");
    }

    @Test
    void anAmountIsNoMoreThanItsLines() {
        assertThat(given(offer("off").amount("50.00"))
                        .price(pieces("12.40", "8.90"))
                        .discounts())
                .containsExactly("12.40", "8.90");
    }

    @Test
    void whatALineHasNoRoomForGoesRoundTheOthers() {
        assertThat(discounts(
                        offer("off").amount("120.00"),
                        line("a", "1", "200.00").notBelow("190.00"),
                        line("b", "1", "150.00").notBelow("70.00"),
                        line("c", "1", "99.99").notBelow("80.00")))
                .containsExactly("10.00", "80.00", "19.99");
        assertThat(discounts(
                        offer("off").amount("120.00"),
                        line("a", "1", "200.00").notBelow("190.00"),
                        line("b", "1", "150.00"),
                        line("c", "1", "99.99").notBelow("80.00")))
                .containsExactly("10.00", "90.01", "19.99");
    }

    @Test
    void aLineExactlyFullStaysOpenInTheNextRound() {
        // Round 1 by 10 : 10 : 10 gives 3.00 each; the first is full with 1.00, the second just full with 3.00.
        // Round 2 gives 4.00 each, so the second is full and the third takes 5.00.
        assertThat(discounts(
                        offer("off").amount("9.00"),
                        line("a", "1", "10.00").notBelow("9.00"),
                        line("b", "1", "10.00").notBelow("7.00"),
                        line("c", "1", "10.00")))
                .containsExactly("1.00", "3.00", "5.00");
    }

    @Test
    void aLineThatWasJustFullMayGetLessInTheNextRound() {
        // Round 1 by 5 : 2 : 2 : 4 gives 1, 1, 0, 1 kopecks; only the last, without room, is closed.
        // Round 2 by 5 : 2 : 2 gives 2, 1, 0: had the second been closed, 1, 1, 1 would come of it.
        assertThat(discounts(
                        offer("off").amount("0.03"),
                        line("a", "1", "0.05").notBelow("0.02"),
                        line("b", "1", "0.02").notBelow("0.01"),
                        line("c", "1", "0.02").notBelow("0.01"),
                        line("d", "1", "0.04").notBelow("0.04")))
                .containsExactly("0.02", "0.01", "0.00", "0.00");
    }

    @Test
    void aMinimumAboveThePriceLeavesNoRoom() {
        assertThat(discounts(
                        offer("off").amount("6.00"),
                        line("a", "2", "10.00").notBelow("15.00"),
                        line("b", "1", "10.00")))
                .containsExactly("0.00", "6.00");
        assertThat(given(offer("off").amount("6.00"))
                        .price(receipt(line("a", "2", "10.00").notBelow("10.00")))
                        .skipped())
                .containsEntry("off", "nothing");
    }

    @Test
    void theMinimumOfAWeighedLineIsRoundedHalfUp() {
        // 0.333 kg at 10.00 is 3.33; at least 9.985 × 0.333 = 3.325005, that is 3.33, is kept: 9.98 keeps 3.32.
        assertThat(discounts(
                        offer("off").amount("3.00"), line("a", "0.333", "10.00").notBelow("9.98")))
                .containsExactly("0.01");
        assertThat(discounts(
                        offer("off").amount("3.00"), line("a", "0.333", "10.00").notBelow("9.99")))
                .containsExactly("0.00");
    }

    // ---------------------------------------------------- per unit, prices

    @Test
    void anAmountPerUnitGoesByQuantityAndStopsAtTheBase() {
        assertThat(discounts(
                        offer("off").amountPerUnit("1.50"),
                        line("a", "3", "10.00"),
                        line("b", "0.333", "10.00"),
                        line("c", "2", "1.00")))
                .containsExactly("4.50", "0.50", "2.00");
    }

    @Test
    void aPriceTakesOffWhatIsAboveItAndNeverRaisesOne() {
        assertThat(discounts(
                        offer("off").price("7.50"),
                        line("a", "2", "10.00"),
                        line("b", "1", "7.50"),
                        line("c", "1", "7.49"),
                        line("d", "0.333", "10.00")))
                .containsExactly("5.00", "0.00", "0.00", "0.83");
        assertThat(discounts(offer("off").price("0.00"), line("a", "2", "10.00")))
                .containsExactly("20.00");
    }

    @Test
    void aPriceOfAnotherKindIsTheLinesOwn() {
        assertThat(discounts(
                        offer("off").priceKind("staff"),
                        line("a", "2", "10.00").costing("staff", "8.00").costing("club", "1.00"),
                        line("b", "1", "10.00").costing("club", "1.00"),
                        line("c", "1", "10.00").costing("staff", "12.00"),
                        line("d", "1", "10.00").costing("staff", "0.00")))
                .containsExactly("4.00", "0.00", "0.00", "10.00");
    }

    // --------------------------------------------------- previous purchase

    @Test
    void aPercentOfThePreviousPurchaseIsAnAmount() {
        assertThat(given(offer("off").percentOfPreviousPurchase("10"))
                        .price(
                                receipt(
                                        line("a", "1", "10.00").notBelow("9.00"),
                                        line("b", "1", "10.00"),
                                        line("c", "1", "10.00")),
                                customer("c").whoAccumulated(Accumulation.PREVIOUS_PURCHASE, rub("60.05")))
                        .discounts())
                // 10 % of 60.05 is 6.005, so 6.01: 2.00 each; the first has room for 1.00; 5.01 by halves.
                .containsExactly("1.00", "2.51", "2.50");
    }

    @Test
    void withoutACustomerOrAPurchaseThereIsNothing() {
        var ruleset = given(offer("off").percentOfPreviousPurchase("100"));
        assertThat(ruleset.price(pieces("10.00")).skipped()).containsEntry("off", "nothing");
        assertThat(ruleset.price(pieces("10.00"), customer("c")).skipped()).containsEntry("off", "nothing");
        assertThat(ruleset.price(
                                pieces("10.00"),
                                customer("c").whoAccumulated(Accumulation.PREVIOUS_PURCHASE, rub("500.00")))
                        .discount())
                .isEqualTo("10.00");
    }

    // --------------------------------------------------------------- nForM

    @Test
    void ofEachGroupTheCheapestUnitsAreReducedUnitByUnit() {
        assertThat(discounts(
                        offer("off").nForM(3, 2, "50"),
                        line("b", "3", "99.95"),
                        line("a", "2", "129.90"),
                        line("c", "2", "45.50")))
                .containsExactly("49.98", "0.00", "22.75");
    }

    @Test
    void atEqualPricesTheEarlierLinesUnitsComeFirst() {
        assertThat(discounts(
                        offer("off").nForM(2, 1, "100"),
                        line("a", "1", "10.00"),
                        line("b", "1", "10.00"),
                        line("c", "1", "10.00")))
                .containsExactly("0.00", "10.00", "0.00");
    }

    @Test
    void anIncompleteGroupIsDroppedAndALineMayStandInSeveral() {
        assertThat(discounts(offer("off").nForM(3, 1, "100"), line("a", "2", "10.00")))
                .containsExactly("0.00");
        assertThat(discounts(offer("off").nForM(3, 1, "100"), line("a", "8", "10.00")))
                .containsExactly("40.00");
        assertThat(discounts(offer("off").nForM(3, 0, "100"), line("a", "4", "10.00"), line("b", "5", "5.00")))
                .containsExactly("40.00", "25.00");
        assertThat(discounts(offer("off").nForM(1, 0, "10"), line("a", "4", "10.00")))
                .containsExactly("4.00");
    }

    @Test
    void aLineOfFractionalQuantityTakesNoPart() {
        assertThat(discounts(
                        offer("off").nForM(2, 1, "100"),
                        line("a", "2.5", "10.00"),
                        line("b", "1", "10.00"),
                        line("c", "1", "5.00")))
                .containsExactly("0.00", "0.00", "5.00");
    }

    @Test
    void unitsOutOfScopeAreNotInTheRow() {
        assertThat(given(offer("off").on("cheap").nForM(2, 1, "100"))
                        .where(segment("cheap", prices(null, "10.00"), null))
                        .price(receipt(line("a", "1", "90.00"), line("b", "1", "10.00"), line("c", "1", "9.00")))
                        .discounts())
                .containsExactly("0.00", "0.00", "9.00");
    }

    @Test
    void aMillionUnitsAreCountedAndNotLaidOut() {
        assertThat(discounts(offer("off").nForM(3, 2, "33.3333"), line("a", "999999", "100000000.00")))
                .containsExactly("11111088888900.00");
    }

    @Test
    void whatIsFoundForALineIsCutToItsBase() {
        var ruleset = given(
                        offer("a").priority(2).percent("60"),
                        offer("b").priority(1).nForM(2, 1, "100"))
                .combinedBy(byLine(Mode.SEQUENTIAL, "a", "b"));
        assertThat(ruleset.price(receipt(line("x", "1", "10.00"), line("y", "1", "10.00")))
                        .gains())
                .containsExactly("a 12.00", "b 4.00");
    }

    @Test
    void eachReducedUnitIsRoundedForItself() {
        // Two units of 0.99 at half price are 0.50 each (0.495), not 0.99 together.
        assertThat(discounts(offer("off").nForM(2, 1, "50"), line("a", "4", "0.99")))
                .containsExactly("1.00");
    }

    @Test
    void anEffectNeverGivesMoreThanTheBaseThatItMet() {
        GivenOffer[] effects = {
            offer("b").nForM(1, 0, "100"),
            offer("b").gift("x", "1"),
            offer("b").amountPerUnit("50.00"),
            offer("b").amount("50.00"),
            offer("b").price("0.00"),
            offer("b").priceKind("staff"),
            offer("b").bundle("0.00", one("x", "1"))
        };
        for (GivenOffer effect : effects) {
            var priced = given(offer("a").priority(1).percent("60"), effect)
                    .combinedBy(byLine(Mode.SEQUENTIAL, "a", "b"))
                    .price(receipt(line("x", "1", "10.00").costing("staff", "0.00")))
                    .priced();
            assertThat(priced.applied().get(1).gain()).isEqualTo(new Gain.Discounted(rub("4.00"), rub("4.00")));
        }
    }

    // -------------------------------------------------------------- bundle

    @Test
    void aSetOfWeighedGoodsSavesWhatItCostsAboveItsPrice() {
        GivenLine[] lines = {
            line("cheese", "0.350", "899.90"), line("cheese", "0.400", "749.00"), line("wine", "3", "450.00")
        };
        assertThat(discounts(offer("set").bundle("800.00", one("cheese", "0.5"), one("wine", "1")), lines))
                .containsExactly("27.76", "9.90", "39.66");
    }

    @Test
    void anItemTakesTheDearestUnitsFirstAndTheEarlierAtEqualPrices() {
        assertThat(discounts(
                        offer("set").bundle("10.00", one("a", "1")),
                        line("a", "1", "12.00"),
                        line("a", "1", "15.00"),
                        line("a", "1", "9.00")))
                // Two sets save 2.00 and 5.00, spread by 12 : 15; the third costs less than 10.00.
                .containsExactly("3.11", "3.89", "0.00");
        assertThat(given(offer("set").atMostPerReceipt(rub("100.00")).bundle("15.00", one("a", "1"), one("b", "1")))
                        .price(receipt(line("a", "1", "10.00"), line("a", "1", "10.00"), line("b", "1", "10.00")))
                        .discounts())
                .containsExactly("2.50", "0.00", "2.50");
    }

    @Test
    void anItemMayTakePartsOfSeveralLines() {
        assertThat(discounts(
                        offer("set").bundle("20.00", one("a", "3")), line("a", "2", "10.00"), line("a", "2", "8.00")))
                // 2 × 10.00 + 1 × 8.00 saves 8.00, by 20 : 8.
                .containsExactly("5.71", "2.29");
    }

    @Test
    void aUnitServesTheItemThatIsWrittenFirstAndNoOther() {
        var ruleset = given(offer("set").bundle("10.00", any("all", "1"), one("b", "1")))
                .where(segment("all", null, null));
        // The first item takes the dearest, which is the only b; the second finds none.
        assertThat(ruleset.price(receipt(line("a", "1", "9.00"), line("b", "1", "11.00")))
                        .discount())
                .isEqualTo("0.00");
        var other = given(offer("set").bundle("10.00", one("b", "1"), any("all", "1")))
                .where(segment("all", null, null));
        assertThat(other.price(receipt(line("a", "1", "9.00"), line("b", "1", "11.00")))
                        .discounts())
                .containsExactly("4.50", "5.50");
    }

    @Test
    void aSetThatCostsNoMoreThanItsPriceSavesNothingButUsesItsUnits() {
        assertThat(discounts(
                        offer("set").bundle("20.00", one("a", "2")), line("a", "2", "10.00"), line("a", "2", "9.00")))
                .containsExactly("0.00", "0.00");
        assertThat(discounts(
                        offer("set").bundle("19.00", one("a", "2")), line("a", "2", "10.00"), line("a", "2", "9.00")))
                .containsExactly("1.00", "0.00");
    }

    @Test
    void theSavingsOfAllSetsAreRoundedOnce() {
        // Each set of 0.5 at 1.01 saves 0.505 − 0.50 = 0.005; three save 0.015, that is 0.02.
        assertThat(discounts(offer("set").bundle("0.50", one("a", "0.5")), line("a", "1.5", "1.01")))
                .containsExactly("0.02");
        assertThat(discounts(offer("set").bundle("0.50", one("a", "0.5")), line("a", "1.4", "1.01")))
                .containsExactly("0.01");
    }

    @Test
    void onlyLinesInScopeTakePartInASet() {
        assertThat(given(offer("set").on("cheap").bundle("5.00", one("a", "1")))
                        .where(segment("cheap", prices(null, "10.00"), null))
                        .price(receipt(line("a", "1", "12.00"), line("a", "1", "9.00")))
                        .discounts())
                .containsExactly("0.00", "4.00");
    }

    @Test
    void oneItemTooFewMakesNoSet() {
        assertThat(discounts(
                        offer("set").bundle("5.00", one("a", "1"), one("b", "1")),
                        line("a", "9", "10.00"),
                        line("c", "1", "10.00")))
                .containsExactly("0.00", "0.00");
    }

    // ---------------------------------------------------------------- gift

    @Test
    void unitsOfTheProductAreFreeInTheReceiptsOrder() {
        assertThat(discounts(
                        offer("gift").gift("sock", "3"),
                        line("sock", "2", "5.00"),
                        line("boot", "1", "90.00"),
                        line("sock", "2", "7.00")))
                .containsExactly("10.00", "0.00", "7.00");
    }

    @Test
    void aGiftMayTakeAPartOfAWeighedLine() {
        assertThat(discounts(offer("gift").gift("tea", "0.5"), line("tea", "1.333", "10.01")))
                .containsExactly("5.01");
    }

    @Test
    void aGiftIsCutToWhatIsLeftOfItsLine() {
        GivenReceipt receipt = receipt(line("sock", "1", "10.00"));
        assertThat(given(offer("a").priority(1).percent("60"), offer("b").gift("sock", "1"))
                        .combinedBy(byLine(Mode.SEQUENTIAL, "a", "b"))
                        .price(receipt)
                        .gains())
                .containsExactly("a 6.00", "b 4.00");
    }

    @Test
    void otherCurrenciesHaveTheirOwnDigits() {
        // Figures of these samples are hundredths of a rouble: as many minor units of another currency.
        assertThat(given(offer("off").percent("10"))
                        .in("JPY")
                        .price(pieces("1.55"))
                        .total())
                .isEqualTo("139");
        assertThat(given(offer("off").percent("10"))
                        .in("KWD")
                        .price(pieces("1.55"))
                        .total())
                .isEqualTo("0.139");
    }
}
