package io.kopilka.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The engines of the benchmark price alike: a benchmark of engines that do not would measure nothing.
class ContendersAgreeTest {
    private static final int BASKETS = 200;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 11})
    void everyEngineFindsThePriceThatOursFinds(long seed) {
        assertThat(EqualResults.differences(PercentShop.of(300, BASKETS, seed))).isEmpty();
    }

    @Test
    void everyEngineFindsThePriceThatOursFindsAmongOffersThatCannotMatter() {
        assertThat(EqualResults.differences(PercentShop.of(100, BASKETS, 3).among(1_000)))
                .isEmpty();
    }

    @Test
    void noLineGoesBelowZeroInAnyEngine() {
        PercentShop shop = PercentShop.of(5_000, BASKETS, 5);
        assertThat(freeLines(shop)).as("lines of which nothing is left to pay").isPositive();
        assertThat(EqualResults.differences(shop)).isEmpty();
    }

    private static long freeLines(PercentShop shop) {
        OurEngine ours = new OurEngine(shop, io.kopilka.domain.pricing.Explain.NONE);
        return shop.baskets().stream()
                .flatMap(basket -> ours.price(basket).lines().stream())
                .filter(line -> !line.total().isPositive())
                .count();
    }

    @Test
    void anEngineThatIsAKopeckOffIsFound() {
        PercentShop shop = PercentShop.of(100, BASKETS, 3);
        List<PercentOffer> dearer = new ArrayList<>(shop.offers());
        dearer.replaceAll(offer -> new PercentOffer(
                offer.id(), offer.segment(), offer.audience(), offer.atLeast(), offer.percent() + 1_000));
        PercentShop other = new PercentShop(dearer, shop.segments(), shop.baskets());
        assertThat(EqualResults.differences(shop, engine -> engine == Contenders.EVRETE ? other : shop))
                .singleElement()
                .asString()
                .startsWith("Evrete 4.0.3, 100 offers, basket ");
    }
}
