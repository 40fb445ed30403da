package io.kopilka.contract.sale;

import io.kopilka.domain.number.Points;
import org.jspecify.annotations.Nullable;

/// Points to be set aside while a customer pays, as a till says it.
///
/// @param card the card's number; null where a customer is named
/// @param customer the customer's id; null where a card is
/// @param store where the customer pays
/// @param till at which till; null where it does not matter
/// @param points above zero
public record HoldRequest(
        @Nullable String card,
        @Nullable String customer,
        String store,
        @Nullable String till,
        Points points) {}
