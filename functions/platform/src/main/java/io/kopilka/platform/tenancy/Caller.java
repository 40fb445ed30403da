package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import java.util.Set;

/// Who is calling, for whom, and what they may do. It comes from the credential alone; nothing else in a request
/// names
/// a tenant.
///
/// @param tenant whose data the call is about
/// @param actor the key or person
/// @param scopes what they may do
/// @param stores where they may do it
/// @param language what they read
public record Caller(TenantId tenant, Actor actor, Set<Scope> scopes, StoreAccess stores, Language language) {

    public Caller {
        scopes = Set.copyOf(scopes);
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
