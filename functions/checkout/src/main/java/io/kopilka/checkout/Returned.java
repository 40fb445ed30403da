package io.kopilka.checkout;

import io.kopilka.domain.number.Quantity;
import java.util.HashMap;
import java.util.Map;

/// How much of a receipt's goods has come back.
///
/// @param version how often something came back; 0 where nothing has
/// @param quantities by line id; lines of which nothing came back are left out
/// @param whole whether nothing is left
record Returned(long version, Map<String, Quantity> quantities, boolean whole) {
    static final Returned NOTHING = new Returned(0, Map.of(), false);

    /// What has come back once more has.
    Returned with(Map<String, Quantity> more, boolean allOfIt) {
        Map<String, Quantity> sum = new HashMap<>(quantities);
        more.forEach((line, quantity) -> sum.merge(
                line, quantity, (one, other) -> Quantity.ofThousandths(Math.addExact(one.units(), other.units()))));
        return new Returned(version + 1, Map.copyOf(sum), allOfIt);
    }
}
