package io.kopilka.contract.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Read;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Prices a case and compares it with what the case expects: only what it names, `applied` as a whole.
public final class CaseCheck {
    private CaseCheck() {}

    /// Differences between what a case expects and what the engine makes of it; empty where it passes.
    public static List<String> differences(JsonNode document) {
        return switch (PricingCase.read(document)) {
            case Read.Refused<PricingCase>(var faults) ->
                faults.stream()
                        .map(fault -> fault.pointer() + ": " + fault.detail().en())
                        .toList();
            case Read.Good<PricingCase>(var pricingCase) ->
                differences(
                        document.path("expect"),
                        CaseAnswer.of(pricingCase.price(), pricingCase.ruleset().currency()));
        };
    }

    /// Differences between what is expected and an answer.
    static List<String> differences(JsonNode expect, ObjectNode answer) {
        List<String> differences = new ArrayList<>();
        if (expect.isEmpty()) {
            differences.add("the case expects nothing");
        }
        for (Map.Entry<String, JsonNode> field : expect.properties()) {
            String name = field.getKey();
            switch (name) {
                case "lines" -> lines(field.getValue(), answer.path("lines"), differences);
                case "applied" -> {
                    Set<String> wanted = ids(field.getValue());
                    Set<String> got = ids(answer.path("applied"));
                    if (!wanted.equals(got)) {
                        differences.add("applied: expected " + wanted + ", got " + got);
                    }
                }
                case "skipped", "amounts", "missing" -> named(name, field.getValue(), answer.path(name), differences);
                default -> compare(name, field.getValue(), answer.path(name), differences);
            }
        }
        return differences;
    }

    private static void lines(JsonNode expected, JsonNode answered, List<String> differences) {
        for (JsonNode line : expected) {
            String id = line.path("id").asText();
            JsonNode match = null;
            for (JsonNode candidate : answered) {
                if (candidate.path("id").asText().equals(id)) {
                    match = candidate;
                }
            }
            if (match == null) {
                differences.add("line " + id + ": not there");
                continue;
            }
            for (Map.Entry<String, JsonNode> field : line.properties()) {
                if (!field.getKey().equals("id")) {
                    compare(
                            "line " + id + " " + field.getKey(),
                            field.getValue(),
                            match.path(field.getKey()),
                            differences);
                }
            }
        }
    }

    private static void named(String name, JsonNode expected, JsonNode answered, List<String> differences) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            compare(name + " " + field.getKey(), field.getValue(), answered.path(field.getKey()), differences);
        }
    }

    private static void compare(String what, JsonNode expected, JsonNode answered, List<String> differences) {
        if (!expected.equals(answered) && !isSameNumber(expected, answered)) {
            differences.add(what + ": expected " + text(expected) + ", got " + text(answered));
        }
    }

    /// Cases may write a number with other zeros at its end than the wire does.
    private static boolean isSameNumber(JsonNode expected, JsonNode answered) {
        return isNumber(expected)
                && isNumber(answered)
                && new BigDecimal(expected.asText()).compareTo(new BigDecimal(answered.asText())) == 0;
    }

    private static boolean isNumber(JsonNode node) {
        return node.isTextual() && node.textValue().matches("-?\\d+(\\.\\d+)?");
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.asText();
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new TreeSet<>();
        list.forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
