package io.kopilka.domain.tier;

import org.jspecify.annotations.Nullable;

/// That an account went from one tier to another.
///
/// @param from what was held before; nothing where null
/// @param to what is held now; nothing where null
public record TierChange(
        @Nullable TierStanding from, @Nullable TierStanding to) {
    public TierChange {
        if (from == null && to == null) {
            throw new IllegalArgumentException("from nothing to nothing is no change");
        }
    }
}
