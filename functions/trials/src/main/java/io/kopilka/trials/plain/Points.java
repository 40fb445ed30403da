package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// What a points offer gives on each line, exactly and not yet rounded, from what is paid for the line with money.
record Points(Sale sale, Lines paid, Values values) {

    static Points of(Sale sale, Lines paid) {
        return new Points(sale, paid, new Values(sale, Optional.of(paid)));
    }

    Lines give(JsonNode offer) {
        var inScope = paid.only(sale.scope(offer));
        var effect = Conditions.only(offer.path("effect").path("points"));
        var given = values.of(effect.getValue())
                .map(value -> effect(effect.getKey(), value, inScope))
                .orElseGet(() -> Lines.zeros(paid.size()));
        return capped(offer.path("caps"), given);
    }

    private Lines effect(String key, Fraction value, Lines paidInScope) {
        var all = paidInScope.sum();
        return sale.each(line -> {
            var own = paidInScope.at(line);
            if (!own.isPositive()) {
                return Fraction.ZERO;
            }
            return switch (key) {
                case "percent" -> own.percent(value);
                case "amount" -> value.times(own).over(all);
                case "amountPerUnit" -> value.times(line.quantity());
                default -> throw new IllegalArgumentException("no points by " + key);
            };
        });
    }

    private static Lines capped(JsonNode caps, Lines given) {
        var capped = given;
        if (caps.hasNonNull("perLine")) {
            capped = capped.min(Fraction.of(caps.path("perLine").asText()));
        }
        if (caps.hasNonNull("perReceipt")) {
            var most = Fraction.of(caps.path("perReceipt").asText());
            if (most.below(capped.sum())) {
                return capped.times(most.over(capped.sum()));
            }
        }
        return capped;
    }
}
