package io.kopilka.platform.secret;

import io.kopilka.platform.table.Key;
import java.util.Map;
import java.util.Set;

/// Which attributes of which items tell of a person, and are therefore sealed where they are stored.
///
/// Names stand in receipts too, as a till printed them: those are the tenant's books, encrypted as the whole table is.
final class PersonalFields {

    private static final Map<String, Set<String>> BY_KIND = Map.of(
            // Customers, and as much of them as stands on their cards.
            "CUS/CUS", Set.of("name", "phone", "email", "birthDate"),
            "CARD/CARD", Set.of("name", "birthday"),
            // Answers that are kept for their idempotency key: a customer may be in them.
            "ONCE/ONCE", Set.of("body"),
            // What came in from outside, as it came.
            "INBOUND/INBOUND", Set.of("body"));

    private PersonalFields() {}

    static Set<String> of(Key key) {
        return BY_KIND.getOrDefault(key.kind(), Set.of());
    }
}
