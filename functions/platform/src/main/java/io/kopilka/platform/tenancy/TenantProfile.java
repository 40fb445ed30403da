package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/// What is known of a tenant as a whole.
///
/// @param currency the one currency of its money, for ever
/// @param zone where its own days begin and end; a store may lie in another
/// @param language what its people read unless they ask for another
/// @param createdAt when it was recorded
/// @param archived since when it is out of use; history still refers to it
public record TenantProfile(
        TenantId id,
        Text name,
        Currency currency,
        ZoneId zone,
        Language language,
        Instant createdAt,
        Optional<Instant> archived) {

    /// A tenant in use.
    public static TenantProfile of(
            TenantId id, Text name, Currency currency, ZoneId zone, Language language, Instant createdAt) {
        return new TenantProfile(id, name, currency, zone, language, createdAt, Optional.empty());
    }
}
