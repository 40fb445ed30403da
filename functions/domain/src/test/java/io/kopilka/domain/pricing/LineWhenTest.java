package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.fixture.Fixtures.segment;
import static io.kopilka.domain.fixture.Fixtures.skus;
import static io.kopilka.domain.pricing.Asked.money;
import static io.kopilka.domain.pricing.Asked.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.GivenLine;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines by their own quantity and amount (docs/pricing.md 4.7, 4.8).
class LineWhenTest {
    private static List<String> discounts(LineWhen lineWhen, GivenLine... lines) {
        return given(offer("off").percent("10").onLines(lineWhen))
                .price(receipt(lines))
                .discounts();
    }

    @Test
    void aQuantityIsWithinBothEnds() {
        GivenLine[] lines = {
            line("a", "1.999", "10.00"), line("a", "2", "10.00"), line("a", "3", "10.00"), line("a", "3.001", "10.00")
        };
        assertThat(discounts(new LineWhen.ByQuantity(units("2", "3")), lines))
                .containsExactly("0.00", "2.00", "3.00", "0.00");
        assertThat(discounts(new LineWhen.ByQuantity(units("2", null)), lines))
                .containsExactly("0.00", "2.00", "3.00", "3.00");
        assertThat(discounts(new LineWhen.ByQuantity(units(null, "3")), lines))
                .containsExactly("2.00", "2.00", "3.00", "0.00");
    }

    @Test
    void anAmountIsWithinBothEnds() {
        GivenLine[] lines = {
            line("a", "2", "9.99"), line("a", "2", "10.00"), line("a", "1", "30.00"), line("a", "1", "30.01")
        };
        assertThat(discounts(new LineWhen.ByAmount(money("20.00", "30.00")), lines))
                .containsExactly("0.00", "2.00", "3.00", "0.00");
        assertThat(discounts(new LineWhen.ByAmount(money("20.00", null)), lines))
                .containsExactly("0.00", "2.00", "3.00", "3.00");
        assertThat(discounts(new LineWhen.ByAmount(money(null, "30.00")), lines))
                .containsExactly("2.00", "2.00", "3.00", "0.00");
    }

    @Test
    void bothTestsMustHold() {
        GivenLine[] lines = {
            line("a", "2", "10.00"), line("a", "1", "20.00"), line("a", "3", "1.00"), line("a", "4", "5.00"),
        };
        assertThat(discounts(new LineWhen.ByBoth(units("2", "3"), money("20.00", "40.00")), lines))
                .containsExactly("2.00", "0.00", "0.00", "0.00");
        assertThat(discounts(
                        new LineWhen.ByBoth(units("1", "4"), money("20.00", "40.00")),
                        line("a", "1", "40.00"),
                        line("a", "1", "40.01"),
                        line("a", "4.001", "5.00")))
                .containsExactly("4.00", "0.00", "0.00");
    }

    @Test
    void itNarrowsTheScope() {
        var ruleset = given(offer("off").on("tea").percent("10").onLines(new LineWhen.ByQuantity(units("2", null))))
                .where(segment("tea", skus("tea"), null));
        assertThat(ruleset.price(receipt(line("tea", "1", "10.00"), line("tea", "2", "10.00"), line("mug", "2", "10")))
                        .discounts())
                .containsExactly("0.00", "2.00", "0.00");
    }

    @Test
    void itDoesNotNarrowAMeasure() {
        var ruleset = given(offer("off")
                .percent("10")
                .onLines(new LineWhen.ByQuantity(units("2", null)))
                .when(new Condition.ReceiptTotal(money("50.00", null), null)));
        assertThat(ruleset.price(receipt(line("a", "1", "30.00"), line("b", "2", "10.00")))
                        .discounts())
                .containsExactly("0.00", "2.00");
    }

    @Test
    void whereNoLineMeetsItTheOfferIsOutOfScopeWhateverItsConditions() {
        var ruleset = given(offer("off")
                .percent("10")
                .onLines(new LineWhen.ByQuantity(units("2", null)))
                .when(new Condition.Stores(java.util.Set.of("north"))));
        assertThat(ruleset.price(receipt(line("a", "1", "30.00"))).skipped()).containsEntry("off", "scope");
    }
}
