package io.kopilka.platform.secret;

import io.kopilka.domain.identity.TenantId;

/// Keeps a tenant's secrets from whoever reads the table: what was sealed for one tenant and purpose opens for these
/// alone.
public interface Sealing {

    /// The secret, sealed; another text each time.
    ///
    /// @param purpose what it is for, such as `webhook`: a constant of the caller's
    byte[] seal(TenantId tenant, String purpose, byte[] secret);

    /// The secret in what [#seal] gave for the same tenant and purpose.
    ///
    /// @throws IllegalStateException where it was sealed for another, with another key, or is damaged
    byte[] open(TenantId tenant, String purpose, byte[] sealed);
}
