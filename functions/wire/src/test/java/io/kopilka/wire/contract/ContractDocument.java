package io.kopilka.wire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The files of `openapi/`, read once, and their schemas closed: a field that a schema does not name is a fault in
/// answers too, for a client could not know it.
final class ContractDocument {

    private static final Path FOLDER = Path.of(System.getProperty("kopilka.root"), "openapi");
    private static final String BASE = "https://contract.invalid/";
    /// The programme is told as its author wrote it, nulls included.
    private static final String PROGRAMME = "ruleset.yaml";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    /// JSON Schema 2020-12, and words of OpenAPI and our own that say nothing of a value's form.
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .unknownKeywordFactory((word, _) -> new NonValidationKeyword(word))
            .build();

    private final JsonNode root;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private ContractDocument(JsonNode root, Map<String, String> resources) {
        this.root = root;
        registry = SchemaRegistry.withDefaultDialect(DIALECT, builder -> builder.schemas(resources));
    }

    static ContractDocument read() {
        Map<String, String> resources = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve("schemas"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode schema = yaml(file);
                if (file.endsWith(PROGRAMME)) {
                    allowNulls(schema);
                }
                close(schema);
                resources.put(BASE + "schemas/" + file.getFileName(), schema.toString());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        JsonNode root = yaml(FOLDER.resolve("kopilka.yaml"));
        resources.put(BASE + "kopilka.yaml", root.toString());
        return new ContractDocument(root, resources);
    }

    /// The document of operations.
    JsonNode root() {
        return root;
    }

    /// What a node is, or what it refers to inside the document.
    JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asText("");
        return ref.startsWith("#") ? root.at(ref.substring(1)) : node;
    }

    /// An example, as the wire has it.
    static String example(String externalValue) {
        try {
            return Files.readString(FOLDER.resolve(externalValue));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What is wrong with a value by the schema at a pointer of the document.
    List<String> faults(String schemaPointer, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(
                schemaPointer, pointer -> registry.getSchema(SchemaLocation.of(BASE + "kopilka.yaml#" + pointer)));
        return schema
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /// A request as the contract means it: a field that is null is as one that is absent.
    static JsonNode withoutNulls(JsonNode node) {
        JsonNode copy = node.deepCopy();
        dropNulls(copy);
        return copy;
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(ContractDocument::dropNulls);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Takes null for a field that may be absent from what an author writes.
    private static void allowNulls(JsonNode node) {
        JsonNode closed = node.path("additionalProperties");
        if (node.path("properties") instanceof ObjectNode fields && closed.isBoolean() && !closed.booleanValue()) {
            List<String> required = new ArrayList<>();
            node.path("required").forEach(name -> required.add(name.asText()));
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                if (!required.contains(field.getKey())) {
                    ObjectNode either = JSON.createObjectNode();
                    either.putArray("anyOf").add(field.getValue()).addObject().put("type", "null");
                    field.setValue(either);
                }
            }
        }
        node.forEach(ContractDocument::allowNulls);
    }

    /// Whether fields are only named (`card: true`), as in the branches of a choice: what they are, and that there are
    /// no
    /// others, the schema around says.
    private static boolean namesOnly(JsonNode properties) {
        return properties.valueStream().allMatch(field -> field.isBoolean() && field.asBoolean());
    }

    /// Refuses unknown fields wherever a schema lists fields and says nothing of others. A `not` stays as it is:
    /// closed, it would forbid less.
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")
                && !namesOnly(schema.path("properties"))) {
            schema.put("additionalProperties", false);
        }
        node.properties().stream()
                .filter(field -> !field.getKey().equals("not"))
                .forEach(field -> close(field.getValue()));
        if (node.isArray()) {
            node.forEach(ContractDocument::close);
        }
    }
}
