package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import java.time.OffsetDateTime;
import java.util.Map;

/// A sale that was recorded, with what has come back of it: what an account's figures are built from anew.
///
/// @param at the moment of the sale with the offset of its store's zone
/// @param priced the figures that were charged
/// @param returned by line id, what has come back in all; lines of which nothing did may be left out
public record PastSale(ReceiptId receipt, OffsetDateTime at, PricedReceipt priced, Map<String, Quantity> returned) {
    public PastSale {
        returned = Map.copyOf(returned);
    }

    /// Whether nothing of it is left.
    boolean isReturned() {
        return priced.lines().stream()
                .allMatch(line -> returnedOf(line).equals(line.line().quantity()));
    }

    /// What is left of a line's figure.
    long left(PricedLine line, long figure) {
        return figure - Growth.shareOf(figure, 1, line.line().quantity(), Quantity.ZERO, returnedOf(line));
    }

    private Quantity returnedOf(PricedLine line) {
        return returned.getOrDefault(line.line().id(), Quantity.ZERO);
    }
}
