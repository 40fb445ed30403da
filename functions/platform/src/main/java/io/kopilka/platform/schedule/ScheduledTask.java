package io.kopilka.platform.schedule;

import java.time.Duration;
import java.time.Instant;

/// Work that is done again and again: by a timer on one machine, by a schedule in the cloud.
///
/// It may be killed anywhere, run late, or twice at the same time: the next run goes on where it stopped.
public interface ScheduledTask {

    /// A name of lower-case letters and hyphens, by which a schedule calls it.
    String name();

    /// How often it wants to run.
    Duration cadence();

    /// Does what is due.
    ///
    /// @param now by the service's clock
    void run(Instant now);
}
