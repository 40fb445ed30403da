package io.kopilka.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import org.junit.jupiter.api.Test;

final class LocalizedTest {

    @Test
    void aTextThatIsOneInBothLanguagesIsAString() {
        assertThat(Localized.json(Text.of("Обувь")).toString()).isEqualTo("\"Обувь\"");
        assertThat(Localized.json(new Text("Обувь", "Shoes")).toString())
                .isEqualTo("{\"ru\":\"Обувь\",\"en\":\"Shoes\"}");
    }

    @Test
    void exactlyRuAndEnBecomeTheStringOfTheLanguageWhereverTheyStand() {
        JsonNode tree = json("""
                {"name":{"en":"Shoes","ru":"Обувь"},"list":[{"ru":"а","en":"a"},{"ru":"б"},1,null],
                 "more":{"ru":"а","en":"a","de":"ä"},"nested":{"ru":{"x":1},"en":{"x":2}}}""");
        String before = tree.toString();

        assertThat(Localized.render(tree, Language.RU)).isEqualTo(json("""
                        {"name":"Обувь","list":["а",{"ru":"б"},1,null],
                         "more":{"ru":"а","en":"a","de":"ä"},"nested":{"ru":{"x":1},"en":{"x":2}}}"""));
        assertThat(Localized.render(json("{\"ru\":\"а\",\"en\":\"a\"}"), Language.EN))
                .isEqualTo(json("\"a\""));
        assertThat(tree.toString()).isEqualTo(before);
    }

    private static JsonNode json(String text) {
        return switch (Json.read(text.getBytes(UTF_8))) {
            case Read.Good<JsonNode>(JsonNode document) -> document;
            case Read.Refused<JsonNode>(var faults) -> throw new AssertionError(faults.toString());
        };
    }
}
