package io.kopilka.tenants;

import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.tenancy.Country;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/// What somebody says who wants to become a tenant.
///
/// @param name the shop's name
/// @param country whose law it trades under
/// @param currency of all its money, for ever
/// @param zone of the shop and of its first store
/// @param language what its people read unless they ask for another
/// @param storeName the first store's name
/// @param storeAddress the first store's address
/// @param programme what it begins with
public record TenantWish(
        Text name,
        Country country,
        Currency currency,
        ZoneId zone,
        Language language,
        Text storeName,
        Optional<String> storeAddress,
        StarterProgramme programme) {

    /// The most characters of a tenant's or store's name.
    public static final int LONGEST_NAME = 200;

    /// The most characters of an address.
    public static final int LONGEST_ADDRESS = 500;

    /// The currency of this code that money can be counted in; empty for gold, tests and what is none.
    public static Optional<Currency> currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .findFirst();
    }
}
