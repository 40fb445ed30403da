package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.customer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.pricing.Asked.HOLDS;
import static io.kopilka.domain.pricing.Asked.all;
import static io.kopilka.domain.pricing.Asked.any;
import static io.kopilka.domain.pricing.Asked.money;
import static io.kopilka.domain.pricing.Asked.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.ruleset.Condition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Conditions of conditions, and whose reason is told (docs/pricing.md 6.1, 6.2, 16.4).
class JoinedConditionsTest {
    private static final Condition TRUE = new Condition.ReceiptTotal(money("0", null), null);
    private static final Condition FAR = new Condition.ReceiptTotal(money("100.00", null), null);
    private static final Condition FEW = new Condition.QuantityBought(units("3", null), null);
    private static final Condition NO_COUPON = new Condition.CouponOf("spring");

    private static String answer(Condition condition) {
        return Asked.of(condition).on(pieces("60.00"));
    }

    @Test
    void allHoldsWhereEveryPartDoes() {
        assertThat(answer(all(TRUE, TRUE))).isEqualTo(HOLDS);
        assertThat(answer(all(all(TRUE), all(TRUE, TRUE)))).isEqualTo(HOLDS);
    }

    @Test
    void ofAllTheFirstPartThatFailsGivesTheReasonAndWhatIsMissing() {
        assertThat(answer(all(TRUE, FAR, FEW))).isEqualTo("receiptTotal 40.00");
        assertThat(answer(all(TRUE, FEW, FAR))).isEqualTo("quantity 2");
        assertThat(answer(all(NO_COUPON, FAR))).isEqualTo("coupon");
    }

    @Test
    void theReasonIsSoughtInwardThroughEveryAll() {
        assertThat(answer(all(TRUE, all(TRUE, all(TRUE, FEW), FAR), NO_COUPON))).isEqualTo("quantity 2");
    }

    @Test
    void anyHoldsWhereOnePartDoesAndElseAnswersItself() {
        assertThat(answer(any(FAR, TRUE))).isEqualTo(HOLDS);
        assertThat(answer(any(FAR, FEW))).isEqualTo("any");
        assertThat(answer(all(TRUE, any(FAR, all(TRUE, FEW))))).isEqualTo("any");
        assertThat(answer(any(FAR, all(TRUE, TRUE)))).isEqualTo(HOLDS);
    }

    @Test
    void notHoldsWhereItsPartDoesNotAndElseAnswersItself() {
        assertThat(answer(new Condition.Not(FAR))).isEqualTo(HOLDS);
        assertThat(answer(new Condition.Not(TRUE))).isEqualTo("not");
        assertThat(answer(new Condition.Not(all(TRUE, FAR)))).isEqualTo(HOLDS);
        assertThat(answer(new Condition.Not(all(TRUE, TRUE)))).isEqualTo("not");
        assertThat(answer(new Condition.Not(any(FAR, FEW)))).isEqualTo(HOLDS);
        assertThat(answer(new Condition.Not(new Condition.Not(TRUE)))).isEqualTo(HOLDS);
    }

    @Test
    void aListInsideNotOrAnyDoesNotCloseTheOfferForOthers() {
        Condition staff = new Condition.Audiences(Set.of("staff"));
        assertThat(Asked.not(staff).on(pieces("1.00"), customer("c").in("guests")))
                .isEqualTo(HOLDS);
        assertThat(Asked.not(staff).on(pieces("1.00"), customer("c").in("staff")))
                .isEqualTo("not");
        assertThat(Asked.of(any(staff, TRUE)).on(pieces("1.00"), customer("c").in("guests")))
                .isEqualTo(HOLDS);
    }

    @Test
    void twoListsOfOneKindMustBothHold() {
        Condition both =
                all(new Condition.Audiences(Set.of("staff")), new Condition.Audiences(Set.of("press", "guests")));
        assertThat(Asked.of(both).on(pieces("1.00"), customer("c").in("staff", "press")))
                .isEqualTo(HOLDS);
        assertThat(Asked.of(both).on(pieces("1.00"), customer("c").in("staff"))).isEqualTo("audiences");
        assertThat(Asked.of(both).on(pieces("1.00"), customer("c").in("press"))).isEqualTo("audiences");
    }

    @Test
    void anEarlierFailureGivesTheReasonEvenIfAListClosesTheOffer() {
        Condition both = all(FAR, new Condition.Stores(Set.of("north")));
        assertThat(Asked.of(both).on(pieces("60.00").inStore("south"))).isEqualTo("receiptTotal 40.00");
        assertThat(Asked.of(both).on(pieces("100.00").inStore("south"))).isEqualTo("stores");
        assertThat(Asked.of(both).on(pieces("100.00").inStore("north"))).isEqualTo(HOLDS);
    }
}
