package io.kopilka.local.replay;

import java.math.BigDecimal;
import java.time.Duration;

/// What came of selling one invoice.
public sealed interface Sold {

    /// It is recorded.
    ///
    /// @param before whether it had been already, by an earlier replay
    record Committed(
            boolean before, BigDecimal total, BigDecimal discount, BigDecimal earned, Duration quote, Duration commit)
            implements Sold {}

    /// It is not, and nothing has changed.
    ///
    /// @param reason the same for all that were refused for the same
    record Refused(String reason) implements Sold {}
}
