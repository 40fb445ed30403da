package io.kopilka.platform.tenancy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a person is in a tenant's team. What each may do stands in [RoleTable].
public enum Role {
    OWNER,
    MARKETER,
    CASHIER,
    ANALYST,
    DEVELOPER;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /// The role of this name, or empty where there is none.
    public static Optional<Role> parse(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName.equals(wireName))
                .findFirst();
    }

    /// The role on the wire: `owner`.
    public String wireName() {
        return wireName;
    }

    /// What whoever has the role may do.
    public Set<Scope> scopes() {
        return RoleTable.of(this);
    }
}
