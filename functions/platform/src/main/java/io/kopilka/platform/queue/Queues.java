package io.kopilka.platform.queue;

import java.util.List;

/// The queues, for whoever puts messages into them.
public interface Queues {

    /// Puts messages into a queue, any number of them. Each is there when this returns, and may be told more than once.
    ///
    /// @throws QueueUnavailable where the queue did not take all of them: some may be there; put all of them again
    void send(QueueName queue, List<OutgoingMessage> messages);
}
