package io.kopilka.trials.bench;

import io.kopilka.domain.number.Money;
import java.util.List;
import java.util.Map;

/// Asks every offer of every basket.
final class PlainLoop implements Contender {
    private final List<PercentOffer> offers;
    private final Map<String, List<String>> segmentsOfGroups;

    PlainLoop(PercentShop shop) {
        offers = shop.offers();
        segmentsOfGroups = Cart.segmentsOfGroups(shop);
    }

    @Override
    public Money toPay(Basket basket) {
        Cart cart = new Cart(basket, segmentsOfGroups);
        for (PercentOffer offer : offers) {
            if (cart.audiences().contains(offer.audience()) && cart.total() >= offer.atLeast()) {
                cart.take(offer);
            }
        }
        return cart.toPay();
    }
}
