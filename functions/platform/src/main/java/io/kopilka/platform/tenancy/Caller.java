package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import java.util.Optional;
import java.util.Set;

/// Who is calling, for whom, and what they may do. It comes from the credential alone; nothing else in a request
/// names
/// a tenant.
///
/// @param tenant whose data the call is about
/// @param actor the key, device or person
/// @param scopes what they may do
/// @param stores where they may do it
/// @param language what they read
/// @param role what a person is in the team; empty for keys and devices
/// @param from the address that the request came from; empty for work that the service does by itself
public record Caller(
        TenantId tenant,
        Actor actor,
        Set<Scope> scopes,
        StoreAccess stores,
        Language language,
        Optional<Role> role,
        Optional<String> from) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /// A key or a device, wherever it calls from.
    public Caller(TenantId tenant, Actor actor, Set<Scope> scopes, StoreAccess stores, Language language) {
        this(tenant, actor, scopes, stores, language, Optional.empty(), Optional.empty());
    }

    /// The same, calling from this address.
    public Caller callingFrom(String address) {
        return new Caller(tenant, actor, scopes, stores, language, role, Optional.of(address));
    }

    /// Whether the caller may do this.
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    /// Whether the caller may act in this store. A store where they may not is, to them, a store that does not
    /// exist.
    public boolean mayActIn(StoreId store) {
        return stores.includes(store);
    }
}
