package io.kopilka.domain.pricing;

import static io.kopilka.domain.fixture.Fixtures.customer;
import static io.kopilka.domain.fixture.Fixtures.given;
import static io.kopilka.domain.fixture.Fixtures.line;
import static io.kopilka.domain.fixture.Fixtures.offer;
import static io.kopilka.domain.fixture.Fixtures.pieces;
import static io.kopilka.domain.fixture.Fixtures.qty;
import static io.kopilka.domain.fixture.Fixtures.receipt;
import static io.kopilka.domain.fixture.Fixtures.rub;
import static io.kopilka.domain.pricing.Asked.HOLDS;
import static io.kopilka.domain.pricing.Asked.all;
import static io.kopilka.domain.pricing.Asked.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Condition.Uses.Per;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Conditions on the customer and on what was bought before (docs/pricing.md 1.4, 6.3 to 6.8, 6.10, 6.11, 19.4).
class CustomerConditionsTest {
    private static final Period EVER = new Period.Lifetime();
    private static final Period THIS_MONTH = new Period.Current(PeriodUnit.MONTH);
    private static final Period LAST_MONTH = new Period.Previous(PeriodUnit.MONTH);
    private static final Accumulation MONEY = new Accumulation(null, EVER, Measured.MONEY);
    private static final Accumulation TEA = new Accumulation("tea", THIS_MONTH, Measured.QUANTITY);

    private static Asked accumulated(
            Accumulation accumulation, @Nullable Scaled atLeast, @Nullable Scaled atMost, boolean withThisReceipt) {
        return Asked.of(new Condition.Accumulated(accumulation, atLeast, atMost, withThisReceipt));
    }

    private static Asked atLeast(int number, Period period) {
        return Asked.of(new Condition.Purchases(new Count.AtLeast(number), period));
    }

    private static Asked every(int number, Period period) {
        return Asked.of(new Condition.Purchases(new Count.Every(number), period));
    }

    @Test
    void whatHasAccumulatedReachesItsBoundExactlyOrSaysWhatIsMissing() {
        Asked asked = accumulated(MONEY, rub("1000.00"), rub("2000.00"), false);
        assertThat(asked.on(pieces("500.00"), customer("c").whoAccumulated(MONEY, rub("1000.00"))))
                .isEqualTo(HOLDS);
        assertThat(asked.on(pieces("500.00"), customer("c").whoAccumulated(MONEY, rub("2000.00"))))
                .isEqualTo(HOLDS);
        assertThat(asked.on(pieces("500.00"), customer("c").whoAccumulated(MONEY, rub("999.99"))))
                .isEqualTo("accumulated 0.01");
        assertThat(asked.on(pieces("500.00"), customer("c").whoAccumulated(MONEY, rub("2000.01"))))
                .isEqualTo("accumulated");
        assertThat(asked.on(pieces("500.00"), customer("c"))).isEqualTo("accumulated 1000.00");
    }

    @Test
    void thisReceiptIsAddedWhereThatIsAsked() {
        Asked asked = accumulated(MONEY, rub("1000.00"), null, true);
        assertThat(asked.on(pieces("100.00", "400.00"), customer("c").whoAccumulated(MONEY, rub("500.00"))))
                .isEqualTo(HOLDS);
        assertThat(asked.on(pieces("100.00", "399.99"), customer("c").whoAccumulated(MONEY, rub("500.00"))))
                .isEqualTo("accumulated 0.01");
    }

    @Test
    void unitsOfASegmentAccumulateAndThisReceiptsUnitsOfItAreAdded() {
        Asked asked = accumulated(TEA, qty("5"), null, true);
        assertThat(asked.on(
                        receipt(line("tea", "1.5", "10.00"), line("mug", "9", "10.00")),
                        customer("c").whoAccumulated(TEA, qty("3.5"))))
                .isEqualTo(HOLDS);
        assertThat(asked.on(
                        receipt(line("tea", "1", "10.00"), line("mug", "9", "10.00")),
                        customer("c").whoAccumulated(TEA, qty("3.5"))))
                .isEqualTo("accumulated 0.5");
    }

