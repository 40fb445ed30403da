package io.kopilka.platform.queue;

import io.kopilka.domain.identity.TenantId;
import java.util.Optional;

/// A message taken out of a queue. The same may come more than once, and in another order than it was put in.
///
/// @param id the queue's own id of it, unique within a batch
/// @param body as it was put in
/// @param attempt how often it has been taken out, this time included; 1 and up
/// @param tenant whose it is, as far as the queue still knows
public record Message(String id, String body, int attempt, Optional<TenantId> tenant) {

    /// A message of whoever it says itself.
    public Message(String id, String body, int attempt) {
        this(id, body, attempt, Optional.empty());
    }
}
