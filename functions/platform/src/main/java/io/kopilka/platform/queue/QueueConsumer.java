package io.kopilka.platform.queue;

import java.util.List;

/// Whoever takes messages out of one queue. A capability has one for each of its queues; the same one works in a
/// Lambda function and on one machine.
///
/// Consumers are idempotent: a message may come again after it had its effect, at the same time on another machine
/// too.
public interface QueueConsumer {

    /// The queue.
    QueueName queue();

    /// Whether a batch may hold messages of several tenants: only where each is worked on by itself, so that none waits
    /// for another's receiver. Otherwise a batch is of one tenant, and done for it.
    default boolean minglesTenants() {
        return false;
    }

    /// What became of each message of a batch, in its order. An exception means that the whole batch could not be
    /// worked on together: its messages are then given one by one, and the one that fails again comes again later,
    /// the others unharmed.
    ///
    /// @param batch 1 to 10 messages
    List<Consumed> consume(List<Message> batch);
}
