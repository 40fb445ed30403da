package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.byLine;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.fixture.Fixtures.segment;
import static io.kopilka.domain.fixture.Fixtures.skus;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.Outcome;
import io.kopilka.domain.ruleset.Combination.Mode;
import org.junit.jupiter.api.Test;

/// Markups (docs/pricing.md 3.2, 3.3, 8.14, 16.2).
class MarkupTest {
    @Test
    void aPercentIsPutOnEachLineInScopeRoundedHalfUp() {
        Outcome outcome = given(offer("up").on("tea").markupPercent("10"))
                .where(segment("tea", skus("tea"), null))
                .price(receipt(line("tea", "1", "0.05"), line("mug", "1", "10.00"), line("tea", "1", "9.99")));
        assertThat(outcome.markups()).containsExactly("0.01", "0.00", "1.00");
        assertThat(outcome.total()).isEqualTo("21.05");
        assertThat(outcome.gains()).containsExactly("up 1.01");
        assertThat(outcome.gainsOnLine(1)).containsExactly("up 0.01");
        assertThat(outcome.gainsOnLine(2)).isEmpty();
    }

    @Test
    void anAmountIsSpreadByTheAmountsOfTheLinesInScope() {
        assertThat(given(offer("up").on("tea").markupAmount("5.00"))
                        .where(segment("tea", skus("tea"), null))
                        .price(receipt(
                                line("tea", "1", "12.40"),
                                line("mug", "1", "9.00"),
                                line("tea", "1", "31.10"),
                                line("tea", "1", "8.90")))
                        .markups())
                .containsExactly("1.18", "0.00", "2.97", "0.85");
    }

    @Test
    void markupsAreAddedEachFromTheAmountAndStandInNoTree() {
        Outcome outcome = given(
                        offer("a").markupPercent("10"),
                        offer("b").markupPercent("10").priority(1),
                        offer("off").percent("50"))
                .combinedBy(byLine(Mode.MAXIMUM, "off"))
                .price(pieces("100.00"));
        assertThat(outcome.gains()).containsExactly("b 10.00", "a 10.00", "off 50.00");
        assertThat(outcome.total()).isEqualTo("70.00");
    }

    @Test
    void aMarkupThatComesToNothingIsSkipped() {
        assertThat(given(offer("up").markupPercent("1")).price(pieces("0.10")).skipped())
                .containsEntry("up", "nothing");
        assertThat(given(offer("up").markupAmount("5.00")).price(pieces("0.00")).skipped())
                .containsEntry("up", "nothing");
    }

    @Test
    void aMarkupMayBeHundredfold() {
        assertThat(given(offer("up").markupPercent("10000"))
                        .price(pieces("1.00"))
                        .total())
                .isEqualTo("101.00");
    }
}
