package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;

/// Which lines belong to which product segment.
record Segments(JsonNode definitions) {

    /// Whether the line is in the named segment; an absent or null name means all lines.
    boolean hold(JsonNode name, Line line) {
        if (name.isMissingNode() || name.isNull()) {
            return true;
        }
        for (var segment : definitions) {
            if (segment.path("id").equals(name)) {
                var included = !segment.hasNonNull("include") || anyListHolds(segment.path("include"), line);
                var excluded = segment.hasNonNull("exclude") && anyListHolds(segment.path("exclude"), line);
                return included && !excluded;
            }
        }
        throw new IllegalArgumentException("no segment " + name);
    }

    private static boolean anyListHolds(JsonNode lists, Line line) {
        for (var list : lists.properties()) {
            var holds = switch (list.getKey()) {
                case "skus" -> has(list.getValue(), line.sku());
                case "groups" -> anyGroupHolds(list.getValue(), line.json().path("groups"));
                case "attributes" ->
                    anyAttributeHolds(list.getValue(), line.json().path("attributes"));
                case "price" -> inRange(list.getValue(), line.price());
                default -> throw new IllegalArgumentException("no list of a segment: " + list.getKey());
            };
            if (holds) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyGroupHolds(JsonNode paths, JsonNode groups) {
        for (var path : paths) {
            for (var group : groups) {
                if (group.asText().equals(path.asText()) || group.asText().startsWith(path.asText() + "/")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean anyAttributeHolds(JsonNode wanted, JsonNode attributes) {
        for (var attribute : wanted.properties()) {
            var own = attributes.path(attribute.getKey());
            if (own.isTextual() && has(attribute.getValue(), own.asText())) {
                return true;
            }
            for (var value : own) {
                if (has(attribute.getValue(), value.asText())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean inRange(JsonNode range, Fraction price) {
        return (!range.hasNonNull("from")
                        || price.atLeast(Fraction.of(range.path("from").asText())))
                && (!range.hasNonNull("to")
                        || Fraction.of(range.path("to").asText()).atLeast(price));
    }

    static boolean has(JsonNode list, String text) {
        for (var item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
