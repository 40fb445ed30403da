package io.kopilka.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an action changed: the fields that differ, with what stood there before and what stands there now.
///
/// Configuration is shown. Of what a person or a customer says of themselves only the names of the fields are told
/// ([#fields]), and secrets are told of by neither value nor digest.
///
/// @param fields at most [#MOST_FIELDS], and at most [#MOST_BYTES] of them
/// @param isCut whether more was changed than is told
public record AuditChange(List<Field> fields, boolean isCut) {

    /// How many fields are told of.
    public static final int MOST_FIELDS = 200;

    /// How many bytes of JSON are told.
    public static final int MOST_BYTES = 65_536;

    /// Nothing that could be told field by field.
    public static final AuditChange NONE = new AuditChange(List.of(), false);

    public AuditChange {
        fields = List.copyOf(fields);
    }

    /// One field of what was changed, named by its path: `/scheme/points/value`. An element of a list that has an `id`
    /// is named by it (`/offers/cum5/priority`), so that an insertion in front of it is no change of it.
    public sealed interface Field {
        String path();

        /// A field whose values may be seen.
        ///
        /// @param before missing where there was nothing
        /// @param after missing where there is nothing any more
        record Shown(String path, JsonNode before, JsonNode after) implements Field {}

        /// A field of which it may be known only that it was changed.
        record Hidden(String path) implements Field {}
    }

    /// Everything in which two documents differ; a missing or null document is an empty one.
    public static AuditChange between(JsonNode before, JsonNode after) {
        List<Field> differences = new ArrayList<>();
        compare("", before.isNull() ? MissingNode.getInstance() : before, after, differences);
        return cut(differences);
    }

    /// A document that was not there before.
    public static AuditChange made(JsonNode after) {
        return between(JsonNodeFactory.instance.objectNode(), after);
    }

    /// One field: its value now, where nothing stood before.
    public static AuditChange of(String path, String after) {
        return cut(List.of(new Field.Shown(path, MissingNode.getInstance(), text(after))));
    }

    /// One field, before and after.
    public static AuditChange of(String path, String before, String after) {
        return cut(List.of(new Field.Shown(path, text(before), text(after))));
    }

    /// The names of fields whose values are nobody's business.
    public static AuditChange fields(List<String> paths) {
        return cut(paths.stream().<Field>map(Field.Hidden::new).toList());
    }

    /// This and more.
    public AuditChange and(AuditChange more) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(more.fields);
        AuditChange both = cut(all);
        return new AuditChange(both.fields, both.isCut || isCut || more.isCut);
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    private static AuditChange cut(List<Field> fields) {
        List<Field> told = new ArrayList<>();
        long bytes = 0;
        for (Field field : fields) {
            bytes += size(field);
            if (told.size() == MOST_FIELDS || bytes > MOST_BYTES) {
                return new AuditChange(told, true);
            }
            told.add(field);
        }
        return new AuditChange(told, false);
    }

    private static long size(Field field) {
        return switch (field) {
            case Field.Shown(String path, JsonNode before, JsonNode after) ->
                bytes(path) + bytes(before.toString()) + bytes(after.toString());
            case Field.Hidden(String path) -> bytes(path);
        };
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<Field> into) {
        if (before.equals(after)) {
            return;
        }
        Map<String, JsonNode> old = parts(before);
        Map<String, JsonNode> fresh = parts(after);
        boolean comparable = (before.isObject() && after.isObject())
                || (before.isArray() && after.isArray() && !old.isEmpty() && !fresh.isEmpty());
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(fresh.keySet());
        if (!comparable || names.isEmpty()) {
            into.add(new Field.Shown(path, before, after));
            return;
        }
        int known = into.size();
        for (String name : names) {
            compare(
                    path + '/' + name.replace("~", "~0").replace("/", "~1"),
                    old.getOrDefault(name, MissingNode.getInstance()),
                    fresh.getOrDefault(name, MissingNode.getInstance()),
                    into);
        }
        if (into.size() == known) {
            // The same elements in another order.
            into.add(new Field.Shown(path, before, after));
        }
    }

    /// The fields of an object, the elements of a list by their ids; nothing where they have none of their own.
    private static Map<String, JsonNode> parts(JsonNode node) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(field -> parts.put(field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            for (Iterator<JsonNode> elements = node.elements(); elements.hasNext(); ) {
                JsonNode element = elements.next();
                String id = element.path("id").asText("");
                if (id.isEmpty() || parts.put(id, element) != null) {
                    return Map.of();
                }
            }
        }
        return parts;
    }
}