    @Test
    void accumulationsThatDifferInAnythingAreToldApart() {
        Asked asked = accumulated(TEA, qty("5"), null, false);
        assertThat(asked.on(
                        pieces("1.00"),
                        customer("c")
                                .whoAccumulated(new Accumulation(null, THIS_MONTH, Measured.QUANTITY), qty("9"))
                                .whoAccumulated(new Accumulation("tea", LAST_MONTH, Measured.QUANTITY), qty("9"))
                                .whoAccumulated(new Accumulation("tea", THIS_MONTH, Measured.MONEY), rub("9"))))
                .isEqualTo("accumulated 5");
    }

    @Test
    void thisPurchaseCountsAsOne() {
        assertThat(atLeast(3, EVER).on(pieces("1.00"), customer("c").whoBought(2, EVER)))
                .isEqualTo(HOLDS);
        assertThat(atLeast(3, EVER).on(pieces("1.00"), customer("c").whoBought(1, EVER)))
                .isEqualTo("purchases 1 times");
        assertThat(atLeast(3, THIS_MONTH).on(pieces("1.00"), customer("c").whoBought(9, EVER)))
                .isEqualTo("purchases 2 times");
        assertThat(atLeast(2, new Period.Rolling(30))
                        .on(pieces("1.00"), customer("c").whoBought(1, new Period.Rolling(30))))
                .isEqualTo(HOLDS);
    }

    @Test
    void thisPurchaseIsNoPartOfAPastPeriod() {
        assertThat(atLeast(3, LAST_MONTH).on(pieces("1.00"), customer("c").whoBought(2, LAST_MONTH)))
                .isEqualTo("purchases 1 times");
        assertThat(atLeast(3, LAST_MONTH).on(pieces("1.00"), customer("c").whoBought(3, LAST_MONTH)))
                .isEqualTo(HOLDS);
    }

    @Test
    void everyFifthPurchaseIsCountedWithThisOne() {
        assertThat(every(5, EVER).on(pieces("1.00"), customer("c").whoBought(4, EVER)))
                .isEqualTo(HOLDS);
        assertThat(every(5, EVER).on(pieces("1.00"), customer("c").whoBought(9, EVER)))
                .isEqualTo(HOLDS);
        assertThat(every(5, EVER).on(pieces("1.00"), customer("c").whoBought(5, EVER)))
                .isEqualTo("purchases 4 times");
        assertThat(every(5, EVER).on(pieces("1.00"), customer("c").whoBought(8, EVER)))
                .isEqualTo("purchases 1 times");
        assertThat(every(1, EVER).on(pieces("1.00"), customer("c"))).isEqualTo(HOLDS);
    }

    @Test
    void zeroPurchasesOfAPastPeriodAreDivisible() {
        assertThat(every(5, LAST_MONTH).on(pieces("1.00"), customer("c"))).isEqualTo(HOLDS);
        assertThat(every(5, LAST_MONTH).on(pieces("1.00"), customer("c").whoBought(1, LAST_MONTH)))
                .isEqualTo("purchases 4 times");
    }

    @Test
    void ofTwoListsOfAudiencesBothAreAsked() {
        Asked both = Asked.of(all(
                new Condition.Audiences(Set.of("staff")),
                new Condition.ReceiptTotal(money("2.00", null), null),
                new Condition.Audiences(Set.of("press"))));
        assertThat(both.on(pieces("2.00"), customer("c").in("staff", "press"))).isEqualTo(HOLDS);
        assertThat(both.on(pieces("2.00"), customer("c").in("staff"))).isEqualTo("audiences");
        assertThat(both.on(pieces("2.00"), customer("c").in("press"))).isEqualTo("audiences");
        assertThat(both.on(pieces("1.00"), customer("c").in("staff"))).isEqualTo("receiptTotal 1.00");
    }

