package io.kopilka.domain.ruleset;

import io.kopilka.domain.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What makes offers live: a period, stores and a list of offers.
///
/// @param description what it is for; null where none is given
/// @param from the first day, included, in the store's zone; open where null
/// @param to the last day, included; open where null
/// @param stores where it holds; everywhere where null
/// @param offers ids
public record Promotion(
        String id,
        Text name,
        @Nullable Text description,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Set<String> stores,
        List<String> offers) {

    /// Whether the promotion is on, on a day in a store.
    ///
    /// @param store null where the sale names none: then only a promotion for all stores is on
    public boolean isOn(LocalDate day, @Nullable String store) {
        return (from == null || !day.isBefore(from))
                && (to == null || !day.isAfter(to))
                && (stores == null || (store != null && stores.contains(store)));
    }
}
