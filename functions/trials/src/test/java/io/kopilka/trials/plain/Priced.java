package io.kopilka.trials.plain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/// Builds a pricing case of this test's own out of snippets of JSON in single quotes, and prices it.
final class Priced {

    private final ObjectNode given = JsonNodeFactory.instance.objectNode();

    private Priced() {
        given.putObject("ruleset").put("currency", "RUB");
        given.put("zone", "Europe/Moscow");
        given.putObject("receipt").put("at", "2026-05-13T12:00:00+03:00");
    }

    static Priced offers(String... offers) {
        var priced = new Priced();
        var list = priced.given.withObject("/ruleset").putArray("offers");
        for (var offer : offers) {
            list.add(json(offer));
        }
        return priced;
    }

    Priced ruleset(String key, String value) {
        given.withObject("/ruleset").set(key, json(value));
        return this;
    }

    Priced customer(String customer) {
        given.set("customer", json(customer));
        return this;
    }

    Priced receipt(String key, String value) {
        given.withObject("/receipt").set(key, json(value));
        return this;
    }

    /// Lines as `sku quantity price`, numbered from 1; more of a line as JSON after a semicolon.
    ObjectNode lines(String... lines) {
        var list = given.withObject("/receipt").putArray("lines");
        for (var line : lines) {
            var parts = line.split(";", 2);
            var words = parts[0].split(" ", 3);
            var one = list.addObject()
                    .put("id", String.valueOf(list.size()))
                    .put("sku", words[0])
                    .put("quantity", words[1])
                    .put("price", words[2]);
            if (parts.length > 1) {
                one.setAll((ObjectNode) json(parts[1]));
            }
        }
        return PlainEngine.price(given);
    }

    static com.fasterxml.jackson.databind.JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
