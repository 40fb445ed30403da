package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// What the value of an effect comes to on this sale: a plain number, the step of a scale that is reached, or a number
/// once for each whole so-and-so-many. `paid` is what is paid for each line, known to points only.
record Values(Sale sale, Optional<Lines> paid) {

    /// The value, or nothing where a scale is below its first step or measures an accumulation that nobody has.
    Optional<Fraction> of(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(Fraction.of(value.asText()));
        }
        if (value.has("by")) {
            return scale(value);
        }
        if (value.has("perEach")) {
            return Optional.of(perEach(value));
        }
        throw new IllegalArgumentException("no value: " + value);
    }

    private Optional<Fraction> scale(JsonNode scale) {
        return measure(scale.path("by")).flatMap(measure -> {
            var reached = Optional.<Fraction>empty();
            for (var step : scale.path("steps")) {
                if (measure.atLeast(Fraction.of(step.path("from").asText()))) {
                    reached = Optional.of(Fraction.of(step.path("value").asText()));
                }
            }
            return reached;
        });
    }

    private Fraction perEach(JsonNode value) {
        var each = Conditions.only(value.path("perEach"));
        var measure = measure(value.path("perEach")).orElse(Fraction.ZERO);
        var of = Fraction.of(each.getValue().path("of").asText());
        return Fraction.of(value.path("value").asText()).times(measure.over(of).downTo(Fraction.ONE));
    }

    private Optional<Fraction> measure(JsonNode by) {
        var measure = Conditions.only(by);
        var body = measure.getValue();
        return switch (measure.getKey()) {
            case "receiptTotal" -> Optional.of(sale.receiptTotal(body));
            case "quantity" -> Optional.of(sale.quantity(body));
            case "accumulated" -> sale.accumulated(body);
            case "paid" ->
                Optional.of(paid.orElseThrow(() -> new IllegalArgumentException("only points know what is paid"))
                        .only(sale.in(body.path("segment")))
                        .sum());
            default -> throw new IllegalArgumentException("no measure " + measure.getKey());
        };
    }
}
