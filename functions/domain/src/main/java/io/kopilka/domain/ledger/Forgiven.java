package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;

/// Points of a lot that were spent when they should have been taken back, and were let go. They are not owed:
/// nothing that comes in later pays them. But what comes back into that very lot, because the sale that spent
/// it is returned too, is not spent any more and goes after all, so that returning everything ends as before
/// (docs/pricing.md, 20.5).
///
/// @param points above zero
public record Forgiven(LotNumber lot, Points points) {
    public Forgiven {
        if (!points.isPositive()) {
            throw new IllegalArgumentException("something was forgiven");
        }
    }
}
