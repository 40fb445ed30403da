package io.kopilka.platform.secret;

import io.kopilka.domain.identity.TenantId;

/// The data key of each tenant: what is sealed for one opens with no other's.
@FunctionalInterface
public interface DataKeys {

    /// 32 bytes; always the same for one tenant.
    byte[] of(TenantId tenant);
}
