package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.byLine;
import static io.kopilka.domain.fixture.Fixtures.customer;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.fixture.Fixtures.segment;
import static io.kopilka.domain.fixture.Fixtures.skus;
import static io.kopilka.domain.pricing.Asked.all;
import static io.kopilka.domain.pricing.Asked.money;
import static io.kopilka.domain.pricing.Asked.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.fixture.GivenOffer;
import io.kopilka.domain.fixture.GivenRuleset;
import io.kopilka.domain.ruleset.Combination.Mode;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import io.kopilka.domain.ruleset.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which offers are told of that did not apply, and in what order (docs/pricing.md 16.1 to 16.6).
class ExplainTest {
    private static Condition from(String roubles) {
        return new Condition.ReceiptTotal(money(roubles, null), null);
    }

    private static GivenOffer off(String id) {
        return offer(id).percent("10");
    }

    private static List<String> near(GivenRuleset ruleset, String... prices) {
        return ruleset.where(segment("nowhere", skus("none"), null))
                .price(pieces(prices), Buyer.ANONYMOUS, Explain.NEAR)
                .skippedInOrder();
    }

    @Test
    void allAreToldInPriorityOrder() {
        GivenRuleset ruleset = given(
                        off("far").when(from("500.00")),
                        off("scope").on("nowhere"),
                        off("any").priority(-1).when(new Condition.Any(List.of(from("500.00")))),
                        off("closed").priority(3).when(new Condition.Audiences(Set.of("staff"))),
                        off("near").when(from("101.00")),
                        offer("points").pointsPercent("1"),
                        offer("nothing").percent("0.0001"))
                .where(segment("nowhere", skus("none"), null));
        assertThat(ruleset.price(pieces("100.00")).skippedInOrder())
                .containsExactly("closed", "far", "near", "nothing", "points", "scope", "any");
    }

    @Test
    void noneAreTold() {
        assertThat(given(off("far").when(from("500.00")), off("staff").when(new Condition.Tiers(Set.of("gold"))))
                        .price(pieces("100.00"), Buyer.ANONYMOUS, Explain.NONE)
                        .skipped())
                .isEmpty();
    }

    @Test
    void theNearestComeByTheMissingPartOfTheirThreshold() {
        assertThat(near(
                        given(
                                off("half").when(from("200.00")),
                                off("tenth").when(from("111.12")),
                                off("third").when(new Condition.QuantityBought(units("1.5", null), null)),
                                off("hair").when(from("100.01"))),
                        "100.00"))
                .containsExactly("hair", "tenth", "third", "half");
    }

    @Test
    void partsAreComparedExactly() {
        // Missing 0.01 of 1,000,000,000.02 and of 1,000,000,000.01: apart by less than a billionth.
        GivenRuleset ruleset = given(
                off("a").when(from("1000000000.01")),
                off("b").when(new Condition.ReceiptTotal(money("2000000000.01", null), null)));
        assertThat(ruleset.price(
                                receipt(line("x", "20", "50000000.00"), line("y", "20", "50000000.00")),
                                Buyer.ANONYMOUS,
                                Explain.NEAR)
                        .skippedInOrder())
                .containsExactly("b");
        GivenRuleset close = given(off("a").when(from("3000000.00")), off("b").when(from("2999999.99")));
        assertThat(close.price(receipt(line("x", "1", "2999999.98")), Buyer.ANONYMOUS, Explain.NEAR)
                        .skippedInOrder())
                .containsExactly("b", "a");
    }

    @Test
    void equalPartsComeInPriorityOrder() {
        assertThat(near(
                        given(
                                off("b").when(from("200.00")),
                                off("a").when(from("200.00")),
                                off("c").when(from("200.00")).priority(1)),
                        "100.00"))
                .containsExactly("c", "a", "b");
    }

    @Test
    void whatHasNoFigureComesAfterAndWhatIsOutOfScopeNotAtAll() {
        assertThat(near(
                        given(
                                off("coupon").priority(9).when(new Condition.CouponOf("spring")),
                                off("number").priority(8).when(new Condition.ReceiptNumber(5)),
                                offer("nothing").percent("0.0001").priority(10),
                                off("any").when(new Condition.Any(List.of(from("100.01")))),
                                off("scope").on("nowhere").priority(99),
                                off("lines").onLines(new LineWhen.ByQuantity(units("5", null))),
                                off("far").when(from("9999.00"))),
                        "100.00"))
                .containsExactly("far", "nothing", "coupon", "number", "any");
    }

    @Test
    void whatIsForSomebodyElseComesAfterEverythingElse() {
        assertThat(near(
                        given(
                                off("staff").priority(9).when(new Condition.Audiences(Set.of("staff"))),
                                off("coupon").when(new Condition.CouponOf("spring"))),
                        "100.00"))
                .containsExactly("coupon", "staff");
    }

