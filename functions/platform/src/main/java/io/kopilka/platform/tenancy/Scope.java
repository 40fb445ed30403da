package io.kopilka.platform.tenancy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a credential may be allowed to do. Each operation of the contract names the one that it needs
/// (`x-scope`).
public enum Scope {
    ME_READ,
    /// Settings, export, deletion; a sandbox's clock.
    TENANT_WRITE,
    TEAM_READ,
    TEAM_WRITE,
    KEYS_READ,
    KEYS_WRITE,
    DEVICES_READ,
    DEVICES_WRITE,
    AUDIT_READ,
    STORES_READ,
    STORES_WRITE,
    QUOTES_WRITE,
    RECEIPTS_READ,
    RECEIPTS_WRITE,
    /// Beside `receipts:write`: receipts older than 60 days.
    RECEIPTS_BACKDATE,
    RETURNS_WRITE,
    HOLDS_WRITE,
    CARDS_READ,
    CARDS_WRITE,
    /// Kinds of cards and batches of them.
    CARDS_ADMIN,
    CUSTOMERS_READ,
    CUSTOMERS_WRITE,
    CONSENTS_WRITE,
    IMPORTS_WRITE,
    /// Graver than writing: it makes points out of nothing, or takes them.
    POINTS_ADJUST,
    RULES_READ,
    RULES_WRITE,
    RULES_PUBLISH,
    SIMULATIONS_WRITE,
    REPORTS_READ,
    WEBHOOKS_READ,
    WEBHOOKS_WRITE;

    private static final Map<String, Scope> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Scope::wireName, Function.identity()));

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', ':');

    /// The scope of this name, or empty where there is none.
    public static Optional<Scope> parse(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /// All of them.
    public static Set<Scope> all() {
        return EnumSet.allOf(Scope.class);
    }

    /// Whether it allows to look and to change nothing.
    public boolean isReading() {
        return wireName.endsWith(":read");
    }

    /// The scope on the wire: `receipts:write`.
    public String wireName() {
        return wireName;
    }
}
