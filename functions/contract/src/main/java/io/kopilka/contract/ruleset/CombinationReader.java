package io.kopilka.contract.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.domain.ruleset.Combination;
import io.kopilka.domain.ruleset.Combination.Mode;
import io.kopilka.domain.ruleset.Combination.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads combination trees.
final class CombinationReader {
    /// Groups nest so deep at the most.
    static final int MAX_DEPTH = 20;

    private static final Map<String, Mode> MODES = new LinkedHashMap<>();
    private static final Map<String, Scope> SCOPES = new LinkedHashMap<>();

    static {
        MODES.put("maximum", Mode.MAXIMUM);
        MODES.put("minimum", Mode.MINIMUM);
        MODES.put("sum", Mode.SUM);
        MODES.put("sequential", Mode.SEQUENTIAL);
        MODES.put("displace", Mode.DISPLACE);
        SCOPES.put("line", Scope.LINE);
        SCOPES.put("receipt", Scope.RECEIPT);
    }

    private final Faults faults;

    CombinationReader(Faults faults) {
        this.faults = faults;
    }

    Combination.@Nullable Group optional(Fields ruleset, String name) {
        JsonNode value = ruleset.optional(name);
        return value == null ? null : group(value, ruleset.at(name), 1);
    }

    private Combination.Group group(JsonNode node, String pointer, int depth) {
        Fields fields = Fields.of(node, pointer, faults);
        String id = fields.optionalText("id", 64);
        Mode mode = fields.choice("mode", MODES, Mode.SUM);
        Scope scope = fields.choice("scope", SCOPES, Scope.LINE);
        int priority = fields.integer("priority", -1_000_000_000, 1_000_000_000, 0);
        List<Combination> children =
                fields.list("children", 10_000, (child, where) -> child(fields, child, where, depth + 1));
        fields.end();
        return new Combination.Group(id, mode, scope, priority, children);
    }

    private Combination child(Fields group, JsonNode node, String pointer, int depth) {
        if (node.isTextual()) {
            return new Combination.Leaf(group.text(node, pointer, 64));
        }
        if (depth > MAX_DEPTH) {
            faults.add(
                    pointer,
                    Code.TOO_DEEP,
                    "Группы вложены глубже " + MAX_DEPTH + " уровней.",
                    "Groups are nested deeper than " + MAX_DEPTH + " levels.");
            return new Combination.Leaf("");
        }
        return group(node, pointer, depth);
    }
}
