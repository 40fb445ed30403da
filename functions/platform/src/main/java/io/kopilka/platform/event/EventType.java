package io.kopilka.platform.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every type of event. The shape of its data stands in `openapi/events/<name>.json`.
public enum EventType {
    /// A sale was recorded.
    RECEIPT_COMMITTED("receipt.committed"),
    /// Goods came back, or what was left of a sale was cancelled.
    RECEIPT_RETURNED("receipt.returned"),
    /// Points moved on an account: any posting of its ledger.
    POINTS_CHANGED("points.changed"),
    /// Points will end soon.
    POINTS_EXPIRING("points.expiring"),
    /// A customer reached a higher tier.
    TIER_RAISED("tier.raised"),
    /// A customer lost a tier.
    TIER_LOWERED("tier.lowered");

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    /// The type of this name, or empty where there is none.
    public static Optional<EventType> parse(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /// The type on the wire: `receipt.committed`.
    public String wireName() {
        return wireName;
    }
}
