package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// How far away an offer is that did not apply.
public sealed interface Missing {
    /// So much more money.
    record OfMoney(Money amount) implements Missing {}

    /// So many more units.
    record OfQuantity(Quantity quantity) implements Missing {}

    /// So many more purchases.
    record OfCount(long count) implements Missing {}

    /// Not before a moment, in the store's zone.
    record Until(LocalDateTime opens) implements Missing {}

    /// Not before a day.
    record UntilDay(LocalDate day) implements Missing {}
}
