package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What is known of an API key once its secret has been shown and forgotten.
///
/// @param id how it is named without its secret
/// @param name what its owner calls it
/// @param scopes what it allows
/// @param stores where it allows it
/// @param created when it was made
/// @param expires from when on it is refused
/// @param revoked since when it is refused because somebody said so
public record ApiKeyGrant(
        KeyId id,
        TenantId tenant,
        String name,
        Set<Scope> scopes,
        StoreAccess stores,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked) {

    public ApiKeyGrant {
        scopes = Set.copyOf(scopes);
    }

    /// Whether the key opens anything at this moment.
    public boolean isGoodAt(Instant now) {
        return revoked.isEmpty() && (expires.isEmpty() || now.isBefore(expires.get()));
    }
}
