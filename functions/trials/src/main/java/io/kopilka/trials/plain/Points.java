package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// What a points offer gives on each line, exactly and not yet rounded, from what is paid for the line with money.
record Points(Sale sale, Fraction[] paid, Values values) {

    static Points of(Sale sale, Fraction[] paid) {
        return new Points(sale, paid, new Values(sale, Optional.of(paid)));
    }

    Fraction[] give(JsonNode offer) {
        var inScope = Lines.only(sale.scope(offer), paid);
        var effect = Conditions.only(offer.path("effect").path("points"));
        var given = values.of(effect.getValue())
                .map(value -> effect(effect.getKey(), value, inScope))
                .orElseGet(() -> Lines.zeros(paid.length));
        return capped(offer.path("caps"), given);
    }

    private Fraction[] effect(String key, Fraction value, Fraction[] paidInScope) {
        var given = Lines.zeros(paid.length);
        var all = Lines.sum(paidInScope);
        for (var line : sale.lines()) {
            var own = paidInScope[line.index()];
            if (own.isPositive()) {
                given[line.index()] = switch (key) {
                    case "percent" -> own.percent(value);
                    case "amount" -> value.times(own).over(all);
                    case "amountPerUnit" -> value.times(line.quantity());
                    default -> throw new IllegalArgumentException("no points by " + key);
                };
            }
        }
        return given;
    }

    private static Fraction[] capped(JsonNode caps, Fraction[] given) {
        var capped = given.clone();
        if (caps.hasNonNull("perLine")) {
            var most = Fraction.of(caps.path("perLine").asText());
            for (var i = 0; i < capped.length; i++) {
                capped[i] = capped[i].min(most);
            }
        }
        var all = Lines.sum(capped);
        if (caps.hasNonNull("perReceipt")) {
            var most = Fraction.of(caps.path("perReceipt").asText());
            if (all.compareTo(most) > 0) {
                for (var i = 0; i < capped.length; i++) {
                    capped[i] = most.times(capped[i]).over(all);
                }
            }
        }
        return capped;
    }
}
