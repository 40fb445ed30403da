package io.kopilka.platform.queue;

import java.util.Locale;

/// Every queue of the service. Each has dead letters beside it, where a message goes that failed five times or that
/// its consumer set aside.
public enum QueueName {
    /// Events for the tiers of accounts.
    TIERS,
    /// Events that reports count.
    REPORTS,
    /// Events to be told to the tenants' own endpoints.
    WEBHOOKS,
    /// Single deliveries to an endpoint, tried until they succeed or three days have passed.
    DELIVERIES,
    /// Receipts that came in from outside.
    INBOUND,
    /// Batches of cards that are being made or moved.
    CARDS,
    /// Changes of the table that no relay could read: a dead end, kept for people to look at.
    UNREADABLE;

    /// The queue's own name: `reports`. The stage stands before it where queues are made.
    public String queue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name of its dead letters: `reports-dead`.
    public String deadLetters() {
        return queue() + "-dead";
    }
}
