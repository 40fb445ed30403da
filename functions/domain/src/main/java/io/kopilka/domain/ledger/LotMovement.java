package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;
import org.jspecify.annotations.Nullable;

/// What an entry does to one lot. Below zero a lot becomes a [Debt] under its number, above zero it is a lot again.
///
/// @param change positive into the lot, negative out of it; not zero
/// @param term the lot's term from here on, kept although the lot may be emptied, so that a return can refill it;
///     null where a debt is paid and no lot can come of it
public record LotMovement(
        LotNumber lot, Points change, @Nullable LotTerm term) {
    public LotMovement {
        if (change.units() == 0) {
            throw new IllegalArgumentException("a movement moves something");
        }
    }
}
