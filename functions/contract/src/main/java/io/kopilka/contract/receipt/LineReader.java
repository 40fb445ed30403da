package io.kopilka.contract.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.ruleset.Units;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Receipt;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a receipt's lines.
public final class LineReader {
    /// The highest price of another kind, in minor units: a list price may stand far above the price that is asked.
    private static final long MOST_OTHER_PRICE = 100 * Line.MAX_PRICE;

    /// Fields that a line keeps for others: the price does not look at them.
    private static final Map<String, Integer> KEPT_TEXTS = Map.of("name", 300, "vat", 20, "markCode", 255);

    private final Units units;
    private final Faults faults;

    public LineReader(Units units, Faults faults) {
        this.units = units;
        this.faults = faults;
    }

    /// The lines of a receipt: 1 to 500, each with an id of its own.
    public List<Line> read(Fields receipt) {
        Set<String> ids = new HashSet<>();
        receipt.required("lines");
        List<Line> lines = receipt.list("lines", Receipt.MAX_LINES, (node, where) -> {
            Line line = line(node, where);
            if (!ids.add(line.id())) {
                faults.add(
                        where + "/id",
                        Code.DUPLICATE_ID,
                        "Строка с таким идентификатором уже есть в чеке.",
                        "The receipt already has a line with this id.");
            }
            return line;
        });
        JsonNode value = receipt.optional("lines");
        if (value != null && value.isArray() && value.isEmpty()) {
            receipt.fault("lines", Code.OUT_OF_RANGE, "В чеке нет ни одной строки.", "The receipt has no lines.");
        }
        return lines;
    }

    private Line line(JsonNode node, String pointer) {
        Fields fields = Fields.of(node, pointer, faults);
        JsonNode quantity = fields.required("quantity");
        Line line = new Line(
                fields.text("id", 64),
                fields.text("sku", 100),
                fields.texts("groups", 20, 200),
                quantity == null ? Quantity.ZERO : Units.quantity(fields, quantity, fields.at("quantity")),
                units.price(fields, "price", Line.MAX_PRICE),
                fields.has("minPrice") ? units.price(fields, "minPrice", MOST_OTHER_PRICE) : null,
                prices(fields),
                attributes(fields));
        fields.optional("minPrice");
        KEPT_TEXTS.forEach(fields::optionalText);
        units.optionalMoney(fields, "cost");
        fields.end();
        return line;
    }

    private Map<String, Money> prices(Fields line) {
        JsonNode value = line.optional("prices");
        if (value == null) {
            return Map.of();
        }
        Fields fields = Fields.of(value, line.at("prices"), faults);
        Map<String, Money> prices = new LinkedHashMap<>();
        if (limited(line, "prices", fields.names().size(), 20)) {
            for (String kind : fields.names()) {
                prices.put(kind, units.price(fields, kind, MOST_OTHER_PRICE));
            }
        }
        return prices;
    }

    private Map<String, List<String>> attributes(Fields line) {
        JsonNode value = line.optional("attributes");
        if (value == null) {
            return Map.of();
        }
        Fields fields = Fields.of(value, line.at("attributes"), faults);
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        if (limited(line, "attributes", fields.names().size(), 50)) {
            for (String name : fields.names()) {
                JsonNode one = fields.optional(name);
                if (one != null && one.isArray()) {
                    attributes.put(name, fields.texts(name, 50, 100));
                } else {
                    String text = fields.optionalText(name, 100);
                    attributes.put(name, text == null ? List.of() : List.of(text));
                }
            }
        }
        return attributes;
    }

    private static boolean limited(Fields line, String name, int size, int most) {
        if (size > most) {
            line.fault(
                    name,
                    Code.TOO_MANY_ITEMS,
                    "Допустимо не больше " + most + ".",
                    "At most " + most + " are allowed.");
        }
        return size <= most;
    }
}
