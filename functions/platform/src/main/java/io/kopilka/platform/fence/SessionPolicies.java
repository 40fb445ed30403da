package io.kopilka.platform.fence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.platform.table.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the session policy of a [Fence]: what is left of a function's rights while it works for a tenant.
///
/// Only keys that begin with the tenant's fence, `T#<tenant>#` with the separator, so that `T#1#` is no prefix of
/// `T#12#`. `ForAllValues` is true of no keys at all, so `Null` goes with it: a request that names no partition (a
/// scan)
/// is refused. AWS takes at most 2,048 characters of it.
public final class SessionPolicies {

    /// The most characters that AWS takes.
    public static final int MOST_CHARACTERS = 2_048;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TENANTS_ACTIONS = List.of(
            "dynamodb:GetItem",
            "dynamodb:BatchGetItem",
            "dynamodb:Query",
            "dynamodb:PutItem",
            "dynamodb:DeleteItem",
            "dynamodb:ConditionCheckItem");

    private SessionPolicies() {}

    /// The policy in IAM's JSON.
    ///
    /// @param tableArn the one table that it speaks of
    public static String of(Fence fence, String tableArn) {
        ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        // One statement for each action, with all the keys that it is allowed on: where a transaction writes a tenant's
        // item and one of the service's own, `ForAllValues` is asked of both keys at once.
        Map<String, List<String>> keysOfActions = new TreeMap<>();
        List<String> fences = fence.tenants().stream()
                .map(Key::fence)
                .map(each -> each + "*")
                .sorted()
                .toList();
        if (!fences.isEmpty()) {
            TENANTS_ACTIONS.forEach(action -> keysOfActions.put(action, new ArrayList<>(fences)));
        }
        fence.rights().stream()
                .sorted()
                .forEach(right -> right.actions()
                        .forEach(action -> keysOfActions
                                .computeIfAbsent(action, _ -> new ArrayList<>())
                                .add(right.leadingKeys())));
        Map<List<String>, List<String>> actionsOfKeys = new LinkedHashMap<>();
        keysOfActions.forEach((action, keys) ->
                actionsOfKeys.computeIfAbsent(keys, _ -> new ArrayList<>()).add(action));
        actionsOfKeys.forEach((keys, actions) -> allow(statements, actions, tableArn, keys));
        if (statements.isEmpty()) {
            // A session policy says something, or AWS leaves it out of account.
            statements
                    .addObject()
                    .put("Effect", "Deny")
                    .put("Action", "dynamodb:*")
                    .put("Resource", "*");
        }
        String text = policy.toString();
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a session policy of " + text.length() + " characters");
        }
        return text;
    }

    private static void allow(ArrayNode statements, List<String> actions, String resource, List<String> keys) {
        ObjectNode statement = statements.addObject().put("Effect", "Allow");
        ArrayNode allowed = statement.putArray("Action");
        actions.forEach(allowed::add);
        statement.put("Resource", resource);
        ObjectNode condition = statement.putObject("Condition");
        ArrayNode leading = condition.putObject("ForAllValues:StringLike").putArray("dynamodb:LeadingKeys");
        keys.forEach(leading::add);
        condition.putObject("Null").put("dynamodb:LeadingKeys", "false");
    }
}
