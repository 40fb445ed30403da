package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// What is known of a store.
///
/// @param zone where its days begin and end: schedules, promotions and business days follow it
/// @param address as people write it
/// @param archived since when it is out of use; receipts still refer to it
public record StoreProfile(StoreId id, Text name, ZoneId zone, Optional<String> address, Optional<Instant> archived) {

    /// A store in use.
    public static StoreProfile of(StoreId id, Text name, ZoneId zone, Optional<String> address) {
        return new StoreProfile(id, name, zone, address, Optional.empty());
    }
}
