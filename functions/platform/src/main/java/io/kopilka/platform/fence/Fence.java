package io.kopilka.platform.fence;

import io.kopilka.domain.identity.TenantId;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What the work that runs on this thread may reach: the partitions of its tenant, and nothing else.
///
/// It is put up where the tenant becomes known: by the gate for a request, from the credential alone; by a consumer for
/// each message; by a schedule for each tenant in turn. Work outside every fence reaches nothing.
///
/// @param tenants one, as a rule; a tenant and its sandbox where both are founded
/// @param rights to what is in the service's own fence
public record Fence(Set<TenantId> tenants, Set<HouseRight> rights) implements PropagatedContextElement {

    /// Work that may reach nothing.
    public static final Fence NONE = new Fence(Set.of(), Set.of());

    public Fence {
        tenants = Set.copyOf(tenants);
        rights = Set.copyOf(rights);
    }

    /// Around these tenants.
    public static Fence around(TenantId... tenants) {
        return new Fence(Set.of(tenants), Set.of());
    }

    /// Around something of the service's own, and no tenant.
    public static Fence ofHouse(HouseRight... rights) {
        return new Fence(Set.of(), Set.of(rights));
    }

    /// The same with rights to something of the service's own.
    public Fence with(HouseRight... more) {
        Set<HouseRight> all = EnumSet.noneOf(HouseRight.class);
        all.addAll(rights);
        all.addAll(Set.of(more));
        return new Fence(tenants, all);
    }

    /// The same with one more tenant.
    public Fence with(TenantId more) {
        Set<TenantId> all = new HashSet<>(tenants);
        all.add(more);
        return new Fence(all, rights);
    }

    /// The fence around what runs on this thread now; [#NONE] where nobody put up one.
    public static Fence current() {
        return found().orElse(NONE);
    }

    /// The fence that somebody put up around what runs on this thread now.
    static Optional<Fence> found() {
        return PropagatedContext.getOrEmpty().find(Fence.class);
    }

    /// Does work inside this fence, and in no other that was there before.
    public <T> T call(Supplier<T> work) {
        try (PropagatedContext.Scope _ = around(PropagatedContext.getOrEmpty()).propagate()) {
            return work.get();
        }
    }

    /// Does work inside this fence, and in no other that was there before.
    public void run(Runnable work) {
        try (PropagatedContext.Scope _ = around(PropagatedContext.getOrEmpty()).propagate()) {
            work.run();
        }
    }

    /// This context with this fence in the place of the one that it had.
    public PropagatedContext around(PropagatedContext context) {
        return context.find(Fence.class).map(old -> context.replace(old, this)).orElseGet(() -> context.plus(this));
    }
}
