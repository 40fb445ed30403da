package io.kopilka.tenants.team;

import io.kopilka.contract.json.Fields;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Role;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The role and the stores that somebody is to have.
///
/// @param stores as they are named; empty for all that the caller may act in
record RoleWish(Role role, List<String> stores) {

    private static final String ROLE = "role";
    private static final Map<String, Role> ROLES = new LinkedHashMap<>();

    static {
        Arrays.stream(Role.values()).forEach(role -> ROLES.put(role.wireName(), role));
    }

    /// The fields `role` and `stores` of a body.
    static RoleWish read(Fields fields) {
        fields.required(ROLE);
        return new RoleWish(fields.choice(ROLE, ROLES, Role.CASHIER), Handed.stores(fields));
    }

    /// The stores that are handed on with the role. Refused: `forbidden_scope` where the role may do what the
    /// caller may not; `unknown_store`.
    Outcome<StoreAccess> handedOnBy(Caller caller, Handed handed) {
        return role.scopes().stream()
                .filter(scope -> !caller.may(scope))
                .sorted()
                .findFirst()
                .map(scope -> Outcome.<StoreAccess>refused(Problem.of(
                        FieldError.at("/" + ROLE, ProblemCode.FORBIDDEN_SCOPE, Map.of("scope", scope.wireName())))))
                .orElseGet(() -> handed.stores(caller, stores));
    }
}
