package io.kopilka.platform.tenancy;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What each role may do, and what a paired device may: the one table from which credentials get their scopes and
/// against which documentation and menus are checked.
///
/// It is written scope by scope, so that a new scope cannot be added without saying who has it: the `switch` is
/// without a default. An owner may do everything.
public final class RoleTable {

    private static final Map<Role, Set<Scope>> SCOPES = new EnumMap<>(Role.class);

    private static final Set<Scope> DEVICE = Collections.unmodifiableSet(EnumSet.of(
            Scope.ME_READ,
            Scope.STORES_READ,
            Scope.QUOTES_WRITE,
            Scope.RECEIPTS_READ,
            Scope.RECEIPTS_WRITE,
            Scope.RETURNS_WRITE,
            Scope.HOLDS_WRITE,
            Scope.CARDS_READ,
            Scope.CARDS_WRITE,
            Scope.CUSTOMERS_READ,
            Scope.CUSTOMERS_WRITE,
            Scope.CONSENTS_WRITE,
            Scope.RULES_READ));

    static {
        for (Role role : Role.values()) {
            EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
            Arrays.stream(Scope.values())
                    .filter(scope -> role == Role.OWNER || othersWith(scope).contains(role))
                    .forEach(scopes::add);
            SCOPES.put(role, Collections.unmodifiableSet(scopes));
        }
    }

    private RoleTable() {}

    /// What a role may do.
    public static Set<Scope> of(Role role) {
        return SCOPES.getOrDefault(role, Set.of());
    }

    /// What a device may do in the store that it was paired for: what a till needs, and nothing that a shop would not
    /// leave on a counter.
    public static Set<Scope> device() {
        return DEVICE;
    }

    private static Set<Role> othersWith(Scope scope) {
        return switch (scope) {
            case ME_READ, STORES_READ, RECEIPTS_READ, CARDS_READ, CUSTOMERS_READ, RULES_READ ->
                EnumSet.of(Role.MARKETER, Role.CASHIER, Role.ANALYST, Role.DEVELOPER);
            case QUOTES_WRITE, RECEIPTS_WRITE, RETURNS_WRITE, HOLDS_WRITE -> EnumSet.of(Role.CASHIER, Role.DEVELOPER);
            case CARDS_WRITE, CUSTOMERS_WRITE, CONSENTS_WRITE ->
                EnumSet.of(Role.MARKETER, Role.CASHIER, Role.DEVELOPER);
            case RULES_WRITE, RULES_PUBLISH, POINTS_ADJUST, CARDS_ADMIN, IMPORTS_WRITE -> EnumSet.of(Role.MARKETER);
            case SIMULATIONS_WRITE, REPORTS_READ -> EnumSet.of(Role.MARKETER, Role.ANALYST, Role.DEVELOPER);
            case AUDIT_READ -> EnumSet.of(Role.ANALYST, Role.DEVELOPER);
            case KEYS_READ, KEYS_WRITE, DEVICES_READ, DEVICES_WRITE, WEBHOOKS_READ, WEBHOOKS_WRITE, RECEIPTS_BACKDATE ->
                EnumSet.of(Role.DEVELOPER);
            case TENANT_WRITE, TEAM_READ, TEAM_WRITE, STORES_WRITE -> EnumSet.noneOf(Role.class);
        };
    }
}
