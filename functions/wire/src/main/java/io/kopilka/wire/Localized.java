package io.kopilka.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.problem.AcceptLanguage;

/// Texts in answers: both languages where a shop reads what it wrote, one where a cashier or customer reads.
public final class Localized {

    private static final int LANGUAGES = Language.values().length;

    private Localized() {}

    /// A text as the contract has it: a string where it is the same in both languages, else `{"ru", "en"}`.
    public static JsonNode json(Text text) {
        return text.ru().equals(text.en())
                ? JsonNodeFactory.instance.textNode(text.ru())
                : Json.object().put("ru", text.ru()).put("en", text.en());
    }

    /// The tree in which every object with exactly the strings `ru` and `en` is replaced by the one of this
    /// language. The tree given stays as it is.
    public static JsonNode render(JsonNode tree, Language language) {
        return switch (tree) {
            case ObjectNode object when isText(object) -> object.get(AcceptLanguage.tag(language));
            case ObjectNode object -> {
                ObjectNode rendered = Json.object();
                object.properties().forEach(field -> rendered.set(field.getKey(), render(field.getValue(), language)));
                yield rendered;
            }
            case ArrayNode array -> {
                ArrayNode rendered = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(item -> rendered.add(render(item, language)));
                yield rendered;
            }
            default -> tree;
        };
    }

    private static boolean isText(ObjectNode object) {
        return object.size() == LANGUAGES
                && object.path("ru").isTextual()
                && object.path("en").isTextual();
    }
}
