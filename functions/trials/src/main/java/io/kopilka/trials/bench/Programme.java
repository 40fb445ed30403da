package io.kopilka.trials.bench;

import java.util.List;

/// The programmes that are measured.
public enum Programme {
    /// Ten offers.
    OFFERS_10(10),
    /// A hundred offers.
    OFFERS_100(100),
    /// A thousand offers.
    OFFERS_1000(1_000),
    /// Ten thousand offers, of which those of [#OFFERS_100] can meet a basket.
    OFFERS_10000_AS_100(10_000);

    static final List<Programme> OF_ALL_ENGINES = List.of(OFFERS_10, OFFERS_100, OFFERS_1000);
    private static final int BASKETS = 1_000;
    private static final long SEED = 1;

    private final int offers;

    Programme(int offers) {
        this.offers = offers;
    }

    int offers() {
        return offers;
    }

    PercentShop shop() {
        return switch (this) {
            case OFFERS_10, OFFERS_100, OFFERS_1000 -> PercentShop.of(offers, BASKETS, SEED);
            case OFFERS_10000_AS_100 -> OFFERS_100.shop().among(offers);
        };
    }
}
