package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.number.Quantity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/// Goods that come back.
///
/// @param step the return's own id, and that of its entries if there are any
/// @param sale as it was posted: its entries, its figures, who sold
/// @param returnedBefore by line id, what earlier returns brought back; lines of which nothing came back may be left
///     out
/// @param returning by line id, what comes back now, each above zero
/// @param at the moment of the return with the offset of the store's zone
/// @param recordedAt now
/// @param actor the key or person that recorded it
public record ReturnToPost(
        Ulid step,
        RecordedSale sale,
        Map<String, Quantity> returnedBefore,
        Map<String, Quantity> returning,
        OffsetDateTime at,
        Instant recordedAt,
        Actor actor) {
    public ReturnToPost {
        returnedBefore = Map.copyOf(returnedBefore);
        returning = Map.copyOf(returning);
    }

    Stamp stamp() {
        return new Stamp(at, recordedAt, new Cause.Returned(sale.receipt(), step), actor);
    }
}
