package io.kopilka.trials.bench;

import io.kopilka.domain.number.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Whether all engines find the same price for every basket: without that, times cannot be compared.
final class EqualResults {
    private EqualResults() {}

    /// The first difference of each engine from ours; none where all agree.
    static List<String> differences(PercentShop shop) {
        return differences(shop, _ -> shop);
    }

    /// The same where an engine may have been given another programme.
    static List<String> differences(PercentShop shop, Function<Contenders, PercentShop> programmes) {
        Contender ours = Contenders.KOPILKA.over(shop);
        List<Money> expected = shop.baskets().stream().map(ours::toPay).toList();
        List<String> differences = new ArrayList<>();
        for (Contenders other : Contenders.values()) {
            Contender contender = other.over(programmes.apply(other));
            List<Money> found = shop.baskets().stream().map(contender::toPay).toList();
            for (int basket = 0; basket < found.size(); basket++) {
                if (!found.get(basket).equals(expected.get(basket))) {
                    differences.add("%s, %d offers, basket %d: %d instead of %d"
                            .formatted(
                                    other.title(),
                                    shop.offers().size(),
                                    basket,
                                    found.get(basket).units(),
                                    expected.get(basket).units()));
                    break;
                }
            }
        }
        return differences;
    }
}
