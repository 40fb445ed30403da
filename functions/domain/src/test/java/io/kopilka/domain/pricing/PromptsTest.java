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
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.fixture.GivenRuleset;
import io.kopilka.domain.fixture.Outcome;
import io.kopilka.domain.ruleset.Combination.Mode;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import org.junit.jupiter.api.Test;

/// Acts and what the cashier is told (docs/pricing.md section 15).
class PromptsTest {
    private static final Condition FROM_100 = new Condition.ReceiptTotal(Asked.money("100.00", null), null);

    @Test
    void anActAppliesWhereItHasALineAndItsConditionHoldsAndChangesNoSum() {
        Outcome outcome = given(
                        offer("a").message("hello"),
                        offer("b").on("tea").message("tea"),
                        offer("c").message("more").when(FROM_100),
                        offer("coupon").effect(new Effect.IssueCoupon("spring")),
                        offer("stamps").effect(new Effect.Stamps("coffee", 2)),
                        offer("tickets").effect(new Effect.Tickets("car", 1)))
                .where(segment("tea", skus("tea"), null))
                .price(pieces("10.00"));
        assertThat(outcome.gains()).containsExactly("a", "coupon", "stamps", "tickets");
        assertThat(outcome.skipped()).containsEntry("b", "scope").containsEntry("c", "receiptTotal");
        assertThat(outcome.prompts()).containsExactly("message a hello");
        assertThat(outcome.total()).isEqualTo("10.00");
        assertThat(outcome.gainsOnLine(1)).isEmpty();
    }

    @Test
    void promptsComeKindByKind() {
        Outcome outcome = given(
                        offer("a").message("one"),
                        offer("b").forbid("no"),
                        offer("c").message("two").priority(9),
                        offer("d").gift("sock", "2"),
                        offer("e").forbid("never").priority(9))
                .issuing("card", true, FROM_100)
                .redeemable()
                .price(pieces("100.00").redeeming("5"));
        assertThat(outcome.prompts())
                .containsExactly(
                        "forbidden e [1]",
                        "forbidden b [1]",
                        "gift d sock 2",
                        "message c two",
                        "message a one",
                        "redeemReduced 5 to 0",
                        "issueCard card");
    }

    @Test
    void aBanNamesTheLinesInScopeAndTheReceiptIsPricedAllTheSame() {
        Outcome outcome = given(offer("no").on("beer").forbid("not at night"))
                .where(segment("beer", skus("beer"), null))
                .price(receipt(line("beer", "1", "5.00"), line("tea", "1", "5.00"), line("beer", "1", "5.00")));
        assertThat(outcome.prompts()).containsExactly("forbidden no [1, 3]");
        assertThat(outcome.priced().isForbidden()).isTrue();
        assertThat(outcome.total()).isEqualTo("15.00");
        assertThat(given(offer("m").message("hi"))
                        .price(pieces("1.00"))
                        .priced()
                        .isForbidden())
                .isFalse();
    }

    // ---------------------------------------------------------------- gift

    @Test
    void aGiftThatIsNotOnTheReceiptIsAskedFor() {
        GivenRuleset ruleset = given(offer("gift").gift("sock", "2").when(FROM_100));
        assertThat(ruleset.price(pieces("100.00")).prompts()).containsExactly("gift gift sock 2");
        assertThat(ruleset.price(pieces("100.00")).skipped()).containsEntry("gift", "nothing");
        assertThat(ruleset.price(receipt(line("boot", "1", "100.00"), line("sock", "1.5", "4.00")))
                        .prompts())
                .containsExactly("gift gift sock 0.5");
        assertThat(ruleset.price(receipt(line("boot", "1", "100.00"), line("sock", "2", "4.00")))
                        .prompts())
                .isEmpty();
        assertThat(ruleset.price(
                                receipt(line("boot", "1", "100.00"), line("sock", "1", "4.00"), line("sock", "3", "4")))
                        .prompts())
                .isEmpty();
        assertThat(ruleset.price(pieces("99.99")).prompts()).isEmpty();
    }

    @Test
    void aGiftThatTheTreeDroppedIsNotAskedFor() {
        Outcome outcome = given(offer("gift").gift("sock", "2"), offer("off").percent("100"))
                .combinedBy(byLine(Mode.MAXIMUM, "gift", "off"))
                .price(receipt(line("boot", "1", "100.00"), line("sock", "1", "4.00")));
        assertThat(outcome.skipped()).isEmpty();
        Outcome dropped = given(
                        offer("gift").gift("sock", "2"),
                        offer("off").percent("100").priority(1))
                .combinedBy(byLine(Mode.MAXIMUM, "gift", "off"))
                .price(receipt(line("boot", "1", "100.00"), line("sock", "1", "4.00")));
        assertThat(dropped.skipped()).containsEntry("gift", "combination");
        assertThat(dropped.prompts()).isEmpty();
    }

    // ---------------------------------------------------------- issue card

    @Test
    void aCardIsIssuedToWhomHasNoneInTheOrderOfTheRuleset() {
        GivenRuleset ruleset = given().issuing("z", true, FROM_100)
                .issuing("a", true, FROM_100)
                .issuing("never", true, null)
                .issuing("till", false, FROM_100);
        assertThat(ruleset.price(pieces("100.00")).prompts()).containsExactly("issueCard z", "issueCard a");
        assertThat(ruleset.price(pieces("99.99")).prompts()).isEmpty();
        assertThat(ruleset.price(pieces("100.00"), new Buyer.UniversalCard("till"), Explain.ALL)
                        .prompts())
                .containsExactly("issueCard z", "issueCard a");
    }

    @Test
    void aCustomerHasACardWhetherItWasScannedOrNot() {
        GivenRuleset ruleset = given().issuing("card", true, FROM_100);
        assertThat(ruleset.price(pieces("100.00"), customer("c").withCard("card"))
                        .prompts())
                .isEmpty();
        assertThat(ruleset.price(pieces("100.00"), customer("c")).prompts()).isEmpty();
    }

    @Test
    void aTextIsReadInBothLanguages() {
        Text text = new Text("да", "yes");
        assertThat(text.in(Language.RU)).isEqualTo("да");
        assertThat(text.in(Language.EN)).isEqualTo("yes");
    }
}
