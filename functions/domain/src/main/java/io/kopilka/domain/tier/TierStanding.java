package io.kopilka.domain.tier;

import java.time.LocalDate;

/// The tier that an account holds.
///
/// @param tier the id that the ruleset gave it; a later ruleset may not name it any more
/// @param since the day of the sale that reached it
public record TierStanding(String tier, LocalDate since) {
    public TierStanding {
        if (tier.isEmpty()) {
            throw new IllegalArgumentException("a tier has an id");
        }
    }
}
