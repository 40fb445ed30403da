package io.kopilka.trials.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.ruleset.RulesetReader;
import io.kopilka.contract.sale.SaleReader;
import io.kopilka.wire.contract.Contract;
import io.kopilka.wire.contract.Operation;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The limits of the contract are those of the readers: every field of the examples is given values on both sides
/// of every limit, and what one of the two takes the other takes too.
final class LimitsTest {
    private static final Currency ROUBLES = Currency.getInstance("RUB");

    /// What names something is answered as not there, of whatever form it is; `pay` is bounded by `take`.
    private static final Set<String> NAMES =
            Set.of("/store", "/card", "/customer", "/quote", "/offers/*/effect/nForM/pay");

    private static final List<Integer> LENGTHS = List.of(
            0, 1, 3, 4, 8, 16, 17, 20, 21, 32, 33, 40, 41, 64, 65, 100, 101, 200, 201, 255, 256, 300, 301, 512, 513,
            1000, 1001);
    private static final List<Integer> SIZES =
            List.of(0, 1, 7, 8, 20, 21, 50, 51, 100, 101, 200, 201, 500, 501, 1000, 1001);
    private static final List<Integer> NUMBERS = List.of(
            -1_000_000_001,
            -1_000_000_000,
            -1_000_001,
            -1_000_000,
            -1,
            0,
            1,
            2,
            365,
            366,
            367,
            999,
            1000,
            1001,
            3660,
            3661,
            36_600,
            36_601,
            1_000_000,
            1_000_001,
            1_000_000_000,
            1_000_000_001);
    private static final List<String> DECIMALS = List.of(
            "0",
            "0.00",
            "-1",
            "-0",
            "1",
            "01",
            "1.",
            ".5",
            "1e3",
            "+1",
            "0.5",
            "0.001",
            "0.0001",
            "0.00001",
            "0.0000001",
            "100",
            "100.01",
            "10000",
            "10000.0001",
            "99999",
            "100000",
            "999999.999",
            "1000000",
            "9999999999.99",
            "100000000.00",
            "100000000.01",
            "1".repeat(24),
            "1".repeat(25));

    @Test
    void whatTheContractTakesOfAQuoteTheReaderTakes() {
        compare("createQuote", body -> SaleReader.quote(body, ROUBLES));
    }

    @Test
    void whatTheContractTakesOfAReceiptTheReaderTakes() {
        compare("commitReceipt", body -> SaleReader.receipt(body, ROUBLES));
    }

    @Test
    void whatTheContractTakesOfAProgrammeTheReaderTakes() {
        compare("replaceRulesetDraft", RulesetReader::read);
    }

    private static void compare(String operationId, Function<JsonNode, Read<?>> reader) {
        Contract contract = Contract.get();
        Operation operation = contract.operations().stream()
                .filter(one -> one.id().equals(operationId))
                .findFirst()
                .orElseThrow();
        Set<String> differences = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, String> example :
                contract.examples(operation, Optional.empty()).entrySet()) {
            JsonNode document = json(example.getValue());
            for (String pointer : pointers(document, "")) {
                String field = pointer.replaceAll("/\\d+", "/*");
                if (NAMES.contains(field)
                        || !seen.add(field + document.at(pointer).getNodeType())) {
                    continue;
                }
                for (JsonNode value : values(document.at(pointer))) {
                    JsonNode changed = replaced(document, pointer, value);
                    boolean stated =
                            contract.requestBodyFaults(operation, changed).isEmpty();
                    switch (reader.apply(changed)) {
                        case Read.Good<?> _ when !stated -> differences.add("taken: " + field + " " + shown(value));
                        case Read.Refused<?>(var faults)
                        when stated && isLimit(faults, pointer, value) ->
                            differences.add("refused: " + field + " " + shown(value));
                        case Read.Good<?> _, Read.Refused<?> _ -> {}
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /// Whether a limit of this very field was passed: a number's, a length or a size, not what a schema cannot say,
    /// such
    /// as a currency's digits.
    private static boolean isLimit(List<Fault> faults, String pointer, JsonNode value) {
        boolean isFigure = value.isTextual() && !value.textValue().matches("a*");
        return !isFigure
                && faults.stream()
                        .anyMatch(fault -> fault.pointer().equals(pointer)
                                && (fault.code() == Fault.Code.OUT_OF_RANGE
                                        || fault.code() == Fault.Code.TOO_MANY_ITEMS));
    }

    private static List<String> pointers(JsonNode node, String pointer) {
        List<String> pointers = new ArrayList<>();
        if (!pointer.isEmpty()) {
            pointers.add(pointer);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            pointers.addAll(pointers(
                    field.getValue(),
                    pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1")));
        }
        for (int i = 0; i < Math.min(node.size(), node.isArray() ? node.size() : 0); i++) {
            pointers.addAll(pointers(node.get(i), pointer + "/" + i));
        }
        return pointers;
    }

    private static List<JsonNode> values(JsonNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        List<JsonNode> values = new ArrayList<>(List.of(nodes.nullNode(), nodes.objectNode(), nodes.arrayNode()));
        if (node.isTextual()) {
            LENGTHS.forEach(length -> values.add(TextNode.valueOf("a".repeat(length))));
            DECIMALS.forEach(decimal -> values.add(TextNode.valueOf(decimal)));
            Stream.of("\u0001", "24:00", "24:01", "2026-02-30", "max", "MON", "RUB", "я")
                    .forEach(text -> values.add(TextNode.valueOf(text)));
        } else if (node.isIntegralNumber()) {
            NUMBERS.forEach(number -> values.add(IntNode.valueOf(number)));
            values.add(TextNode.valueOf("1"));
        } else if (node.isBoolean()) {
            values.add(BooleanNode.FALSE);
            values.add(TextNode.valueOf("true"));
        } else if (node.isArray()) {
            SIZES.forEach(size -> values.add(ofSize((ArrayNode) node, size)));
        } else if (node.isObject()) {
            ObjectNode more = node.deepCopy();
            values.add(more.put("colour", "red"));
        }
        return values;
    }

    private static ArrayNode ofSize(ArrayNode some, int size) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, some.isEmpty() ? 0 : size).forEach(i -> {
            JsonNode item = some.get(i % some.size()).deepCopy();
            if (item instanceof ObjectNode object && object.has("id")) {
                object.put("id", "i" + i);
            }
            list.add(item.isTextual() && i >= some.size() ? TextNode.valueOf(item.asText() + i) : item);
        });
        return list;
    }

    private static JsonNode replaced(JsonNode document, String pointer, JsonNode value) {
        JsonNode copy = document.deepCopy();
        int end = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, end));
        String name = pointer.substring(end + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
        return copy;
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return value.isArray()
                ? "a list of " + value.size()
                : text.length() > 40 ? "a text of " + (text.length() - 2) : text;
    }

    private static JsonNode json(String text) {
        return switch (Json.read(text.getBytes(UTF_8))) {
            case Read.Good<JsonNode>(JsonNode document) -> document;
            case Read.Refused<JsonNode> _ -> throw new IllegalStateException(text);
        };
    }
}
