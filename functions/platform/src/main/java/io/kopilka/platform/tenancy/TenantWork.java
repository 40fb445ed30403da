package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/// Does work for a tenant, by its clock and within its fence. Requests, messages and schedules all go through here.
@Singleton
public final class TenantWork {

    private final Directory directory;
    private final SandboxClocks clocks;

    public TenantWork(Directory directory, SandboxClocks clocks) {
        this.directory = directory;
        this.clocks = clocks;
    }

    /// Work for this tenant, at its present time.
    public CurrentTenant of(TenantId tenant) {
        return Fence.around(tenant).call(() -> {
            boolean isSandbox =
                    directory.tenant(tenant).map(TenantProfile::isSandbox).orElse(false);
            return new CurrentTenant(tenant, isSandbox ? clocks.ahead(tenant) : Duration.ZERO);
        });
    }

    /// Does a piece of work for a tenant.
    public <T> T call(TenantId tenant, Supplier<T> work) {
        return of(tenant).call(work);
    }

    /// Does a piece of work that comes to nothing.
    public void run(TenantId tenant, Runnable work) {
        of(tenant).run(work);
    }
}
