package io.kopilka.trials.bench;

import io.kopilka.domain.number.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The least that an engine with an index can do: offers lie ready by audience and segment, and nothing is kept but the
/// total. What it takes is the limit to measure against.
final class BareIndex implements Contender {
    private final Map<String, Map<String, List<PercentOffer>>> byAudienceAndSegment = new HashMap<>();
    private final Map<String, List<String>> segmentsOfGroups;

    BareIndex(PercentShop shop) {
        segmentsOfGroups = Cart.segmentsOfGroups(shop);
        for (PercentOffer offer : shop.offers()) {
            byAudienceAndSegment
                    .computeIfAbsent(offer.audience(), _ -> new HashMap<>())
                    .computeIfAbsent(offer.segment(), _ -> new ArrayList<>())
                    .add(offer);
        }
    }

    @Override
    public Money toPay(Basket basket) {
        Cart cart = new Cart(basket, segmentsOfGroups);
        for (String audience : cart.audiences()) {
            Map<String, List<PercentOffer>> bySegment = byAudienceAndSegment.get(audience);
            if (bySegment != null) {
                for (Cart.Item item : cart.items()) {
                    takeOff(item, cart.total(), bySegment);
                }
            }
        }
        return cart.toPay();
    }

    private static void takeOff(Cart.Item item, long total, Map<String, List<PercentOffer>> bySegment) {
        for (String segment : item.segments()) {
            for (PercentOffer offer : bySegment.getOrDefault(segment, List.of())) {
                if (total >= offer.atLeast()) {
                    item.takeOff(offer.percent());
                }
            }
        }
    }
}
