package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.attribute;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.groups;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.prices;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.fixture.Fixtures.segment;
import static io.kopilka.domain.fixture.Fixtures.skus;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.GivenLine;
import io.kopilka.domain.fixture.GivenRuleset;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.ruleset.Segment.Products;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which lines a segment holds (docs/pricing.md 4.3 to 4.6).
class SegmentsTest {
    /// Which of the lines, numbered from 1, a segment holds.
    private static List<Integer> held(@Nullable Products include, @Nullable Products exclude, GivenLine... lines) {
        List<String> discounts = given(offer("off").on("s").percent("100"))
                .where(segment("s", include, exclude))
                .price(receipt(lines))
                .discounts();
        return IntStream.rangeClosed(1, lines.length)
                .filter(number -> !discounts.get(number - 1).equals("0.00"))
                .boxed()
                .toList();
    }

    private static GivenLine priced(String price) {
        return line("x", "1", price);
    }

    private static GivenLine in(String... groups) {
        return line("x", "1", "1.00").in(groups);
    }

    @Test
    void withoutListsEveryLineIsHeld() {
        assertThat(held(null, null, priced("1.00"), in("a"))).containsExactly(1, 2);
    }

    @Test
    void anIncludeWithoutAListHoldsNothingAndAnExcludeWithoutOneLeavesNothingOut() {
        Products none = new Products(Set.of(), List.of(), null, Map.of());
        assertThat(held(none, null, priced("1.00"))).isEmpty();
        assertThat(held(null, none, priced("1.00"))).containsExactly(1);
    }

    @Test
    void skusHoldWhatIsListed() {
        GivenLine tea = line("tea", "1", "1.00");
        GivenLine teapot = line("teapot", "1", "1.00");
        GivenLine capital = line("Tea", "1", "1.00");
        assertThat(held(skus("tea"), null, tea, teapot, capital)).containsExactly(1);
        assertThat(held(null, skus("tea"), tea, teapot, capital)).containsExactly(2, 3);
    }

    @Test
    void aGroupHoldsItsSubgroupsAndNoGroupThatOnlyBeginsLikeIt() {
        assertThat(held(
                        groups("shoes"),
                        null,
                        in("shoes"),
                        in("shoes/women"),
                        in("shoes/women/boots"),
                        in("shoes-kids"),
                        in("men/shoes"),
                        in("Shoes"),
                        in(),
                        in("hats", "shoes/men")))
                .containsExactly(1, 2, 3, 8);
    }

    @Test
    void aSubgroupDoesNotHoldItsParent() {
        assertThat(held(groups("shoes/women"), null, in("shoes"), in("shoes/women"), in("shoes/women/boots")))
                .containsExactly(2, 3);
    }

    @Test
    void aGroupIsInWhatHoldsAnyGroupAboveItHoweverFar() {
        GivenRuleset ruleset = given(
                        offer("shoes").on("shoes").percent("10"),
                        offer("boots").on("boots").percent("20"),
                        offer("not-women").on("not-women").percent("1"))
                .where(
                        segment("shoes", groups("shoes"), null),
                        segment("boots", groups("shoes/women/boots"), null),
                        segment("not-women", null, groups("shoes/women")));
        assertThat(ruleset.price(receipt(
                                in("shoes/women"),
                                in("shoes/women/boots"),
                                in("shoes/women/boots/high/red"),
                                in("shoes/men/boots"),
                                in("bags")))
                        .discounts())
                .containsExactly("0.10", "0.30", "0.30", "0.11", "0.01");
    }

    @Test
    void aPriceRangeHoldsBothItsEnds() {
        GivenLine[] lines = {priced("9.99"), priced("10.00"), priced("15.00"), priced("20.00"), priced("20.01")};
        assertThat(held(prices("10.00", "20.00"), null, lines)).containsExactly(2, 3, 4);
        assertThat(held(prices("10.00", null), null, lines)).containsExactly(2, 3, 4, 5);
        assertThat(held(prices(null, "20.00"), null, lines)).containsExactly(1, 2, 3, 4);
        assertThat(held(null, prices("10.00", "20.00"), lines)).containsExactly(1, 5);
    }

    @Test
    void aPriceRangeLooksAtTheUnitPriceAndNotAtTheAmount() {
        assertThat(held(prices("10.00", null), null, line("x", "5", "9.00"), line("x", "0.5", "10.00")))
                .containsExactly(2);
    }

    @Test
    void anAttributeHoldsALineOneOfWhoseValuesIsListed() {
        GivenLine red = line("x", "1", "1.00").with("color", "red");
        GivenLine blue = line("x", "1", "1.00").with("color", "blue", "green");
        GivenLine other = line("x", "1", "1.00").with("brand", "red");
        assertThat(held(attribute("color", "red", "green"), null, red, blue, other, priced("1.00")))
                .containsExactly(1, 2);
        assertThat(held(null, attribute("color", "red"), red, blue, other)).containsExactly(2, 3);
    }

    @Test
    void severalAttributesAreAlternatives() {
        Products either =
                new Products(Set.of(), List.of(), null, Map.of("color", Set.of("red"), "brand", Set.of("Acme")));
        assertThat(held(
                        either,
                        null,
                        line("x", "1", "1.00").with("color", "red").with("brand", "Zeta"),
                        line("x", "1", "1.00").with("color", "blue").with("brand", "Acme"),
                        line("x", "1", "1.00").with("color", "blue").with("brand", "Zeta")))
                .containsExactly(1, 2);
    }

    @Test
    void oneListOfSeveralIsEnoughToBeHeldAndToBeLeftOut() {
        Products any = new Products(
                Set.of("tea"),
                List.of("shoes"),
                new Segment.Prices(io.kopilka.domain.fixture.Fixtures.rub("100.00"), null),
                Map.of("color", Set.of("red")));
        GivenLine[] lines = {
            line("tea", "1", "1.00"),
            in("shoes/men"),
            priced("100.00"),
            line("x", "1", "1.00").with("color", "red"),
            priced("99.99")
        };
        assertThat(held(any, null, lines)).containsExactly(1, 2, 3, 4);
        assertThat(held(null, any, lines)).containsExactly(5);
    }

    @Test
    void whatIsExcludedIsOutEvenIfItIsIncluded() {
        assertThat(held(
                        groups("shoes"),
                        skus("tea"),
                        in("shoes"),
                        line("tea", "1", "1.00").in("shoes"),
                        in("hats")))
                .containsExactly(1);
    }

    @Test
    void moreSegmentsThanAWordHasBitsAreToldApart() {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            segments.add(segment("s" + i, i % 2 == 0 ? skus("p" + i) : prices(i + ".00", i + ".00"), null));
        }
        GivenRuleset ruleset = given(
                        offer("a").on("s0").percent("10"),
                        offer("b").on("s63").percent("20"),
                        offer("c").on("s64").percent("30"),
                        offer("d").on("s127").percent("40"),
                        offer("e").on("s128").percent("50"))
                .where(segments.toArray(Segment[]::new));
        assertThat(ruleset.price(receipt(
                                line("p0", "1", "1000.00"),
                                line("q", "1", "63.00"),
                                line("p64", "1", "1000.00"),
                                line("q", "1", "127.00"),
                                line("p128", "1", "1000.00")))
                        .discounts())
                .containsExactly("100.00", "12.60", "300.00", "50.80", "500.00");
    }

    @Test
    void aSegmentThatIsNotInTheRulesetHoldsNothing() {
        assertThat(given(offer("off").on("nowhere").percent("100"))
                        .price(receipt(priced("1.00")))
                        .skipped())
                .containsEntry("off", "scope");
    }
}
