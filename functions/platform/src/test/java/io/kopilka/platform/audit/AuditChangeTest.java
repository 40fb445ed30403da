package io.kopilka.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuditChangeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void onlyWhatDiffersIsToldAndElementsAreNamedByTheirIds() {
        assertThat(between("""
                        {"currency": "RUB", "tiers": ["a"],
                         "offers": [{"id": "one", "priority": 1}, {"id": "two", "priority": 2}]}
                        """, """
                        {"currency": "RUB", "tiers": ["a", "b"],
                         "offers": [{"id": "new"}, {"id": "two", "priority": 5}]}
                        """))
                .containsExactly(
                        "/tiers [\"a\"] → [\"a\",\"b\"]",
                        "/offers/one {\"id\":\"one\",\"priority\":1} → ",
                        "/offers/two/priority 2 → 5",
                        "/offers/new  → {\"id\":\"new\"}");
    }

    @Test
    void theSameElementsInAnotherOrderAreAChangeOfTheList() {
        assertThat(between(
                        "{\"a\": [{\"id\": \"1\"}, {\"id\": \"2\"}]}", "{\"a\": [{\"id\": \"2\"}, {\"id\": \"1\"}]}"))
                .containsExactly("/a [{\"id\":\"1\"},{\"id\":\"2\"}] → [{\"id\":\"2\"},{\"id\":\"1\"}]");
    }

    @Test
    void elementsOfOneIdAreComparedAsAWhole() {
        assertThat(between(
                        "{\"a\": [{\"id\": \"1\", \"b\": 1}, {\"id\": \"1\"}]}",
                        "{\"a\": [{\"id\": \"1\", \"b\": 2}]}"))
                .containsExactly("/a [{\"id\":\"1\",\"b\":1},{\"id\":\"1\"}] → [{\"id\":\"1\",\"b\":2}]");
    }

    @Test
    void equalDocumentsDoNotDiffer() {
        assertThat(AuditChange.between(json("{\"a\": [1, {\"b\": null}]}"), json("{\"a\": [1, {\"b\": null}]}")))
                .isEqualTo(AuditChange.NONE);
    }

    @Test
    void ofThePersonalOnlyNamesAreTold() {
        assertThat(AuditChange.fields(List.of("/phone")).fields())
                .containsExactly(new AuditChange.Field.Hidden("/phone"));
    }

    @Test
    void moreThan200FieldsOr64KiBAreCutAndSaidToBe() {
        ObjectNode many = JSON.createObjectNode();
        for (int index = 0; index < 201; index++) {
            many.put("f" + index, index);
        }
        AuditChange ofMany = AuditChange.made(many);
        assertThat(ofMany.fields()).hasSize(200);
        assertThat(ofMany.isCut()).isTrue();

        AuditChange exactlyEnough = AuditChange.made(many.deepCopy().without("f200"));
        assertThat(exactlyEnough.fields()).hasSize(200);
        assertThat(exactlyEnough.isCut()).isFalse();

        AuditChange ofMuch = AuditChange.made(
                JSON.createObjectNode().put("a", "x".repeat(60_000)).put("b", "x".repeat(6_000)));
        assertThat(ofMuch.fields()).hasSize(1);
        assertThat(ofMuch.isCut()).isTrue();
    }

    private static List<String> between(String before, String after) {
        return AuditChange.between(json(before), json(after)).fields().stream()
                .map(field -> (AuditChange.Field.Shown) field)
                .map(field -> field.path() + " " + field.before() + " → " + field.after())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }
}
