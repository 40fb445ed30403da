package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// For whom the running piece of work is done: the tenant of a request, of a message, of a schedule's turn. It goes
/// along with the work from thread to thread.
///
/// @param ahead how far the tenant's clock is ahead of the service's; zero but for sandboxes whose clock was set, and
/// the same from the beginning of the work to its end
public record CurrentTenant(TenantId tenant, Duration ahead) implements PropagatedContextElement {

    /// For whom work is done here; empty outside of anybody's.
    public static Optional<CurrentTenant> find() {
        return PropagatedContext.find().flatMap(context -> context.find(CurrentTenant.class));
    }

    /// Does a piece of work for this tenant and inside its fence, whoever it was done for outside of it.
    public <T> T call(Supplier<T> work) {
        PropagatedContext around = PropagatedContext.getOrEmpty();
        PropagatedContext without =
                around.find(CurrentTenant.class).map(around::minus).orElse(around);
        return Fence.around(tenant).around(without.plus(this)).propagate(work);
    }

    /// Does a piece of work that comes to nothing.
    public void run(Runnable work) {
        boolean done = call(() -> {
            work.run();
            return true;
        });
        assert done : "work that ends is done";
    }
}
