package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.byLine;
import static io.kopilka.domain.fixture.Fixtures.byReceipt;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.group;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.fixture.Fixtures.rub;
import static io.kopilka.domain.fixture.Fixtures.segment;
import static io.kopilka.domain.fixture.Fixtures.skus;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.GivenOffer;
import io.kopilka.domain.fixture.GivenReceipt;
import io.kopilka.domain.fixture.GivenRuleset;
import io.kopilka.domain.fixture.Outcome;
import io.kopilka.domain.ruleset.Combination;
import io.kopilka.domain.ruleset.Combination.Mode;
import io.kopilka.domain.ruleset.Combination.Scope;
import io.kopilka.domain.ruleset.Condition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How discounts meet: modes, scopes, nesting, ties, order (docs/pricing.md 1.5, section 10, 16.3, 16.7).
class CombinationTest {
    private static final GivenReceipt CLOTHES =
            receipt(line("shoes", "1", "499.90"), line("coat", "1", "899.00"), line("hat", "1", "250.50"));

    /// Offer A, 20 % off shoes; offer B, 7 % off everything.
    private static Outcome clothes(Combination.Group tree) {
        return given(
                        offer("A").priority(1).on("shoes").percent("20"),
                        offer("B").percent("7"))
                .where(segment("shoes", skus("shoes"), null))
                .combinedBy(tree)
                .price(CLOTHES);
    }

    /// Offers `a` of 30 %, `b` of 20 %, `c` of 20 %, and whatever an offer else says, on 100.00.
    private static Outcome three(Combination.Group tree) {
        return given(
                        offer("a").percent("30"),
                        offer("b").percent("20"),
                        offer("c").percent("20"))
                .combinedBy(tree)
                .price(pieces("100.00"));
    }

    // --------------------------------------------------------------- modes

    @Test
    void maximumByLineLetsEachLineChooseTheGreatest() {
        Outcome outcome = clothes(byLine(Mode.MAXIMUM, "A", "B"));
        assertThat(outcome.discounts()).containsExactly("99.98", "62.93", "17.54");
        assertThat(outcome.gains()).containsExactly("A 99.98", "B 80.47");
        assertThat(outcome.gainsOnLine(1)).containsExactly("A 99.98");
        assertThat(outcome.gainsOnLine(2)).containsExactly("B 62.93");
    }

    @Test
    void maximumByReceiptChoosesTheGreatestTotal() {
        Outcome outcome = clothes(byReceipt(Mode.MAXIMUM, "A", "B"));
        assertThat(outcome.discounts()).containsExactly("34.99", "62.93", "17.54");
        assertThat(outcome.gains()).containsExactly("B 115.46");
        assertThat(outcome.skipped()).containsExactly(java.util.Map.entry("A", "combination"));
    }

    @Test
    void minimumByLineLetsEachLineChooseTheLeastAboveZero() {
        Outcome outcome = clothes(byLine(Mode.MINIMUM, "A", "B"));
        assertThat(outcome.discounts()).containsExactly("34.99", "62.93", "17.54");
        assertThat(outcome.skipped()).containsEntry("A", "combination");
    }

    @Test
    void minimumByReceiptChoosesTheLeastTotalAboveZero() {
        Outcome outcome = clothes(byReceipt(Mode.MINIMUM, "A", "B"));
        assertThat(outcome.discounts()).containsExactly("99.98", "0.00", "0.00");
        assertThat(outcome.skipped()).containsEntry("B", "combination");
        assertThat(given(offer("none").percent("0.0001"), offer("some").percent("10"))
                        .combinedBy(byReceipt(Mode.MINIMUM, "none", "some"))
                        .price(pieces("1.00"))
                        .gains())
                .containsExactly("some 0.10");
        assertThat(given(offer("z").percent("0.0001"), offer("some").percent("10"))
                        .combinedBy(byReceipt(Mode.MINIMUM, "some", "z"))
                        .price(pieces("1.00"))
                        .gains())
                .containsExactly("some 0.10");
    }

    @Test
    void displaceByLineLetsEachLineChooseTheFirstThatGivesAnything() {
        assertThat(clothes(byLine(Mode.DISPLACE, "A", "B")).discounts()).containsExactly("99.98", "62.93", "17.54");
    }

    @Test
    void displaceByReceiptChoosesTheFirstThatGivesAnything() {
        assertThat(clothes(byReceipt(Mode.DISPLACE, "A", "B")).discounts()).containsExactly("99.98", "0.00", "0.00");
        assertThat(given(
                                offer("a").priority(1).percent("0.0001"),
                                offer("b").percent("10"),
                                offer("c").percent("90"))
                        .combinedBy(byReceipt(Mode.DISPLACE, "a", "b", "c"))
                        .price(pieces("1.00"))
                        .gains())
                .containsExactly("b 0.10");
    }

