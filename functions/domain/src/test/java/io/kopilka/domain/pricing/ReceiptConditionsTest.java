package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.pricing.Asked.HOLDS;
import static io.kopilka.domain.pricing.Asked.money;
import static io.kopilka.domain.pricing.Asked.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.ruleset.Condition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Conditions on what is bought, where and how it is paid (docs/pricing.md 6.4, 6.5, 6.12).
class ReceiptConditionsTest {
    @Test
    void theTotalReachesItsLowerBoundExactlyOrSaysWhatIsMissing() {
        Asked asked = Asked.of(new Condition.ReceiptTotal(money("100.00", null), null));
        assertThat(asked.on(pieces("60.00", "40.00"))).isEqualTo(HOLDS);
        assertThat(asked.on(pieces("60.00", "39.99"))).isEqualTo("receiptTotal 0.01");
        assertThat(asked.on(pieces("0.00"))).isEqualTo("receiptTotal 100.00");
    }

    @Test
    void theTotalMayBeItsUpperBoundAndNothingIsMissingAboveIt() {
        Asked asked = Asked.of(new Condition.ReceiptTotal(money("50.00", "100.00"), null));
        assertThat(asked.on(pieces("100.00"))).isEqualTo(HOLDS);
        assertThat(asked.on(pieces("100.01"))).isEqualTo("receiptTotal");
        assertThat(asked.on(pieces("49.99"))).isEqualTo("receiptTotal 0.01");
    }

    @Test
    void theTotalOfASegmentCountsItsLinesOnly() {
        Asked asked = Asked.of(new Condition.ReceiptTotal(money("100.00", null), "tea"));
        assertThat(asked.on(receipt(line("tea", "2", "50.00"), line("mug", "1", "500.00"))))
                .isEqualTo(HOLDS);
        assertThat(asked.on(receipt(line("tea", "1.5", "50.00"), line("mug", "1", "500.00"))))
                .isEqualTo("receiptTotal 25.00");
    }

    @Test
    void aSegmentThatHoldsNoLineMeasuresZero() {
        assertThat(Asked.of(new Condition.ReceiptTotal(money(null, "10.00"), "tea"))
                        .on(pieces("500.00")))
                .isEqualTo(HOLDS);
        assertThat(Asked.of(new Condition.QuantityBought(units(null, "1"), "tea"))
                        .on(pieces("500.00")))
                .isEqualTo(HOLDS);
        assertThat(Asked.of(new Condition.QuantityBought(units("1", null), "tea"))
                        .on(pieces("500.00")))
                .isEqualTo("quantity 1");
        assertThat(Asked.of(new Condition.ReceiptTotal(money(null, "10.00"), "nowhere"))
                        .on(pieces("500.00")))
                .isEqualTo(HOLDS);
        assertThat(Asked.of(new Condition.QuantityBought(units("1", null), "nowhere"))
                        .on(pieces("500.00")))
                .isEqualTo("quantity 1");
    }

    @Test
    void quantitiesAreSummedWithTheirFractions() {
        Asked asked = Asked.of(new Condition.QuantityBought(units("3", "4"), null));
        assertThat(asked.on(receipt(line("a", "1.5", "1.00"), line("b", "1.5", "1.00"))))
                .isEqualTo(HOLDS);
        assertThat(asked.on(receipt(line("a", "4", "1.00")))).isEqualTo(HOLDS);
        assertThat(asked.on(receipt(line("a", "2.999", "1.00")))).isEqualTo("quantity 0.001");
        assertThat(asked.on(receipt(line("a", "4.001", "1.00")))).isEqualTo("quantity");
    }

    @Test
    void neitherScopeNorDiscountsNarrowAMeasure() {
        Asked asked = Asked.of(new Condition.ReceiptTotal(money("100.00", null), null));
        assertThat(asked.ruleset().price(receipt(line("tea", "1", "100.00"))).applied())
                .containsExactly("asked");
    }

    @Test
    void aReceiptNumberIsAMultipleWhereItIsDigitsOnly() {
        Asked asked = Asked.of(new Condition.ReceiptNumber(7));
        assertThat(asked.on(pieces("1.00").numbered("14"))).isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00").numbered("0014"))).isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00").numbered("0"))).isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00").numbered("7000000000000000000000000000")))
                .isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00").numbered("700000000000000000"))).isEqualTo(HOLDS);
    }

    @Test
    void anotherReceiptNumberIsNoMultipleAndNothingIsMissingToIt() {
        Asked asked = Asked.of(new Condition.ReceiptNumber(7));
        assertThat(asked.on(pieces("1.00").numbered("15"))).isEqualTo("receiptNumber");
        assertThat(asked.on(pieces("1.00").numbered("7000000000000000000000000001")))
                .isEqualTo("receiptNumber");
        assertThat(asked.on(pieces("1.00").numbered("A7"))).isEqualTo("receiptNumber");
        assertThat(asked.on(pieces("1.00").numbered("7-"))).isEqualTo("receiptNumber");
        assertThat(asked.on(pieces("1.00").numbered("-7"))).isEqualTo("receiptNumber");
        assertThat(asked.on(pieces("1.00").numbered("٧"))).isEqualTo("receiptNumber");
        assertThat(asked.on(pieces("1.00").numbered(""))).isEqualTo("receiptNumber");
        assertThat(asked.on(pieces("1.00"))).isEqualTo("receiptNumber");
    }

    @Test
    void everyAnnouncedPaymentMustBeListedAndThereMustBeOne() {
        Asked asked = Asked.of(new Condition.Payment(Set.of("cash", "card")));
        assertThat(asked.on(pieces("1.00").paidBy("cash"))).isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00").paidBy("cash", "card"))).isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00").paidBy("cash", "gift"))).isEqualTo("payment");
        assertThat(asked.on(pieces("1.00"))).isEqualTo("payment");
    }

    @Test
    void aCouponOfTheBatchMustBeOnTheReceipt() {
        Asked asked = Asked.of(new Condition.CouponOf("spring"));
        assertThat(asked.on(pieces("1.00").withCoupons("autumn", "spring"))).isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00").withCoupons("autumn"))).isEqualTo("coupon");
        assertThat(asked.on(pieces("1.00"))).isEqualTo("coupon");
    }

    @Test
    void storeAndTillAreComparedByExactCharacters() {
        Asked store = Asked.of(new Condition.Stores(Set.of("north")));
        assertThat(store.on(pieces("1.00").inStore("north"))).isEqualTo(HOLDS);
        assertThat(store.on(pieces("1.00").inStore("North"))).isEqualTo("stores");
        assertThat(store.on(pieces("1.00").atTill("north"))).isEqualTo("stores");
        assertThat(store.on(pieces("1.00"))).isEqualTo("stores");
        Asked till = Asked.of(new Condition.Tills(Set.of("1")));
        assertThat(till.on(pieces("1.00").atTill("1"))).isEqualTo(HOLDS);
        assertThat(till.on(pieces("1.00").atTill("01"))).isEqualTo("tills");
        assertThat(till.on(pieces("1.00").inStore("1"))).isEqualTo("tills");
        assertThat(till.on(pieces("1.00"))).isEqualTo("tills");
    }

    @Test
    void aUniversalCardHasAKind() {
        Asked asked = Asked.of(new Condition.CardKinds(Set.of("till-card")));
        assertThat(asked.on(pieces("1.00"), new Buyer.UniversalCard("till-card")))
                .isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00"), new Buyer.UniversalCard("gold"))).isEqualTo("cardKinds");
        assertThat(asked.on(pieces("1.00"))).isEqualTo("cardKinds");
    }
}
