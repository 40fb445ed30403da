package io.kopilka.platform.queue;

import io.kopilka.domain.identity.TenantId;
import java.time.Duration;

/// A message to be put into a queue.
///
/// @param tenant whose it is; a busy tenant's messages do not hold up those of others
/// @param body text of at most 256 KiB in UTF-8
/// @param delay how long nobody may see it; 0 to 15 minutes
public record OutgoingMessage(TenantId tenant, String body, Duration delay) {

    /// The longest delay that a queue knows.
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// The most bytes of a body in UTF-8.
    public static final int MOST_BYTES = 256 * 1024;

    /// Whose a message is that is about no tenant's item, such as a change that nobody can read.
    public static final TenantId NOBODY = new TenantId("ten_00000000000000000000000000");

    public OutgoingMessage {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("a message waits from 0 to 15 minutes");
        }
    }

    /// A message that may be taken at once.
    public static OutgoingMessage now(TenantId tenant, String body) {
        return new OutgoingMessage(tenant, body, Duration.ZERO);
    }
}