    @Test
    void sumAddsAllByLineAndByReceiptAlike() {
        assertThat(clothes(byLine(Mode.SUM, "A", "B")).discounts()).containsExactly("134.97", "62.93", "17.54");
        assertThat(clothes(byReceipt(Mode.SUM, "A", "B")).discounts()).containsExactly("134.97", "62.93", "17.54");
    }

    @Test
    void sequentialTakesEachFromWhatTheOneBeforeLeft() {
        for (Combination.Group tree : new Combination.Group[] {
            byLine(Mode.SEQUENTIAL, "seven", "three"), byReceipt(Mode.SEQUENTIAL, "seven", "three")
        }) {
            Outcome outcome = given(
                            offer("three").percent("3"),
                            offer("seven").priority(1).percent("7"))
                    .combinedBy(tree)
                    .price(pieces("349.90"));
            assertThat(outcome.gains()).containsExactly("seven 24.49", "three 9.76");
            assertThat(outcome.total()).isEqualTo("315.65");
        }
    }

    @Test
    void whereNobodyGivesAnythingNothingIsChosen() {
        for (Mode mode : Mode.values()) {
            assertThat(given(offer("a").percent("0.0001"), offer("b").percent("0.0001"))
                            .combinedBy(byReceipt(mode, "a", "b"))
                            .price(pieces("1.00", "2.00"))
                            .skipped())
                    .containsEntry("a", "nothing")
                    .containsEntry("b", "nothing");
        }
    }

    // ---------------------------------------------------------------- ties

    @Test
    void theFirstInPriorityOrderWinsATie() {
        assertThat(three(byLine(Mode.SUM, byLine(Mode.MAXIMUM, "c", "b"))).gains())
                .containsExactly("b 20.00", "a 30.00");
        assertThat(three(byLine(Mode.MINIMUM, "c", "b", "a")).gains()).containsExactly("b 20.00");
        assertThat(three(byReceipt(Mode.MINIMUM, "c", "b", "a")).gains()).containsExactly("b 20.00");
        assertThat(given(offer("b").percent("20"), offer("c").percent("20").priority(1))
                        .combinedBy(byReceipt(Mode.MAXIMUM, "b", "c"))
                        .price(pieces("100.00"))
                        .gains())
                .containsExactly("c 20.00");
    }

    @Test
    void sumsAreComparedAsMoneyAfterCapsAndNotAsPercents() {
        var ruleset = given(
                        offer("capped").percent("90").atMostPerReceipt(rub("5.00")),
                        offer("plain").percent("6"))
                .combinedBy(byReceipt(Mode.MAXIMUM, "capped", "plain"));
        assertThat(ruleset.price(pieces("100.00")).gains()).containsExactly("plain 6.00");
        assertThat(ruleset.price(pieces("80.00")).gains()).containsExactly("capped 5.00");
    }

    @Test
    void whatTheLimitOfALineWouldTakeIsNotForeseen() {
        var ruleset = given(offer("big").percent("50"), offer("small").percent("20"))
                .where(segment("b", skus("b"), null))
                .combinedBy(byReceipt(Mode.MAXIMUM, "big", "small"));
        assertThat(ruleset.price(receipt(line("a", "1", "100.00").notBelow("90.00")))
                        .gains())
                .containsExactly("big 10.00");
    }

    // --------------------------------------------------------------- order

    @Test
    void childrenAreTakenInPriorityOrderAndNotAsWritten() {
        assertThat(given(offer("x").percent("10"), offer("y").amount("10.00").priority(2))
                        .combinedBy(byLine(Mode.SEQUENTIAL, "x", "y"))
                        .price(pieces("100.00"))
                        .gains())
                .containsExactly("y 10.00", "x 9.00");
        assertThat(given(offer("x").percent("10").priority(-1), offer("y").amount("10.00"))
                        .combinedBy(byLine(Mode.SEQUENTIAL, "x", "y"))
                        .price(pieces("100.00"))
                        .gains())
                .containsExactly("y 10.00", "x 9.00");
    }

