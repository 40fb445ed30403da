package io.kopilka.platform.schedule;

import io.kopilka.domain.identity.TenantId;
import java.time.Instant;

/// Scheduled work that can be done at once for one tenant: for a sandbox whose clock has just been set, so that nobody
/// has to wait an hour to see what a year does.
@FunctionalInterface
public interface CatchesUp {

    /// Does what is due for a tenant by its own clock, as far as it can be done while somebody waits; the rest is left
    /// to
    /// the schedule.
    ///
    /// @param now by the service's clock
    void catchUp(TenantId tenant, Instant now);
}
