package io.kopilka.platform.queue;

/// The dead letters beside every queue: what failed too often, or can never have an effect.
public interface DeadLetters {

    /// The name of the attribute of a dead letter that says why it is one.
    String REASON = "reason";

    /// Puts a message among the dead letters of a queue; whoever took it then removes it from the queue.
    ///
    /// @param reason for a person to read; no personal data
    /// @throws QueueUnavailable where it is not there
    void add(QueueName queue, Message message, String reason);

    /// Gives all dead letters back to their queue, to be tried anew.
    ///
    /// @return how many there were
    /// @throws QueueUnavailable where not all could be given back; those are dead letters still
    int giveBack(QueueName queue);
}
