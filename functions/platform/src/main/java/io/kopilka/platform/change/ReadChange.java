package io.kopilka.platform.change;

import io.kopilka.domain.identity.TenantId;
import java.util.Optional;

/// What came of reading a change.
public sealed interface ReadChange {

    /// The change of an item.
    record Understood(ItemChange change) implements ReadChange {}

    /// No change of an item of the service, or one that is broken.
    ///
    /// @param tenant whose it is, where the key says so
    /// @param key the item's key without what is private in it
    /// @param reason what is wrong; no personal data
    record Unreadable(Optional<TenantId> tenant, String key, String reason) implements ReadChange {}
}
