package io.kopilka.infrastructure;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;

/// Statements of roles: named actions on named resources.
final class Access {
    private Access() {}

    static void allow(Role role, List<String> actions, List<String> resources) {
        role.addToPolicy(statement(actions, resources, Map.of()));
    }

    static PolicyStatement statement(List<String> actions, List<String> resources, Map<String, ?> conditions) {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(resources)
                .conditions(conditions)
                .build();
    }
}
