package io.kopilka.tenants;

import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;

/// A tenant about to be made, its ids and its key included: whoever keeps this before making the tenant can make it
/// again after a crash and comes to the same.
///
/// @param tenant the tenant
/// @param store its first store
/// @param key its first API key, in full; it is stored nowhere
/// @param grant what that key allows
public record Founding(TenantProfile tenant, StoreProfile store, ApiKey key, ApiKeyGrant grant) {

    public Founding {
        if (!key.tenant().equals(tenant.id()) || !grant.tenant().equals(tenant.id())) {
            throw new IllegalArgumentException("a tenant's first key is its own");
        }
    }
}
