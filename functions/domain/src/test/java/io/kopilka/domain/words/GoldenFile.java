package io.kopilka.domain.words;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sentences as an editor has approved them, one a line: `id<TAB>sentence`. To write them anew after a change of
/// wording
/// run the tests with `-Dkopilka.golden=write`, and read every line of the difference.
final class GoldenFile {
    private static final Path FOLDER = Path.of("src", "test", "resources", "words");

    private GoldenFile() {}

    /// Fails with each line that differs; no-break spaces are shown as `·`.
    static void compare(String name, Map<String, String> sentences) {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("kopilka.golden"))) {
            write(file, sentences);
        }
        Map<String, String> approved = read(file);
        List<String> differences = new ArrayList<>();
        Map<String, String> both = new LinkedHashMap<>(approved);
        sentences.forEach(both::putIfAbsent);
        for (String id : both.keySet()) {
            String expected = approved.get(id);
            String told = sentences.get(id);
            if (!Objects.equals(expected, told)) {
                differences.add("- " + id + "\t" + shown(expected) + "\n+ " + id + "\t" + shown(told));
            }
        }
        if (!differences.isEmpty()) {
            fail("%s: %d lines differ%n%s", name, differences.size(), String.join("\n", differences));
        }
    }

    private static String shown(@Nullable String sentence) {
        return sentence == null ? "(none)" : sentence.replace('\u00a0', '·');
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> lines = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                lines.put(line.substring(0, tab), line.substring(tab + 1));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }

    private static void write(Path file, Map<String, String> sentences) {
        try {
            Files.write(
                    file,
                    sentences.entrySet().stream()
                            .map(line -> line.getKey() + "\t" + line.getValue())
                            .toList());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
