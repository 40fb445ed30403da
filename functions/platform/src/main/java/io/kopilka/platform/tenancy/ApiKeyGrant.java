package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.DeviceId;
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
/// @param device the device that it was made for; empty for a key that a system keeps
public record ApiKeyGrant(
        KeyId id,
        TenantId tenant,
        String name,
        Set<Scope> scopes,
        StoreAccess stores,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked,
        Optional<DeviceId> device) {

    public ApiKeyGrant {
        scopes = Set.copyOf(scopes);
    }

    /// A key that a system keeps.
    public ApiKeyGrant(
            KeyId id,
            TenantId tenant,
            String name,
            Set<Scope> scopes,
            StoreAccess stores,
            Instant created,
            Optional<Instant> expires,
            Optional<Instant> revoked) {
        this(id, tenant, name, scopes, stores, created, expires, revoked, Optional.empty());
    }

    /// Who acts with it.
    public Actor actor() {
        return device.isPresent() ? device.get() : id;
    }

    /// The same, refused from a moment on.
    public ApiKeyGrant revokedAt(Instant moment) {
        return new ApiKeyGrant(
                id, tenant, name, scopes, stores, created, expires, revoked.or(() -> Optional.of(moment)), device);
    }

    /// The same, ending no later than a moment.
    public ApiKeyGrant endingBy(Instant moment) {
        Instant end = expires.filter(stated -> stated.isBefore(moment)).orElse(moment);
        return new ApiKeyGrant(id, tenant, name, scopes, stores, created, Optional.of(end), revoked, device);
    }

    /// Whether the key opens anything at this moment.
    public boolean isGoodAt(Instant now) {
        return revoked.isEmpty() && (expires.isEmpty() || now.isBefore(expires.get()));
    }
}
