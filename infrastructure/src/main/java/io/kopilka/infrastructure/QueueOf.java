package io.kopilka.infrastructure;

import java.util.Locale;

/// The queues of the service, as `platform.queue.QueueName` has them.
enum QueueOf {
    TIERS,
    REPORTS,
    WEBHOOKS,
    DELIVERIES,
    INBOUND,
    CARDS,
    UNREADABLE;

    String queue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