    @Test
    void customersAudiencesTiersAndCardKindsAreListed() {
        Asked customers = Asked.of(new Condition.Customers(Set.of("anna", "boris")));
        assertThat(customers.on(pieces("1.00"), customer("anna"))).isEqualTo(HOLDS);
        assertThat(customers.on(pieces("1.00"), customer("vera"))).isEqualTo("customers");
        Asked audiences = Asked.of(new Condition.Audiences(Set.of("staff", "press")));
        assertThat(audiences.on(pieces("1.00"), customer("c").in("guests", "press")))
                .isEqualTo(HOLDS);
        assertThat(audiences.on(pieces("1.00"), customer("c").in("press"))).isEqualTo(HOLDS);
        assertThat(audiences.on(pieces("1.00"), customer("c").in("guests", "others")))
                .isEqualTo("audiences");
        assertThat(audiences.on(pieces("1.00"), customer("c").in("guests"))).isEqualTo("audiences");
        assertThat(audiences.on(pieces("1.00"), customer("c"))).isEqualTo("audiences");
        Asked tiers = Asked.of(new Condition.Tiers(Set.of("gold")));
        assertThat(tiers.on(pieces("1.00"), customer("c").ofTier("gold"))).isEqualTo(HOLDS);
        assertThat(tiers.on(pieces("1.00"), customer("c").ofTier("silver"))).isEqualTo("tiers");
        assertThat(tiers.on(pieces("1.00"), customer("c"))).isEqualTo("tiers");
        Asked cards = Asked.of(new Condition.CardKinds(Set.of("plastic")));
        assertThat(cards.on(pieces("1.00"), customer("c").withCard("plastic"))).isEqualTo(HOLDS);
        assertThat(cards.on(pieces("1.00"), customer("c").withCard("paper"))).isEqualTo("cardKinds");
        assertThat(cards.on(pieces("1.00"), customer("c"))).isEqualTo("cardKinds");
    }

    @Test
    void birthdayHoldsFromSoManyDaysBeforeToSoManyAfter() {
        Asked asked = Asked.of(new Condition.Birthday(3, 2));
        assertThat(asked.on(
                        pieces("1.00").at("2026-05-13T00:00:00"), customer("c").born("1990-05-16")))
                .isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00"), customer("c").born("1990-05-17"))).startsWith("birthday");
        assertThat(asked.on(
                        pieces("1.00").at("2026-05-13T23:59:59"), customer("c").born("1990-05-11")))
                .isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00"), customer("c").born("1990-05-10"))).startsWith("birthday");
        assertThat(asked.on(pieces("1.00"), customer("c"))).isEqualTo("birthday");
    }

    @Test
    void birthdayIsFoundAcrossTheTurnOfTheYear() {
        Asked asked = Asked.of(new Condition.Birthday(3, 3));
        assertThat(asked.on(
                        pieces("1.00").at("2026-12-31T12:00:00"), customer("c").born("1990-01-03")))
                .isEqualTo(HOLDS);
        assertThat(asked.on(
                        pieces("1.00").at("2027-01-02T12:00:00"), customer("c").born("1990-12-30")))
                .isEqualTo(HOLDS);
        assertThat(asked.on(
                        pieces("1.00").at("2027-01-03T12:00:00"), customer("c").born("1990-12-30")))
                .startsWith("birthday");
    }

    @Test
    void theTwentyNinthOfFebruaryIsTheTwentyEighthInOtherYears() {
        Asked asked = Asked.of(new Condition.Birthday(0, 0));
        assertThat(asked.on(
                        pieces("1.00").at("2027-02-28T12:00:00"), customer("c").born("2000-02-29")))
                .isEqualTo(HOLDS);
        assertThat(asked.on(
                        pieces("1.00").at("2027-03-01T12:00:00"), customer("c").born("2000-02-29")))
                .startsWith("birthday");
        assertThat(asked.on(
                        pieces("1.00").at("2028-02-29T12:00:00"), customer("c").born("2000-02-29")))
                .isEqualTo(HOLDS);
        assertThat(asked.on(
                        pieces("1.00").at("2028-02-28T12:00:00"), customer("c").born("2000-02-29")))
                .startsWith("birthday");
    }

