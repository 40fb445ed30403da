package io.kopilka.tenants;

import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.tenancy.Scope;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/// What somebody says who wants to become a tenant.
///
/// @param name the shop's name
/// @param currency of all its money, for ever
/// @param zone of the shop and of its first store
/// @param language what its people read unless they ask for another
/// @param storeName the first store's name
/// @param storeAddress the first store's address
/// @param keyName what its first API key shall be called
/// @param scopes what that key shall allow
public record TenantWish(
        Text name,
        Currency currency,
        ZoneId zone,
        Language language,
        Text storeName,
        Optional<String> storeAddress,
        String keyName,
        Set<Scope> scopes) {

    public TenantWish {
        scopes = Set.copyOf(scopes);
    }
}
