package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.fixture.GivenReceipt;
import io.kopilka.domain.fixture.GivenRuleset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What makes an offer live (docs/pricing.md section 5).
class PromotionsTest {
    private static GivenRuleset ruleset() {
        return given(offer("off").percent("10"));
    }

    private static String discount(GivenRuleset ruleset, GivenReceipt receipt) {
        return ruleset.price(receipt).discount();
    }

    @Test
    void bothDaysOfAPromotionAreIncluded() {
        GivenRuleset may = ruleset().promoting("2026-05-10", "2026-05-20", "off");
        assertThat(discount(may, pieces("10.00").at("2026-05-09T23:59:59"))).isEqualTo("0.00");
        assertThat(discount(may, pieces("10.00").at("2026-05-10T00:00:00"))).isEqualTo("1.00");
        assertThat(discount(may, pieces("10.00").at("2026-05-20T23:59:59"))).isEqualTo("1.00");
        assertThat(discount(may, pieces("10.00").at("2026-05-21T00:00:00"))).isEqualTo("0.00");
    }

    @Test
    void anAbsentEndIsOpen() {
        GivenRuleset from = ruleset().promoting("2026-05-10", null, "off");
        assertThat(discount(from, pieces("10.00").at("2026-05-09T23:59:59"))).isEqualTo("0.00");
        assertThat(discount(from, pieces("10.00").at("2999-12-31T12:00:00"))).isEqualTo("1.00");
        GivenRuleset to = ruleset().promoting(null, "2026-05-20", "off");
        assertThat(discount(to, pieces("10.00").at("1999-12-31T12:00:00"))).isEqualTo("1.00");
        assertThat(discount(to, pieces("10.00").at("2026-05-21T00:00:00"))).isEqualTo("0.00");
    }

    @Test
    void aPromotionHoldsInItsStores() {
        GivenRuleset north = ruleset().promotingIn(Set.of("north", "east"), null, null, "off");
        assertThat(discount(north, pieces("10.00").inStore("north"))).isEqualTo("1.00");
        assertThat(discount(north, pieces("10.00").inStore("south"))).isEqualTo("0.00");
        assertThat(discount(north, pieces("10.00"))).isEqualTo("0.00");
    }

    @Test
    void severalPromotionsOfAnOfferMakeNoDifference() {
        GivenRuleset twice = ruleset().promoting(null, null, "off").promoting("2026-05-10", "2026-05-20", "off");
        assertThat(discount(twice, pieces("10.00"))).isEqualTo("1.00");
        GivenRuleset onceOver = ruleset().promoting(null, "2026-01-01", "off").promoting(null, null, "off");
        assertThat(discount(onceOver, pieces("10.00"))).isEqualTo("1.00");
    }

    @Test
    void anOfferThatIsNotLiveIsMentionedNowhere() {
        GivenRuleset ruleset = given(
                        offer("live").on("nothing").percent("10"),
                        offer("over").percent("10"),
                        offer("loose").percent("10"))
                .promoting(null, null, "live")
                .promoting(null, "2026-01-01", "over");
        assertThat(ruleset.price(pieces("10.00")).applied()).isEmpty();
        assertThat(ruleset.price(pieces("10.00")).skipped()).containsOnlyKeys("live");
    }

    @Test
    void oneCompiledRulesetAnswersForEveryDayAndStore() {
        CompiledRuleset compiled = CompiledRuleset.of(ruleset()
                .promotingIn(Set.of("north"), "2026-05-10", "2026-05-10", "off")
                .ruleset());
        for (String day : new String[] {"09", "10", "11", "10", "09"}) {
            for (String store : new String[] {"north", "south"}) {
                var priced = Pricing.price(
                        compiled,
                        pieces("10.00")
                                .at("2026-05-" + day + "T12:00:00")
                                .inStore(store)
                                .receipt(),
                        io.kopilka.domain.customer.Buyer.ANONYMOUS,
                        io.kopilka.domain.customer.OfferUses.NONE,
                        Explain.ALL);
                assertThat(priced.discount().units()).isEqualTo(day.equals("10") && store.equals("north") ? 100 : 0);
            }
        }
    }
}