    @Test
    void theFirstPurchaseHasNoneBeforeIt() {
        Asked asked = Asked.of(new Condition.FirstPurchase());
        assertThat(asked.on(pieces("1.00"), customer("c"))).isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00"), customer("c").whoBought(1, EVER))).isEqualTo("firstPurchase");
    }

    @Test
    void anOfferIsUsedFewerTimesThanItsBoundByTheCustomer() {
        Asked asked = Asked.of(new Condition.Uses(2, Per.CUSTOMER, THIS_MONTH));
        assertThat(asked.on(pieces("1.00"), customer("c").whoUsed("asked", 1, THIS_MONTH)))
                .isEqualTo(HOLDS);
        assertThat(asked.on(pieces("1.00"), customer("c").whoUsed("asked", 2, THIS_MONTH)))
                .isEqualTo("uses");
        assertThat(asked.on(
                        pieces("1.00"),
                        customer("c").whoUsed("other", 2, THIS_MONTH).whoUsed("asked", 9, EVER)))
                .isEqualTo(HOLDS);
    }

    @Test
    void anOfferIsUsedFewerTimesThanItsBoundByEverybody() {
        Asked once = Asked.of(new Condition.Uses(2, Per.ALL, EVER));
        once.ruleset().whereOffersWereUsed((offer, period) -> offer.equals("asked") && period.equals(EVER) ? 1 : 9);
        assertThat(once.on(pieces("1.00"))).isEqualTo(HOLDS);
        Asked twice = Asked.of(new Condition.Uses(2, Per.ALL, EVER));
        twice.ruleset().whereOffersWereUsed((offer, period) -> 2);
        assertThat(twice.on(pieces("1.00"))).isEqualTo("uses");
        assertThat(twice.on(pieces("1.00"), customer("c"))).isEqualTo("uses");
    }

    @Test
    void withoutACustomerNoneOfTheseHoldsNothingIsMissingAndItsOppositeHolds() {
        List<Condition> conditions = List.of(
                new Condition.Accumulated(MONEY, null, rub("1.00"), false),
                new Condition.Accumulated(MONEY, rub("1.00"), null, true),
                new Condition.Accumulated(MONEY, rub("0"), null, false),
                new Condition.Purchases(new Count.AtLeast(1), EVER),
                new Condition.Purchases(new Count.Every(1), EVER),
                new Condition.Customers(Set.of("c")),
                new Condition.Audiences(Set.of("c")),
                new Condition.Tiers(Set.of("c")),
                new Condition.Birthday(366, 366),
                new Condition.FirstPurchase(),
                new Condition.Uses(1, Per.CUSTOMER, EVER));
        for (Condition condition : conditions) {
            for (Buyer buyer : List.of(Buyer.ANONYMOUS, new Buyer.UniversalCard("c"))) {
                assertThat(Asked.of(condition).on(pieces("5.00"), buyer)).isEqualTo(condition.key());
                assertThat(Asked.not(condition).on(pieces("5.00"), buyer)).isEqualTo(HOLDS);
            }
        }
    }

    @Test
    void usesByEverybodyNeedNoCustomer() {
        assertThat(Asked.of(new Condition.Uses(1, Per.ALL, EVER)).on(pieces("5.00")))
                .isEqualTo(HOLDS);
    }

    @Test
    void anOfferForAListOfCustomersActsForThemOnly() {
        var ruleset = given(
                offer("anna").percent("10").when(new Condition.Customers(Set.of("anna"))),
                offer("boris").percent("20").when(new Condition.Customers(Set.of("boris"))));
        assertThat(ruleset.price(pieces("100.00"), customer("boris")).gains()).containsExactly("boris 20.00");
        assertThat(ruleset.price(pieces("100.00")).gains()).isEmpty();
    }
}
