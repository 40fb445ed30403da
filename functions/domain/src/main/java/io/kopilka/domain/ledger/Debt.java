package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;

/// Points that an account owes: they were to be taken from a lot that no longer had them. It is kept under that lot's
/// number, so that what later comes back into the lot pays it first and a full return ends as before the sale.
///
/// @param owed above zero
public record Debt(LotNumber lot, Points owed) {
    public Debt {
        if (!owed.isPositive()) {
            throw new IllegalArgumentException("a debt owes something");
        }
    }
}
