package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names each figure of a sale that a till charged otherwise than the service did or would have: both as the contract
/// writes them.
final class Differences {
    private static final List<String> FIGURES =
            List.of("amount", "markup", "discount", "rounding", "redeemed", "total");

    private final ArrayNode differences = Json.object().arrayNode();

    private Differences() {}

    /// Compares figures that the till states; what it leaves out is not compared.
    ///
    /// @param charged what the till charged
    /// @param priced what the service makes of it, lines by id
    static ArrayNode between(ObjectNode charged, ObjectNode priced) {
        Differences all = new Differences();
        FIGURES.forEach(field -> all.compare(null, field, charged.get(field), priced.get(field)));
        all.compare(
                null,
                "earned",
                charged.path("points").get("earned"),
                priced.path("points").get("earned"));
        for (JsonNode line : charged.path("lines")) {
            String id = line.path("id").asText();
            for (JsonNode other : priced.path("lines")) {
                if (other.path("id").asText().equals(id)) {
                    FIGURES.forEach(field -> all.compare(id, field, line.get(field), other.get(field)));
                    all.compare(id, "earned", line.get("earned"), other.get("earned"));
                }
            }
        }
        return all.differences;
    }

    private void compare(@Nullable String line, String field, @Nullable JsonNode charged, @Nullable JsonNode priced) {
        if (charged != null
                && priced != null
                && new BigDecimal(charged.asText()).compareTo(new BigDecimal(priced.asText())) != 0) {
            differences
                    .addObject()
                    .put("line", line)
                    .put("field", field)
                    .put("charged", charged.asText())
                    .put("priced", priced.asText());
        }
    }
}
