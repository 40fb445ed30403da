package io.kopilka.webhooks.in;

import io.kopilka.domain.identity.IntegrationId;
import io.kopilka.webhooks.Secrets;
import java.time.Instant;
import java.util.Optional;

/// A system outside that sends a tenant's receipts, and signs them.
///
/// @param name what its owner calls it
/// @param archived since when nothing more is taken from it
record Integration(
        IntegrationId id, String name, Secrets secrets, Instant createdAt, Optional<Instant> archived, long version) {

    /// The one kind that there is: receipts as `POST /v1/receipts` takes them.
    static final String GENERIC = "generic";

    Integration archived(Instant since) {
        return new Integration(id, name, secrets, createdAt, Optional.of(since), version);
    }

    Integration with(Secrets other) {
        return new Integration(id, name, other, createdAt, archived, version);
    }
}
