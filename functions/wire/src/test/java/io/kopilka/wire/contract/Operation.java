package io.kopilka.wire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// One operation of the contract.
///
/// @param pointer where it stands in the document
public record Operation(String id, String method, String path, String pointer, JsonNode node) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    /// Whether a request with this path is one to this operation.
    boolean hasPath(String requested) {
        String[] literals = PARAMETER.split(path, -1);
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < literals.length; i++) {
            pattern.append(i == 0 ? "" : "[^/]+").append(Pattern.quote(literals[i]));
        }
        return Pattern.matches(pattern.toString(), requested);
    }

    static List<Operation> all(JsonNode root) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                operations.add(new Operation(
                        operation.getValue().path("operationId").asText(),
                        operation.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        "/paths/" + escaped(path.getKey()) + "/" + operation.getKey(),
                        operation.getValue()));
            }
        }
        return operations;
    }

    static String escaped(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}