    @Test
    void idsAreComparedByCodePointAndNotByCodeUnit() {
        // U+1F600 comes after U+FF5E by code point, though its first unit, U+D83D, is less.
        String smile = "\uD83D\uDE00";
        String tilde = "\uFF5E";
        assertThat(given(offer(smile).percent("10"), offer(tilde).percent("10"))
                        .combinedBy(byLine(Mode.MAXIMUM, smile, tilde))
                        .price(pieces("100.00"))
                        .applied())
                .containsExactly(tilde);
        assertThat(given(
                                offer(smile).percent("10"),
                                offer("\uD83D\uDE01").percent("10"),
                                offer("\uD7FF").percent("10"))
                        .price(pieces("100.00"))
                        .applied())
                .containsExactly("\uD7FF", smile, "\uD83D\uDE01");
        assertThat(given(
                                offer("a" + smile).percent("1"),
                                offer("a").percent("1"),
                                offer("a" + tilde).percent("1"))
                        .price(pieces("100.00"))
                        .applied())
                .containsExactly("a", "a" + tilde, "a" + smile);
    }

    @Test
    void capitalsComeBeforeSmallLettersAndAPrefixBeforeWhatItBegins() {
        assertThat(given(
                                offer("b").percent("1"),
                                offer("B").percent("1"),
                                offer("o-").percent("1"),
                                offer("o").percent("1"),
                                offer("o10").percent("1"),
                                offer("o9").percent("1"))
                        .price(pieces("100.00"))
                        .applied())
                .containsExactly("B", "b", "o", "o-", "o10", "o9");
    }

    @Test
    void aGroupWithoutIdStandsBeforeWhatHasOneAndAnIdDecidesAmongTheOthers() {
        Combination.Group noId = byLine(Mode.SUM, "z");
        Combination.Group withId = group("g", Mode.SUM, Scope.LINE, 0, "a");
        GivenRuleset ruleset = given(
                        offer("a").percent("10"),
                        offer("f").percent("10"),
                        offer("z").amount("10.00"))
                .combinedBy(byLine(Mode.SEQUENTIAL, "f", withId, noId));
        assertThat(ruleset.price(pieces("100.00")).gains()).containsExactly("z 10.00", "f 9.00", "a 8.10");
    }

    @Test
    void groupsWithoutIdKeepTheOrderInWhichTheyAreWritten() {
        assertThat(given(offer("a").percent("10"), offer("b").amount("10.00"))
                        .combinedBy(byLine(Mode.SEQUENTIAL, byLine(Mode.SUM, "b"), byLine(Mode.SUM, "a")))
                        .price(pieces("100.00"))
                        .gains())
                .containsExactly("b 10.00", "a 9.00");
        assertThat(given(offer("a").percent("10"), offer("b").amount("10.00"))
                        .combinedBy(byLine(Mode.SEQUENTIAL, byLine(Mode.SUM, "a"), byLine(Mode.SUM, "b")))
                        .price(pieces("100.00"))
                        .gains())
                .containsExactly("a 10.00", "b 10.00");
    }

    @Test
    void aGroupHasItsOwnPriority() {
        Combination.Group late = group(null, Mode.SUM, Scope.LINE, -1, "b");
        assertThat(given(offer("a").percent("10"), offer("b").amount("10.00").priority(9))
                        .combinedBy(byLine(Mode.SEQUENTIAL, late, "a"))
                        .price(pieces("100.00"))
                        .gains())
                .containsExactly("a 10.00", "b 10.00");
    }

    // --------------------------------------------------------- loose, absent

    @Test
    void withoutATreeEverythingIsAdded() {
        assertThat(given(offer("a").percent("30"), offer("b").percent("20"))
                        .price(pieces("100.00"))
                        .gains())
                .containsExactly("a 30.00", "b 20.00");
    }

    @Test
    void anOfferThatStandsInNoGroupIsAChildOfTheRoot() {
        assertThat(three(byLine(Mode.MAXIMUM, "b")).gains()).containsExactly("a 30.00");
        assertThat(three(byLine(Mode.MINIMUM)).gains()).containsExactly("b 20.00");
        assertThat(three(byLine(Mode.DISPLACE, byLine(Mode.MAXIMUM, "b", "c"))).gains())
                .containsExactly("b 20.00");
    }

    @Test
    void anOfferWhoseConditionFailsIsAbsent() {
        assertThat(given(
                                offer("a").percent("30").when(new Condition.Stores(Set.of("north"))),
                                offer("b").percent("20"))
                        .combinedBy(byLine(Mode.MAXIMUM, "a", "b"))
                        .price(pieces("100.00"))
                        .gains())
                .containsExactly("b 20.00");
    }

    // ------------------------------------------------------------- nesting

    @Test
    void aGroupInASequenceWorksFromWhatIsLeft() {
        Outcome outcome = given(
                        offer("first").percent("12").priority(3),
                        offer("five").percent("5"),
                        offer("three").percent("3"),
                        offer("last").percent("2").priority(1))
                .combinedBy(
                        byLine(Mode.SEQUENTIAL, "first", group(null, Mode.SUM, Scope.LINE, 2, "five", "three"), "last"))
                .price(pieces("1000.00"));
        assertThat(outcome.gains()).containsExactly("first 120.00", "five 44.00", "three 26.40", "last 16.19");
        assertThat(outcome.total()).isEqualTo("793.41");
    }

