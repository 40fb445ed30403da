package io.kopilka.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TextsTest {

    private static final Pattern VALUE = Pattern.compile("\\{[^}]*}");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

    @Test
    void everyCodeHasATitleInBothLanguagesAndNoTextBelongsToNoCode() throws IOException {
        Set<String> titles = Arrays.stream(ProblemCode.values())
                .map(code -> code.wireName() + ".title")
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> allowed = Arrays.stream(ProblemCode.values())
                .map(code -> code.wireName() + ".detail")
                .collect(Collectors.toCollection(TreeSet::new));
        allowed.addAll(titles);

        for (Language language : Language.values()) {
            assertThat(texts(language).stringPropertyNames()).containsAll(titles);
            assertThat(allowed).containsAll(texts(language).stringPropertyNames());
        }
        assertThat(titles).hasSizeGreaterThan(50);
    }

    @Test
    void bothLanguagesSayTheSameThingsWithTheSameValues() throws IOException {
        Properties ru = texts(Language.RU);
        Properties en = texts(Language.EN);

        assertThat(ru.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (String key : ru.stringPropertyNames()) {
            assertThat(values(ru.getProperty(key))).as(key).isEqualTo(values(en.getProperty(key)));
            assertThat(ru.getProperty(key)).as(key).containsPattern(CYRILLIC);
            assertThat(en.getProperty(key)).as(key).isNotBlank().doesNotContainPattern(CYRILLIC);
        }
    }

    @Test
    void aTextWhoseValuesAreMissingGivesWayToTheTitle() {
        Texts english = Texts.in(Language.EN);

        assertThat(english.usualDetail(ProblemCode.OUT_OF_RANGE, Map.of("from", "1", "to", "$5")))
                .isEqualTo("Allowed is from 1 to $5.");
        assertThat(english.usualDetail(ProblemCode.OUT_OF_RANGE, Map.of("from", "1")))
                .isEqualTo("The number, date or length is outside its limits.");
        assertThat(english.usualDetail(ProblemCode.NOT_FOUND, Map.of())).isEqualTo("There is nothing at this address.");
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Properties texts(Language language) throws IOException {
        Properties texts = new Properties();
        String name = "messages_" + AcceptLanguage.tag(language) + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(TextsTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
