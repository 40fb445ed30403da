package io.kopilka.platform.fence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Decides by a policy what IAM would decide, by the rules that its reference documents, for the elements and operators
/// that this service's policies use: `Effect`, `Action`, `Resource`, and under `Condition` `StringEquals`, `StringLike`
/// and `Null`, the first two with `ForAllValues:` and `ForAnyValue:` where a key has many values.
///
/// Anything else in a policy is refused when it is read: what is not understood must not be passed over.
public final class PolicyEvaluation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOR_ALL = "ForAllValues:";
    private static final String FOR_ANY = "ForAnyValue:";

    private final List<Statement> statements;

    private PolicyEvaluation(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    private record Statement(
            boolean allows, List<String> actions, List<String> resources, List<Condition> conditions) {}

    private record Condition(String operator, String key, List<String> values) {}

    /// The policy in a text of IAM's JSON.
    ///
    /// @throws IllegalArgumentException where it holds what is not known here
    public static PolicyEvaluation of(String policy) {
        try {
            JsonNode document = JSON.readTree(policy);
            requireOnly(document, List.of("Version", "Statement", "Id"));
            if (!document.path("Version").asText().equals("2012-10-17")) {
                throw new IllegalArgumentException("a policy of another version");
            }
            List<Statement> statements = new ArrayList<>();
            for (JsonNode each : many(document.path("Statement"))) {
                statements.add(statement(each));
            }
            return new PolicyEvaluation(statements);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("a policy is JSON", broken);
        }
    }

    /// Whether the policy lets the request through: a statement allows it, and none denies it.
    public boolean allows(AccessRequest request) {
        boolean allowed = false;
        for (Statement statement : statements) {
            if (matches(statement, request)) {
                if (!statement.allows()) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }

    private static Statement statement(JsonNode node) {
        requireOnly(node, List.of("Sid", "Effect", "Action", "Resource", "Condition"));
        String effect = node.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new IllegalArgumentException("a statement allows or denies");
        }
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : node.path("Condition").properties()) {
            requireKnown(operator.getKey());
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(new Condition(operator.getKey(), key.getKey(), texts(key.getValue())));
            }
        }
        return new Statement(
                effect.equals("Allow"), texts(node.path("Action")), texts(node.path("Resource")), conditions);
    }

    private static void requireOnly(JsonNode node, List<String> known) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw new IllegalArgumentException("not known in a policy: " + field.getKey());
            }
        }
    }

    private static void requireKnown(String operator) {
        String plain = operator.replaceFirst("^(" + FOR_ALL + "|" + FOR_ANY + ")", "");
        boolean isKnown = plain.equals("StringEquals")
                || plain.equals("StringLike")
                || (plain.equals("Null") && plain.equals(operator));
        if (!isKnown) {
            throw new IllegalArgumentException("an operator that is not known here: " + operator);
        }
    }

    private static boolean matches(Statement statement, AccessRequest request) {
        return statement.actions().stream()
                        .anyMatch(pattern ->
                                isLike(request.action().toLowerCase(Locale.ROOT), pattern.toLowerCase(Locale.ROOT)))
                && statement.resources().stream().anyMatch(pattern -> isLike(request.resource(), pattern))
                && statement.conditions().stream().allMatch(condition -> holds(condition, request.context()));
    }

    private static boolean holds(Condition condition, Map<String, List<String>> context) {
        // The names of condition keys are compared without regard to case.
        List<String> asked = context.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(condition.key()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
        String operator = condition.operator();
        if (operator.equals("Null")) {
            return condition.values().contains(Boolean.toString(asked.isEmpty()));
        }
        if (operator.startsWith(FOR_ALL)) {
            // True of no values at all.
            return asked.stream().allMatch(value -> isAny(value, condition));
        }
        if (operator.startsWith(FOR_ANY)) {
            return asked.stream().anyMatch(value -> isAny(value, condition));
        }
        return asked.size() == 1 && isAny(asked.getFirst(), condition);
    }

    private static boolean isAny(String value, Condition condition) {
        boolean like = condition.operator().endsWith("StringLike");
        return condition.values().stream().anyMatch(pattern -> like ? isLike(value, pattern) : value.equals(pattern));
    }

    /// `*` stands for any characters, none included, and `?` for one; everything else for itself.
    private static boolean isLike(String text, String pattern) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < pattern.length() && (pattern.charAt(in) == '?' || pattern.charAt(in) == text.charAt(at))) {
                at++;
                in++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }

    private static List<JsonNode> many(JsonNode node) {
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else {
            nodes.add(node);
        }
        return nodes;
    }

    private static List<String> texts(JsonNode node) {
        return many(node).stream().map(JsonNode::asText).toList();
    }
}
