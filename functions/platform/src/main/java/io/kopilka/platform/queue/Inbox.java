package io.kopilka.platform.queue;

import java.time.Duration;
import java.util.List;

/// The queues, for whoever takes messages out of them by hand; in the cloud the runtime does that.
///
/// All methods may throw [QueueUnavailable]. Nothing is lost by it: what was not settled comes again.
public interface Inbox {

    /// A message that nobody else sees for a while.
    ///
    /// @param receipt by which this taking of it is settled
    record Taken(Message message, String receipt) {}

    /// Takes messages, or waits for one.
    ///
    /// @param most 1 to 10
    /// @param wait how long to wait where none is there; 0 to 20 seconds
    List<Taken> take(QueueName queue, int most, Duration wait);

    /// Removes messages that have had their effect, 0 to 10 of them.
    void done(QueueName queue, List<Taken> taken);

    /// Lets a message be seen again after a time.
    ///
    /// @param after 0 to 12 hours
    void again(QueueName queue, Taken taken, Duration after);
}
