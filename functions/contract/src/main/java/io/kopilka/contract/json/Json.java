package io.kopilka.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.domain.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Turns bytes into JSON and back under the contract's limits: no key twice, nothing after the document,
/// nested at most
/// [#MAX_DEPTH] deep.
public final class Json {
    public static final int MAX_DEPTH = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .maxNameLength(1_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /// Reads one JSON document.
    public static Read<JsonNode> read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node == null || node.isMissingNode() ? malformed(0, 0) : new Read.Good<>(node);
        } catch (StreamConstraintsException e) {
            return new Read.Refused<>(List.of(new Fault(
                    "",
                    Code.TOO_DEEP,
                    new Text(
                            "Документ вложен глубже " + MAX_DEPTH + " уровней или содержит слишком длинное число.",
                            "The document is nested deeper than " + MAX_DEPTH
                                    + " levels or holds a number that is too long."))));
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            return malformed(
                    location == null ? 0 : location.getLineNr(), location == null ? 0 : location.getColumnNr());
        } catch (NumberFormatException e) {
            // The parser lets an exponent of many digits through, and no figure can hold it.
            return new Read.Refused<>(List.of(new Fault(
                    "",
                    Code.OUT_OF_RANGE,
                    new Text(
                            "В документе есть число со слишком большим порядком.",
                            "A number in the document has too large an exponent."))));
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes can be read", e);
        }
    }

    private static Read<JsonNode> malformed(int line, int column) {
        return new Read.Refused<>(List.of(new Fault(
                "",
                Code.MALFORMED_JSON,
                new Text(
                        "Это не JSON: ошибка в строке " + line + ", столбце " + column + ".",
                        "This is not JSON: the fault is in line " + line + ", column " + column + "."))));
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// A document as bytes in UTF-8, fields in the order in which they were put.
    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes can be written", e);
        }
    }
}
