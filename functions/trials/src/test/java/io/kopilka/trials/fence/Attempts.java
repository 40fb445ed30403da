package io.kopilka.trials.fence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.wire.contract.Contract;
import io.kopilka.wire.contract.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// How each operation of the contract is asked for: its path with the ids of a shop, and the body of its example. It is
/// made from the contract; what a path's parameter stands for is said by [Ids], and an operation with another is told
/// of by name.
final class Attempts {

    private static final Pattern CARD = Pattern.compile("2[0-9]{12}");

    private Attempts() {}

    /// A request.
    ///
    /// @param operation its id
    /// @param scope that it needs; empty where it needs none
    record Attempt(String operation, String method, String path, String body, Optional<String> scope) {

        Attempt at(String otherPath) {
            return new Attempt(operation, method, otherPath, body, scope);
        }

        Attempt saying(String otherBody) {
            return new Attempt(operation, method, path, otherBody, scope);
        }
    }

    /// One place in a request where an id stands.
    ///
    /// @param where such as `createQuote /card`
    /// @param pointer of the body; a parameter's name otherwise
    record Position(String where, String pointer, String kind, Attempt attempt) {}

    /// Every operation, asked for with these ids. An operation that cannot be asked for so has no row.
    static List<Attempt> all(Ids ids) {
        return Contract.get().operations().stream()
                .map(operation -> attempt(operation, ids, body(operation, ids)))
                .toList();
    }

    private static Attempt attempt(Operation operation, Ids ids, String body) {
        return new Attempt(
                operation.id(),
                operation.method(),
                path(operation, ids),
                body,
                Optional.of(operation.node().path("x-scope").asText()).filter(scope -> !scope.isEmpty()));
    }

    /// The operations whose paths have a parameter.
    static List<Attempt> withIdsInPath(Ids ids) {
        List<String> those = Contract.get().operations().stream()
                .filter(operation -> operation.path().contains("{"))
                .map(Operation::id)
                .toList();
        return all(ids).stream()
                .filter(attempt -> those.contains(attempt.operation()))
                .toList();
    }

    /// Every place of a body in which an example has an id, with the other ids those of the shop.
    static List<Position> inBodies(Ids ids) {
        List<Position> positions = new ArrayList<>();
        for (Operation operation : Contract.get().operations()) {
            for (String example :
                    Contract.get().examples(operation, Optional.empty()).values()) {
                Attempt attempt = attempt(operation, ids, filled(example, ids));
                find(
                        "",
                        json(attempt.body()),
                        (pointer, text) -> ids.kindOf(text)
                                .ifPresent(kind -> positions.add(
                                        new Position(attempt.operation() + " " + pointer, pointer, kind, attempt))));
            }
        }
        return positions;
    }

    /// Every parameter of a query that takes an id.
    static List<Position> inQueries(Ids ids) {
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        all(ids).forEach(attempt -> attempts.put(attempt.operation(), attempt));
        List<Position> positions = new ArrayList<>();
        for (Operation operation : Contract.get().operations()) {
            for (JsonNode parameter : operation.node().path("parameters")) {
                String name = Contract.get().parameter(parameter).path("name").asText();
                boolean isQuery =
                        Contract.get().parameter(parameter).path("in").asText().equals("query");
                Attempt attempt = attempts.get(operation.id());
                if (isQuery && attempt != null && ids.kinds().containsKey(name)) {
                    positions.add(new Position(operation.id() + " ?" + name, name, name, attempt));
                }
            }
        }
        return positions;
    }

    /// The attempt with another id in this place of its body.
    static Attempt with(Position position, String id) {
        ObjectNode body = (ObjectNode) json(position.attempt().body());
        String pointer = position.pointer();
        int last = pointer.lastIndexOf('/');
        JsonNode holder = body.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        switch (holder) {
            case ObjectNode object -> object.put(name, id);
            case ArrayNode array -> array.set(Integer.parseInt(name), id);
            default -> throw new IllegalStateException(position.where());
        }
        return position.attempt().saying(body.toString());
    }

    private static String path(Operation operation, Ids ids) {
        String path = operation.path();
        int at = path.indexOf('{');
        if (at < 0) {
            return path;
        }
        String collection = path.substring(0, at);
        String id = Optional.ofNullable(ids.ofCollections().get(collection))
                .orElseThrow(() -> new AssertionError(operation.id() + " has no row: what stands behind " + collection
                        + " is not known. Give Ids an id of its kind"));
        String filled = collection + id + path.substring(path.indexOf('}') + 1);
        if (filled.contains("{")) {
            int second = filled.indexOf('{');
            String inner = Optional.ofNullable(ids.ofInnerCollections().get(operation.path()))
                    .orElseThrow(() -> new AssertionError(operation.id() + " has no row: its second parameter"));
            filled = filled.substring(0, second) + inner + filled.substring(filled.indexOf('}') + 1);
        }
        return filled;
    }

    /// The first example of a request, with the ids of the shop in the place of those of the example.
    private static String body(Operation operation, Ids ids) {
        Map<String, String> examples = Contract.get().examples(operation, Optional.empty());
        if (examples.isEmpty()) {
            return operation.node().has("requestBody") ? "{}" : "";
        }
        String example = Optional.ofNullable(examples.get("usual"))
                .orElseGet(() -> examples.values().iterator().next());
        return filled(example, ids);
    }

    private static String filled(String example, Ids ids) {
        JsonNode body = json(example);
        replace(
                body,
                text -> ids.kindOf(text)
                        .flatMap(kind -> Optional.ofNullable(ids.kinds().get(kind)))
                        .orElse(text));
        return body.toString();
    }

    private static void replace(JsonNode node, UnaryOperator<String> texts) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                if (field.getValue().isTextual()) {
                    object.put(field.getKey(), texts.apply(field.getValue().textValue()));
                } else {
                    replace(field.getValue(), texts);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int place = 0; place < array.size(); place++) {
                if (array.get(place).isTextual()) {
                    array.set(place, texts.apply(array.get(place).textValue()));
                } else {
                    replace(array.get(place), texts);
                }
            }
        }
    }

    private static void find(String pointer, JsonNode node, java.util.function.BiConsumer<String, String> found) {
        if (node.isTextual()) {
            found.accept(pointer, node.textValue());
        }
        node.properties().forEach(field -> find(pointer + "/" + field.getKey(), field.getValue(), found));
        if (node.isArray()) {
            for (int place = 0; place < node.size(); place++) {
                find(pointer + "/" + place, node.get(place), found);
            }
        }
    }

    static JsonNode json(String text) {
        return switch (Json.read(text.getBytes(UTF_8))) {
            case Read.Good<JsonNode>(JsonNode node) -> node;
            case Read.Refused<JsonNode>(var faults) -> throw new IllegalStateException(text + faults);
        };
    }

    /// The ids of one shop, by what they are ids of.
    ///
    /// @param kinds ids by the names of fields and query parameters that hold them
    /// @param ofCollections ids by the beginning of a path that they stand behind
    /// @param ofInnerCollections ids by the whole path of an operation with two parameters
    record Ids(Map<String, String> kinds, Map<String, String> ofCollections, Map<String, String> ofInnerCollections) {

        /// What a text is an id of, by its form: `store`, `card`; empty where it is none.
        Optional<String> kindOf(String text) {
            if (CARD.matcher(text).matches()) {
                return Optional.of("card");
            }
            return kinds.entrySet().stream()
                    .filter(kind -> kind.getValue().indexOf('_') == 3
                            && text.length() > 20
                            && text.startsWith(kind.getValue().substring(0, 4)))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }
}
