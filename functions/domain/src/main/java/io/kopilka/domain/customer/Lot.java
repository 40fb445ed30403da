package io.kopilka.domain.customer;

import io.kopilka.domain.number.Points;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Points that were earned together and end together.
///
/// @param amount what is left of them
/// @param activates the first day on which they may be spent; at once where null
/// @param expires the last day on which they may be spent; never where null
public record Lot(
        Points amount,
        @Nullable LocalDate activates,
        @Nullable LocalDate expires) {
    /// Whether the lot may be spent on a day in the store's zone.
    public boolean isActiveOn(LocalDate day) {
        return (activates == null || !day.isBefore(activates)) && (expires == null || !day.isAfter(expires));
    }
}
