package io.kopilka.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The benchmark's programmes and baskets have the shape that docs/benchmarks.md tells of.
class PercentShopTest {

    @ParameterizedTest
    @EnumSource
    void aProgrammeHasAsManyLiveOffersAsItSays(Programme programme) {
        var ruleset = programme.shop().ruleset();
        assertThat(ruleset.offers()).hasSize(programme.offers());
        assertThat(new HashSet<>(ruleset.promotions().getFirst().offers()))
                .isEqualTo(
                        new HashSet<>(ruleset.offers().stream().map(Offer::id).toList()));
    }

    @ParameterizedTest
    @EnumSource
    void everyOfferIsAPercentForASegmentAnAudienceAndAReceiptOfSomeSize(Programme programme) {
        var ruleset = programme.shop().ruleset();
        Set<String> segments = new HashSet<>(
                ruleset.segments().stream().map(segment -> segment.id()).toList());
        assertThat(ruleset.offers()).allSatisfy(offer -> {
            assertThat(segments).contains(offer.scope());
            assertThat(offer.effect()).isInstanceOf(Effect.PercentOff.class);
            assertThat(((Condition.All) java.util.Objects.requireNonNull(offer.when())).conditions())
                    .hasExactlyElementsOfTypes(Condition.Audiences.class, Condition.ReceiptTotal.class);
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyBasketHasTenLinesOfTwoSegmentsAndACustomerOfThreeAudiences(Programme programme) {
        PercentShop shop = programme.shop();
        Map<String, List<String>> segmentsOfGroups = Cart.segmentsOfGroups(shop);
        assertThat(shop.baskets()).hasSize(1_000).allSatisfy(basket -> {
            assertThat(basket.buyer().audiences()).hasSize(3);
            assertThat(basket.receipt().lines())
                    .hasSize(10)
                    .allSatisfy(line -> assertThat(
                                    segmentsOfGroups.get(line.groups().getFirst()))
                            .hasSize(2));
        });
    }

    @Test
    void asManyOffersApplyAsTheDocumentSays() {
        assertThat(appliedToAThousandBaskets(Programme.OFFERS_10)).isEqualTo(40);
        assertThat(appliedToAThousandBaskets(Programme.OFFERS_100)).isEqualTo(829);
        assertThat(appliedToAThousandBaskets(Programme.OFFERS_1000)).isEqualTo(7_846);
    }

    @Test
    void amongTenThousandOffersTheSameApplyAsAmongAHundred() {
        assertThat(applied(Programme.OFFERS_10000_AS_100)).isEqualTo(applied(Programme.OFFERS_100));
    }

    private static List<List<String>> applied(Programme programme) {
        PercentShop shop = programme.shop();
        OurEngine ours = new OurEngine(shop, Explain.NONE);
        return shop.baskets().stream()
                .map(basket -> ours.price(basket).applied().stream()
                        .map(applied -> applied.offer().id())
                        .toList())
                .toList();
    }

    private static int appliedToAThousandBaskets(Programme programme) {
        return applied(programme).stream().mapToInt(List::size).sum();
    }
}
