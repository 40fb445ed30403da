package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Compares what a case expects with what it is priced at. Only what the case names is looked at.
public final class CaseRunner {

    private CaseRunner() {}

    /// Prices every case of a folder and prints those that differ; the exit code is 1 where any does.
    public static void main(String[] arguments) throws IOException {
        var differing = 0;
        var cases = casesIn(Path.of(arguments[0]));
        for (var file : cases) {
            var given = new ObjectMapper().readTree(file.toFile());
            var differences = differences(given.path("expect"), PlainEngine.price(given));
            if (!differences.isEmpty()) {
                differing++;
                System.out.println(file.getFileName() + " " + differences);
            }
        }
        System.out.println(cases.size() + " cases, " + differing + " differ");
        if (differing > 0) {
            System.exit(1);
        }
    }

    /// The case files of a folder, by name.
    public static List<Path> casesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /// Where the answer is not what is expected, one sentence each; empty where all is as expected.
    public static List<String> differences(JsonNode expect, ObjectNode answer) {
        var differences = new ArrayList<String>();
        for (var expected : expect.properties()) {
            var key = expected.getKey();
            var value = expected.getValue();
            switch (key) {
                case "lines" -> value.forEach(line -> compareLine(line, answer.path("lines"), differences));
                case "applied" -> compare(key, asSet(value), asSet(answer.path(key)), differences);
                case "skipped", "missing", "amounts" ->
                    value.properties()
                            .forEach(one -> compare(
                                    key + " " + one.getKey(),
                                    one.getValue(),
                                    answer.path(key).path(one.getKey()),
                                    differences));
                default -> compare(key, value, answer.path(key), differences);
            }
        }
        return differences;
    }

    private static void compareLine(JsonNode expected, JsonNode lines, List<String> differences) {
        for (var line : lines) {
            if (line.path("id").equals(expected.path("id"))) {
                expected.properties()
                        .forEach(one -> compare(
                                "line " + line.path("id").asText() + " " + one.getKey(),
                                one.getValue(),
                                line.path(one.getKey()),
                                differences));
                return;
            }
        }
        differences.add("no line " + expected.path("id"));
    }

    private static Set<String> asSet(JsonNode list) {
        var set = new TreeSet<String>();
        list.forEach(item -> set.add(item.asText()));
        return set;
    }

    private static void compare(String what, Object expected, Object answered, List<String> differences) {
        if (!expected.equals(answered)) {
            differences.add(what + ": expected " + expected + ", priced " + answered);
        }
    }
}
