package io.kopilka.cards.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import java.util.List;
import java.util.Optional;

/// What is ordered: the body of a batch.
///
/// @param store where the whole of it goes; empty where that is said later
record BatchWish(String kind, int count, Optional<String> note, List<String> names, Optional<String> store) {

    private static final int LONGEST_KIND = 64;
    private static final int LONGEST_NOTE = 100;
    private static final int LONGEST_NAME = 40;

    static Read<BatchWish> read(JsonNode document) {
        Faults faults = new Faults();
        Fields fields = Fields.of(document, "", faults);
        String kind = fields.text("kind", LONGEST_KIND);
        List<String> names =
                fields.list("names", Batch.MOST_NAMES, (name, where) -> fields.text(name, where, LONGEST_NAME));
        int count = fields.has("names")
                ? fields.integer("count", 1, Batch.MOST_CARDS, names.size())
                : fields.requiredInteger("count", 1, Batch.MOST_CARDS);
        Optional<String> note = Optional.ofNullable(fields.optionalText("note", LONGEST_NOTE));
        Optional<String> store = Optional.ofNullable(fields.optionalText("store", LONGEST_KIND));
        fields.end();
        if (fields.has("names") && faults.isEmpty() && (names.isEmpty() || names.size() != count)) {
            fields.fault(
                    names.isEmpty() ? "names" : "count",
                    Code.INVALID_VALUE,
                    "Карт должно быть столько же, сколько имён.",
                    "There must be as many cards as names.");
        }
        return Read.of(new BatchWish(kind, Math.max(1, count), note, names, store), faults);
    }
}
