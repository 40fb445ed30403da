package io.kopilka.infrastructure;

import java.util.List;

/// A family of partitions of the table, as `platform.table.Keys` builds their keys: what a function's role may reach
/// is said in these, by `dynamodb:LeadingKeys`. The star in the place of the tenant is the one that the tenant's own
/// session policy narrows further.
@SuppressWarnings("ImmutableEnumChecker") // made by List.of and Set.of, which nobody can change
enum Family {
    /// The tenant itself, stores, people, API keys.
    TENANT("T#*#TENANT"),
    /// Drafts and published rulesets.
    RULES("T#*#RULES"),
    /// Accounts and their ledgers.
    ACCOUNTS("T#*#ACC#*"),
    RECEIPTS("T#*#RCP#*", "T#*#DAY#*", "T#*#TAKEN#*"),
    CARDS("T#*#CARD#*"),
    CUSTOMERS("T#*#CUS#*", "T#*#CUSTOMERS#*"),
    /// Records of operations that may be repeated.
    ONCE("T#*#ONCE#*"),
    /// Buckets of reports.
    REPORTS("T#*#AGG#*");

    private final List<String> patterns;

    Family(String... patterns) {
        this.patterns = List.of(patterns);
    }

    /// Patterns of `StringLike` for the partition keys of the family.
    List<String> patterns() {
        return patterns;
    }
}
