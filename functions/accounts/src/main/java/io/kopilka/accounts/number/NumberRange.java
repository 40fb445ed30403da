package io.kopilka.accounts.number;

import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.identity.NumberRangeId;
import java.time.Instant;

/// A range of numbers that a card kind has, or had: it is never given to another kind, for its cards are
/// about.
///
/// @param form how its numbers are made
/// @param kind the id of the card kind
/// @param sealedKey what their order is made of, sealed for the tenant; base 64
/// @param drawn how many turns have been given to cards
/// @param createdAt when it was taken
/// @param version 1 or more
public record NumberRange(
        NumberRangeId id, NumberForm form, String kind, String sealedKey, long drawn, Instant createdAt, long version) {

    /// Of so many numbers at most one is given to a card: otherwise a number made up would be a card too
    /// often.
    public static final int SPARSENESS = 10;

    /// How many numbers may still be drawn.
    public long left() {
        return Math.max(0, form.capacity() / SPARSENESS - drawn);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "NumberRange[" + id + ", " + kind + "]";
    }
}
