package io.kopilka.contract.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.cases.CaseCheck;
import io.kopilka.contract.cases.PricingCase;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.ruleset.RulesetValidation;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Effect;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the reference pages to the engine: each example is priced, and each condition and effect has its page.
class ReferencePagesTest {
    private static final Path ENGLISH =
            Path.of(System.getProperty("kopilka.root", ".")).resolve("docs/reference");
    private static final Path RUSSIAN = ENGLISH.resolve("ru");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);
    /// Pages that tell of other pages, or of publishing, which prices nothing.
    private static final Set<String> WITHOUT_EXAMPLE = Set.of("README.md", "publishing.md");

    @TestFactory
    Stream<DynamicTest> everyExampleIsPricedAsItSays() throws IOException {
        return Stream.concat(
                        pages(ENGLISH).stream().map(ENGLISH::resolve),
                        pages(RUSSIAN).stream().map(RUSSIAN::resolve))
                .flatMap(page -> examples(page).stream()
                        .map(example -> DynamicTest.dynamicTest(
                                ENGLISH.relativize(page) + ": "
                                        + example.path("name").asText(),
                                () -> assertIsPricedAsItSays(example))));
    }

    private static void assertIsPricedAsItSays(JsonNode example) {
        assertThat(CaseCheck.differences(example)).isEmpty();
        if (PricingCase.read(example) instanceof Read.Good<PricingCase> good) {
            assertThat(RulesetValidation.checkExcerpt(good.value().ruleset(), "/ruleset")
                            .errors())
                    .isEmpty();
        }
    }

    @Test
    void everyConditionHasItsPageInBothLanguages() throws IOException {
        assertThat(pagesIn("conditions", ENGLISH)).isEqualTo(keys(Condition.class, Condition::key));
        assertThat(pagesIn("conditions", RUSSIAN)).isEqualTo(keys(Condition.class, Condition::key));
    }

    @Test
    void everyEffectHasItsPageInBothLanguages() throws IOException {
        assertThat(pagesIn("effects", ENGLISH)).isEqualTo(keys(Effect.class, Effect::key));
        assertThat(pagesIn("effects", RUSSIAN)).isEqualTo(keys(Effect.class, Effect::key));
    }

    @Test
    void everyPageHasAnExampleThatShowsItsKeyTheSameInBothLanguages() throws IOException {
        assertThat(pages(RUSSIAN)).isEqualTo(pages(ENGLISH));
        for (String page : pages(ENGLISH)) {
            List<JsonNode> examples = examples(ENGLISH.resolve(page));
            assertThat(examples(RUSSIAN.resolve(page))).as(page).isEqualTo(examples);
            if (!WITHOUT_EXAMPLE.contains(page)) {
                assertThat(examples).as(page).isNotEmpty();
            }
            if (page.contains("/")) {
                String key = page.substring(page.indexOf('/') + 1, page.length() - ".md".length());
                assertThat(examples.toString()).as(page).contains("\"" + key + "\":");
                assertThat(Files.readString(ENGLISH.resolve(page))).startsWith("# `" + key + "`: ");
                assertThat(Files.readString(RUSSIAN.resolve(page))).startsWith("# `" + key + "`: ");
            }
        }
    }

    @Test
    void theIndexLeadsToEveryPageAndNoLinkIsDead() throws IOException {
        for (Path folder : List.of(ENGLISH, RUSSIAN)) {
            Set<String> linked = links(folder.resolve("README.md"));
            assertThat(linked)
                    .containsAll(pages(folder).stream()
                            .filter(page -> !page.equals("README.md"))
                            .toList());
            for (String page : pages(folder)) {
                Path file = folder.resolve(page);
                for (String link : links(file)) {
                    assertThat(file.resolveSibling(link))
                            .as("linked from " + file)
                            .exists();
                }
            }
        }
    }

    // ------------------------------------------------------------------ pages

    /// Paths under a folder, those in Russian left out of the English ones.
    private static Set<String> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> pages = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> folder.equals(RUSSIAN) || !file.startsWith(RUSSIAN))
                    .forEach(
                            file -> pages.add(folder.relativize(file).toString().replace('\\', '/')));
            assertThat(pages).isNotEmpty();
            return pages;
        }
    }

    private static Set<String> pagesIn(String part, Path folder) throws IOException {
        Set<String> keys = new TreeSet<>();
        pages(folder).stream()
                .filter(page -> page.startsWith(part + "/"))
                .forEach(page -> keys.add(page.substring(part.length() + 1, page.length() - ".md".length())));
        return keys;
    }

    private static Set<String> links(Path page) throws IOException {
        Set<String> links = new TreeSet<>();
        Matcher matcher = Pattern.compile("]\\(([^)#]+)\\)").matcher(Files.readString(page));
        while (matcher.find()) {
            links.add(matcher.group(1));
        }
        return links;
    }

    private static List<JsonNode> examples(Path page) {
        try {
            List<JsonNode> examples = new ArrayList<>();
            Matcher matcher = EXAMPLE.matcher(Files.readString(page));
            while (matcher.find()) {
                Read<JsonNode> read = Json.read(matcher.group(1).getBytes(StandardCharsets.UTF_8));
                assertThat(read).as("an example of " + page).isInstanceOf(Read.Good.class);
                if (read instanceof Read.Good<JsonNode> good) {
                    examples.add(good.value());
                }
            }
            return examples;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a page can be read", e);
        }
    }

    // ------------------------------------------------------------------ keys

    /// The keys of all records of a sealed type; a record's key does not depend on what is in it.
    private static <T> Set<String> keys(Class<T> type, Function<T, String> key) {
        Set<String> keys = new TreeSet<>();
        collect(type, type, key, keys);
        return keys;
    }

    private static <T> void collect(Class<?> type, Class<T> root, Function<T, String> key, Set<String> keys) {
        if (type.isRecord()) {
            keys.add(key.apply(root.cast(empty(type))));
            return;
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            collect(permitted, root, key, keys);
        }
    }

    private static Object empty(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(ReferencePagesTest::nothing).toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the key of " + type + " cannot be asked for", e);
        }
    }

    private static Object nothing(Class<?> type) {
        return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
    }
}
