package io.kopilka.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A clause of docs/pricing.md that the sources name is there. A whole section is named as one.
class ClausesTest {
    private static final Path ROOT = Path.of(System.getProperty("kopilka.root"));
    private static final Pattern CLAUSE = Pattern.compile("^\\*\\*(\\d+\\.\\d+)\\*\\*", Pattern.MULTILINE);
    private static final Pattern SECTION = Pattern.compile("^## (\\d+) ", Pattern.MULTILINE);
    private static final Pattern CITED =
            Pattern.compile("docs/pricing\\.md,?((?:[ ,]|and|to|sections?|clauses?|\\d+\\.\\d+|\\d+(?![\\d.]*\\w))+)");
    private static final Pattern NUMBER = Pattern.compile("(clauses? )?(\\d+(?:\\.\\d+)?)");

    @Test
    void everyClauseThatTheSourcesNameIsThere() throws IOException {
        String pricing = Files.readString(ROOT.resolve("docs/pricing.md"));
        Set<String> clauses = all(CLAUSE, pricing);
        Set<String> sections = all(SECTION, pricing);
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Path source : sources()) {
            String prose = Files.readString(source).replaceAll("\\R\\s*///? ?", " ");
            for (MatchResult cited : CITED.matcher(prose).results().toList()) {
                Matcher numbers = NUMBER.matcher(cited.group(1));
                while (numbers.find()) {
                    seen++;
                    String number = numbers.group(2);
                    boolean isThere = number.contains(".")
                            ? clauses.contains(number)
                            : sections.contains(number) && numbers.group(1) == null;
                    if (!isThere) {
                        wrong.add(ROOT.relativize(source) + ": " + cited.group());
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(80);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("functions"))) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("/src/"))
                    .toList();
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
