package io.kopilka.contract.sale;

import io.kopilka.domain.number.Quantity;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goods that come back, as a till says it.
///
/// @param goods lines of the receipt and how much of each, in the order sent; null for all that is left
/// @param at null for now
/// @param store where they come back; null for the store that sold them
/// @param till where; null where it does not matter
/// @param number of the document of return; null where there is none
/// @param reason in the cashier's words; null where none was given
public record ReturnRequest(
        @Nullable List<Goods> goods,
        @Nullable OffsetDateTime at,
        @Nullable String store,
        @Nullable String till,
        @Nullable String number,
        @Nullable String reason) {

    /// A line of the receipt and how much of it comes back.
    ///
    /// @param line its id on the receipt
    /// @param quantity above zero
    public record Goods(String line, Quantity quantity) {}
}
