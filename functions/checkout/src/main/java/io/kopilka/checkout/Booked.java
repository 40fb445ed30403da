package io.kopilka.checkout;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.tier.TierStanding;
import org.jspecify.annotations.Nullable;

/// What a sale did to its customer's account, as far as a return must find it again.
///
/// @param posting the id of its ledger entries; null where no points moved
/// @param tierBefore what was held before the sale; null where nothing was
record Booked(
        ProgrammeId programme,
        AccountId account,
        @Nullable Ulid posting,
        @Nullable TierStanding tierBefore) {}
