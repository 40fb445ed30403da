package io.kopilka.infrastructure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What a role may do with the table: named actions on partitions of named families. Nothing allows a scan, nor a
/// request that names no partition: without the `Null` condition, `ForAllValues` would be true of an empty set of keys.
final class TableAccess {
    private static final List<String> READING = List.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");

    /// A transaction is allowed by the actions that it consists of.
    private static final List<String> WRITING =
            List.of("dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem");

    private TableAccess() {}

    static PolicyStatement reading(String tableArn, Collection<Family> families) {
        return statement(READING, tableArn, families);
    }

    static PolicyStatement writing(String tableArn, Collection<Family> families) {
        return statement(WRITING, tableArn, families);
    }

    private static PolicyStatement statement(List<String> actions, String tableArn, Collection<Family> families) {
        List<String> patterns = families.stream()
                .sorted()
                .flatMap(family -> family.patterns().stream())
                .toList();
        return Access.statement(
                actions,
                List.of(tableArn),
                Map.of(
                        "ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", patterns),
                        "Null", Map.of("dynamodb:LeadingKeys", "false")));
    }
}
