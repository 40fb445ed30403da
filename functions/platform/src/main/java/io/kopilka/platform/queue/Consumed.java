package io.kopilka.platform.queue;

import java.time.Duration;

/// What became of a message.
public sealed interface Consumed {

    /// It has had its effect, now or earlier: it leaves the queue.
    record Done() implements Consumed {}

    /// It could not have its effect now and comes again; after five times it goes to the dead letters.
    ///
    /// @param after how long it stays out of sight
    /// @param reason for the log; no personal data
    record Again(Duration after, String reason) implements Consumed {}

    /// It can never have an effect: it goes to the dead letters at once.
    ///
    /// @param reason for the log and the dead letter; no personal data
    record SetAside(String reason) implements Consumed {}

    /// It has had its effect.
    Consumed DONE = new Done();
}