    @Test
    void purchasesComeByTheirMissingPartToo() {
        Period ever = new Period.Lifetime();
        GivenRuleset ruleset = given(
                off("fifth").when(new Condition.Purchases(new Count.Every(5), ever)),
                off("tenth").when(new Condition.Purchases(new Count.AtLeast(10), ever)),
                off("half").when(from("200.00")));
        // Of 4 purchases this is the fourth: 1 of 5, 6 of 10, 100 of 200 are missing.
        assertThat(ruleset.price(
                                pieces("100.00"),
                                customer("c").whoBought(3, ever).customer(),
                                Explain.NEAR)
                        .skippedInOrder())
                .containsExactly("fifth", "half", "tenth");
    }

    @Test
    void twentyAreToldAndNoMore() {
        GivenOffer[] offers = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> off("o" + (100 + i)).when(from((100 + 31 - i) + ".00")))
                .toArray(GivenOffer[]::new);
        List<String> expected = IntStream.rangeClosed(11, 30)
                .mapToObj(i -> "o" + (100 + 41 - i))
                .toList();
        assertThat(near(given(offers), "100.00")).isEqualTo(expected).hasSize(20);
        GivenOffer[] closed = Arrays.copyOf(offers, 31);
        closed[30] = off("staff").priority(99).when(new Condition.Audiences(Set.of("staff")));
        assertThat(near(given(closed), "100.00")).isEqualTo(expected);
    }

    @Test
    void aNearOneThatComesLateDrivesTheFarthestOut() {
        GivenOffer[] offers = new GivenOffer[21];
        Arrays.setAll(offers, i -> off("o" + (100 + i)).when(from("200.00")));
        offers[20] = off("p").when(from("100.01"));
        assertThat(near(given(offers), "100.00"))
                .hasSize(20)
                .startsWith("p", "o100")
                .endsWith("o118");
    }

    @Test
    void twentyOffersOfOtherAudiencesFillTheRoomThatIsLeft() {
        GivenOffer[] offers = new GivenOffer[30];
        Arrays.setAll(offers, i -> off("o" + (100 + i)).when(new Condition.Audiences(Set.of("staff"))));
        offers[29] = off("z").when(from("101.00"));
        assertThat(near(given(offers), "100.00"))
                .hasSize(20)
                .startsWith("z", "o100")
                .endsWith("o118");
    }

    @Test
    void howMuchIsExplainedChangesNoPrice() {
        GivenRuleset ruleset = given(
                off("a").when(from("50.00")),
                off("b").when(from("500.00")),
                offer("m").message("hello"));
        PricedReceipt allTold = ruleset.price(pieces("100.00")).priced();
        for (Explain explain : Explain.values()) {
            PricedReceipt priced =
                    ruleset.price(pieces("100.00"), Buyer.ANONYMOUS, explain).priced();
            assertThat(priced.lines()).isEqualTo(allTold.lines());
            assertThat(priced.total()).isEqualTo(allTold.total());
            assertThat(priced.prompts()).isEqualTo(allTold.prompts());
            assertThat(priced.applied()).isEqualTo(allTold.applied());
        }
    }

    // ------------------------------------------------------------- reasons

    @Test
    void scopeComesBeforeConditionsAndConditionsBeforeTheRest() {
        GivenRuleset ruleset = given(
                        off("a").on("nowhere").when(from("500.00")),
                        offer("b").pointsPercent("1").when(from("500.00")),
                        offer("c").pointsPercent("1"),
                        off("d").when(all(new Condition.Tiers(Set.of("gold")), from("500.00"))))
                .where(segment("nowhere", skus("none"), null));
        assertThat(ruleset.price(pieces("100.00")).skipped())
                .containsEntry("a", "scope")
                .containsEntry("b", "receiptTotal")
                .containsEntry("c", "customer")
                .containsEntry("d", "tiers");
    }

    @Test
    void aGiftIsNeverOutOfScope() {
        assertThat(given(offer("gift").gift("sock", "1")).price(pieces("1.00")).skipped())
                .containsEntry("gift", "nothing");
    }

    @Test
    void everyLiveOfferIsAppliedOrSkippedAndNeverBoth() {
        var outcome = given(off("a"), off("b").priority(1), off("c").when(from("500.00")))
                .combinedBy(byLine(Mode.DISPLACE, "a", "b"))
                .price(pieces("100.00"));
        assertThat(outcome.applied()).containsExactly("b");
        assertThat(outcome.skippedInOrder()).containsExactly("a", "c");
        assertThat(outcome.priced().skipped().get(1).failed()).isEqualTo(from("500.00"));
        assertThat(outcome.priced().skipped().getFirst().failed()).isNull();
    }
}
