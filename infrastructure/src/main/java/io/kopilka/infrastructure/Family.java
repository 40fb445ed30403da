package io.kopilka.infrastructure;

import java.util.List;

/// A family of partitions of the table, as `platform.table.Keys` builds their keys: what a function's role may reach
/// is said in these, by `dynamodb:LeadingKeys`. The star in the place of the tenant is the one that the tenant's own
/// session policy narrows further.
@SuppressWarnings("ImmutableEnumChecker") // made by List.of and Set.of, which nobody can change
enum Family {
    /// The tenant itself, stores, people, API keys.
    TENANT("T#*#TENANT"),
    /// What people and machines did.
    AUDIT("T#*#AUDIT"),
    /// The tenant's data key, wrapped.
    DATA_KEY("T#*#DATAKEY"),
    /// Drafts and published rulesets.
    RULES("T#*#RULES"),
    /// Accounts and their ledgers.
    ACCOUNTS("T#*#ACC#*"),
    /// Points set aside.
    HOLDS("T#*#HOLD#*"),
    /// Accounts by the day on which they are to be looked at.
    DUE("T#*#DUE#*"),
    /// Receipts and what came back of them.
    RECEIPTS("T#*#RCP#*", "T#*#DAY#*", "T#*#TAKEN#*"),
    CARDS("T#*#CARD#*"),
    /// How cards are printed and numbered, and batches of them.
    PRINTING("T#*#CARDS"),
    CUSTOMERS("T#*#CUS#*", "T#*#CUSTOMERS#*"),
    /// Records of operations that may be repeated.
    ONCE("T#*#ONCE#*"),
    /// Buckets of reports.
    REPORTS("T#*#AGG#*"),
    /// Events that reports have counted.
    COUNTED("T#*#COUNTED#*"),
    /// Webhook endpoints and integrations, with their sealed secrets.
    HOOKS("T#*#HOOKS"),
    /// Bodies of webhooks.
    TOLD("T#*#TOLD#*"),
    /// Deliveries of webhooks, by endpoint.
    DELIVERIES("T#*#ENDPOINT#*"),
    /// Receipts that came in from outside, by integration.
    INBOUND("T#*#INBOUND#*", "T#*#INTEGRATION#*"),
    /// When keys, devices and people were last here.
    USED("T#*#USED"),
    /// Letters that are to leave.
    LETTERS("T#*#LETTERS"),
    /// Which tenants a person belongs to, in the service's own fence.
    PEOPLE("T#ten_00000000000000000000000000#PEOPLE#*"),
    /// What short codes pair devices with, in the service's own fence.
    PAIRINGS("T#ten_00000000000000000000000000#PAIRING#*"),
    /// The list of all tenants, in the service's own fence: for what runs by time alone.
    EVERY_TENANT("T#ten_00000000000000000000000000#TENANTS");

    private final List<String> patterns;

    Family(String... patterns) {
        this.patterns = List.of(patterns);
    }

    /// Patterns of `StringLike` for the partition keys of the family.
    List<String> patterns() {
        return patterns;
    }
}
