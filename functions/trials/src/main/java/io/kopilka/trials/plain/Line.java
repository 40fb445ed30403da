package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;

/// One line of the receipt. `amount` is unit price × quantity to the minor unit; `floor` is `minPrice` × quantity to
/// the
/// minor unit, zero where the line has none.
record Line(int index, String id, Fraction quantity, Fraction price, Fraction amount, Fraction floor, JsonNode json) {

    static Line of(int index, JsonNode json, Fraction minorUnit) {
        var quantity = Fraction.of(json.path("quantity").asText());
        var price = Fraction.of(json.path("price").asText());
        var floor = json.hasNonNull("minPrice")
                ? Fraction.of(json.path("minPrice").asText()).times(quantity).halfUpTo(minorUnit)
                : Fraction.ZERO;
        return new Line(
                index,
                json.path("id").asText(),
                quantity,
                price,
                price.times(quantity).halfUpTo(minorUnit),
                floor,
                json);
    }

    String sku() {
        return json.path("sku").asText();
    }
}
