package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.TenantId;
import java.util.function.Consumer;

/// Where a capability keeps what it has of a tenant, so that everything of one tenant can be found by its own keys and
/// without looking at anybody else's.
///
/// What lives for a month and ends by itself (keys of idempotency, holds, marks, deliveries) need not be named.
public interface Holdings {

    /// Whose items they are. Each kind must be there before anything is erased.
    enum Kind {
        CUSTOMERS,
        RECEIPTS,
        WEBHOOKS,
        REPORTS,
        RULES
    }

    Kind kind();

    /// Hands over each partition of the tenant's, a list after everything that it lists: whoever empties partitions as
    /// they come and is killed in between finds the rest when they begin anew.
    void each(TenantId tenant, Consumer<String> partition);
}
