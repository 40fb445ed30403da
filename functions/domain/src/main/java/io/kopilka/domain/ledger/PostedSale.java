package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;
import io.kopilka.domain.tier.TierChange;
import io.kopilka.domain.tier.TierStanding;
import org.jspecify.annotations.Nullable;

/// What a sale did to its account.
///
/// @param account after it, with the next version
/// @param posting its entries; null where no points moved
/// @param owed the debt that it made, of points charged offline that were not there
/// @param tierBefore what was held before; null where nothing was. A return needs it
/// @param tier that a higher tier was reached; null where none was
public record PostedSale(
        Account account,
        @Nullable Posting posting,
        Points owed,
        @Nullable TierStanding tierBefore,
        @Nullable TierChange tier) {}
