package io.kopilka.domain.customer;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who buys, as far as the price can know.
public sealed interface Buyer {
    Buyer ANONYMOUS = new Anonymous();

    /// Nobody in particular.
    record Anonymous() implements Buyer {}

    /// A card kept at the till: it has a kind and is no customer.
    record UniversalCard(String cardKind) implements Buyer {}

    /// A known customer.
    ///
    /// @param cardKind the kind of the scanned card; null where the customer was named without one
    /// @param tier null where none is held
    /// @param lots in the order in which they were earned
    record Customer(
            String id,
            @Nullable String cardKind,
            @Nullable String tier,
            @Nullable LocalDate birthday,
            Set<String> audiences,
            History history,
            List<Lot> lots)
            implements Buyer {}
}
