package io.kopilka.cards.batch;

import io.kopilka.domain.identity.StoreId;

/// That cards of a batch go to a store.
///
/// @param from the first card's place in the batch, from 1
/// @param count how many cards
/// @param placed how many of them have been put there
/// @param left how many were left as they were: somebody has them already, or they are no longer to be
///     handed out
public record Placement(StoreId store, int from, int count, int placed, int left) {

    /// How many cards have been looked at.
    int done() {
        return placed + left;
    }

    boolean isDone() {
        return done() == count;
    }
}
