package io.kopilka.tenants;

import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import java.util.Optional;

/// A tenant about to be made and its sandbox, with all their ids and keys: whoever keeps this before making them can
/// make them again after a crash and comes to the same.
///
/// @param live the real thing
/// @param sandbox its twin: a tenant of its own, with a store and a key of its own
/// @param programme what both begin with
public record Founding(Side live, Side sandbox, StarterProgramme programme) {

    public Founding {
        if (!isTwin(live, sandbox) || !isTwin(sandbox, live) || live.tenant().isSandbox()) {
            throw new IllegalArgumentException("a tenant and its sandbox name each other");
        }
    }

    /// One of the two tenants.
    ///
    /// @param tenant the tenant
    /// @param store its first store
    /// @param key its first API key, in full; it is stored nowhere
    /// @param grant what that key allows
    public record Side(TenantProfile tenant, StoreProfile store, ApiKey key, ApiKeyGrant grant) {

        public Side {
            if (!key.tenant().equals(tenant.id()) || !grant.tenant().equals(tenant.id())) {
                throw new IllegalArgumentException("a tenant's first key is its own");
            }
            if (key.mode() != tenant.mode()) {
                throw new IllegalArgumentException("a sandbox has keys of a sandbox, and nobody else has");
            }
        }
    }

    private static boolean isTwin(Side one, Side other) {
        return one.tenant().twin().equals(Optional.of(other.tenant().id()))
                && one.tenant().mode() != other.tenant().mode();
    }
}
