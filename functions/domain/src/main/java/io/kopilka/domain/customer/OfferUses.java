package io.kopilka.domain.customer;

import io.kopilka.domain.ruleset.Period;

/// How often an offer was used by anybody.
@FunctionalInterface
public interface OfferUses {
    OfferUses NONE = (offer, period) -> 0;

    /// On how many committed receipts the offer was applied in a period.
    long uses(String offer, Period period);
}