    @Test
    void aSumThatGivesMoreThanIsLeftEndsTheSequenceAndTheLimitSettlesTheRest() {
        Outcome outcome = given(
                        offer("a").percent("80"),
                        offer("b").percent("60"),
                        offer("c").percent("100").priority(-1))
                .combinedBy(byLine(Mode.SEQUENTIAL, byLine(Mode.SUM, "a", "b"), "c"))
                .price(pieces("100.00"));
        assertThat(outcome.gains()).containsExactly("a 80.00", "b 20.00");
        assertThat(outcome.skipped()).containsEntry("c", "nothing");
        assertThat(outcome.total()).isEqualTo("0.00");
    }

    @Test
    void aNestedChoiceIsWonOrLostAsAWhole() {
        // The pair gives 25.00 together and beats the single 20.00; what it dropped inside stays dropped.
        GivenOffer[] offers = {
            offer("p").percent("15"),
            offer("q").percent("10"),
            offer("r").percent("12"),
            offer("single").percent("20")
        };
        Combination.Group inner = byLine(Mode.MAXIMUM, "p", "r");
        assertThat(given(offers)
                        .combinedBy(byReceipt(Mode.MAXIMUM, byLine(Mode.SUM, inner, "q"), "single"))
                        .price(pieces("100.00"))
                        .gains())
                .containsExactly("p 15.00", "q 10.00");
        assertThat(given(offers)
                        .combinedBy(byReceipt(Mode.MINIMUM, byLine(Mode.SUM, inner, "q"), "single"))
                        .price(pieces("100.00"))
                        .gains())
                .containsExactly("single 20.00");
    }

    @Test
    void aGroupByReceiptInsideOneByLineLosesLineByLine() {
        Outcome outcome = given(
                        offer("tea").on("tea").percent("50"),
                        offer("all").percent("10"),
                        offer("mug").on("mug").percent("20"))
                .where(segment("tea", skus("tea"), null), segment("mug", skus("mug"), null))
                .combinedBy(byLine(Mode.MAXIMUM, byReceipt(Mode.MAXIMUM, "tea", "all"), "mug"))
                .price(receipt(line("tea", "1", "10.00"), line("mug", "1", "100.00")));
        // By receipt "all" gives 11.00 and beats 5.00 of "tea"; on the mug "mug" beats it line by line.
        assertThat(outcome.gains()).containsExactly("all 1.00", "mug 20.00");
        assertThat(outcome.skipped()).containsEntry("tea", "combination");
    }

    @Test
    void theGroupOfAChildThatWinsLaterDropsAllOfTheEarlierOne() {
        Outcome outcome = given(
                        offer("a").percent("10"),
                        offer("b").percent("5"),
                        offer("c").percent("20").priority(-1))
                .combinedBy(byReceipt(Mode.MAXIMUM, byLine(Mode.SUM, "a", "b"), "c"))
                .price(pieces("100.00", "50.00"));
        assertThat(outcome.gains()).containsExactly("c 30.00");
        assertThat(outcome.skipped()).containsEntry("a", "combination").containsEntry("b", "combination");
    }

    @Test
    void threeLevelsDeep() {
        Outcome outcome = given(
                        offer("a").percent("10"),
                        offer("b").percent("10"),
                        offer("c").percent("15"),
                        offer("d").amount("5.00").priority(-1))
                .combinedBy(byLine(Mode.SEQUENTIAL, byLine(Mode.MAXIMUM, byLine(Mode.SEQUENTIAL, "a", "b"), "c"), "d"))
                .price(pieces("100.00"));
        assertThat(outcome.gains()).containsExactly("a 10.00", "b 9.00", "d 5.00");
    }

    @Test
    void discountsAreToldInTheOrderOfTheTreeAndNotOfPriority() {
        assertThat(given(offer("z").percent("1").priority(5), offer("a").percent("1"))
                        .combinedBy(byLine(Mode.SUM, byLine(Mode.SUM, "a"), group(null, Mode.SUM, Scope.LINE, -1, "z")))
                        .price(pieces("100.00"))
                        .applied())
                .containsExactly("a", "z");
    }

    @Test
    void anOfferIsJudgedOnTheBaseThatItMet() {
        Outcome outcome = given(
                        offer("all").percent("100").priority(1), offer("late").percent("10"))
                .combinedBy(byLine(Mode.SEQUENTIAL, "all", "late"))
                .price(pieces("100.00"));
        assertThat(outcome.skipped()).containsEntry("late", "nothing");
    }
}
