package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// What is known of a tenant as a whole.
///
/// @param country whose law it trades under; empty for tenants made before countries were asked for
/// @param currency the one currency of its money, for ever
/// @param zone where its own days begin and end; a store may lie in another
/// @param language what its people read unless they ask for another
/// @param mode whether it is the real thing or a sandbox
/// @param twin the sandbox of a real tenant, the real tenant of a sandbox
/// @param origins whose pages may call the service from a browser; at most 20
/// @param createdAt when it was recorded
/// @param leaving that it is to be deleted, where somebody asked for it
public record TenantProfile(
        TenantId id,
        Text name,
        Optional<Country> country,
        Currency currency,
        ZoneId zone,
        Language language,
        ApiKey.Mode mode,
        Optional<TenantId> twin,
        List<Origin> origins,
        Instant createdAt,
        Optional<Leaving> leaving) {

    /// The most origins of a tenant.
    public static final int MOST_ORIGINS = 20;

    public TenantProfile {
        origins = List.copyOf(origins);
    }

    /// A real tenant in use, without a sandbox.
    public static TenantProfile of(
            TenantId id, Text name, Currency currency, ZoneId zone, Language language, Instant createdAt) {
        return new TenantProfile(
                id,
                name,
                Optional.empty(),
                currency,
                zone,
                language,
                ApiKey.Mode.LIVE,
                Optional.empty(),
                List.of(),
                createdAt,
                Optional.empty());
    }

    /// Whether it is a sandbox.
    public boolean isSandbox() {
        return mode == ApiKey.Mode.TEST;
    }

    /// The same, to be deleted or, where empty, not any more.
    public TenantProfile leaving(Optional<Leaving> wish) {
        return new TenantProfile(id, name, country, currency, zone, language, mode, twin, origins, createdAt, wish);
    }
}
