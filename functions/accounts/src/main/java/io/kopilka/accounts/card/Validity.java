package io.kopilka.accounts.card;

import java.time.LocalDate;

/// How long a card is good for.
public sealed interface Validity {

    /// For ever.
    record Endless() implements Validity {}

    /// From the day on which it is issued.
    ///
    /// @param count 1–120
    record Months(int count) implements Validity {}

    /// All of them to one day.
    ///
    /// @param last the last day on which they are good
    record Until(LocalDate last) implements Validity {}

    /// The last day on which a card is good that is issued on a day; [LocalDate#MAX] for ever.
    default LocalDate lastDay(LocalDate issued) {
        return switch (this) {
            case Endless() -> LocalDate.MAX;
            case Months(int count) -> issued.plusMonths(count);
            case Until(LocalDate last) -> last;
        };
    }
}
