package io.kopilka.platform.event;

import io.kopilka.platform.queue.QueueName;
import java.util.EnumSet;
import java.util.Set;

/// Who listens to what: the queues that an event of each type goes to.
public final class Subscriptions {
    private Subscriptions() {}

    /// The queues of a type, possibly none.
    public static Set<QueueName> of(EventType type) {
        return switch (type) {
            case RECEIPT_COMMITTED, RECEIPT_RETURNED, POINTS_CHANGED ->
                EnumSet.of(QueueName.TIERS, QueueName.REPORTS, QueueName.WEBHOOKS);
            case POINTS_EXPIRING, TIER_RAISED, TIER_LOWERED -> EnumSet.of(QueueName.WEBHOOKS);
        };
    }
}
