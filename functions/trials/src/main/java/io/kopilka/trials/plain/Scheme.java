package io.kopilka.trials.plain;

/// How points are valued and rounded: money for one point, the step in which points come, and whether halves go up.
record Scheme(Fraction value, Fraction step, boolean halfUp) {

    static Scheme of(Sale sale) {
        var points = sale.ruleset().path("scheme").path("points");
        return new Scheme(
                Fraction.of(points.path("value").asText("1")),
                Fraction.of(points.path("step").asText("1")),
                points.path("rounding").asText("down").equals("halfUp"));
    }

    Fraction rounded(Fraction points) {
        return halfUp ? points.halfUpTo(step) : points.downTo(step);
    }
}
