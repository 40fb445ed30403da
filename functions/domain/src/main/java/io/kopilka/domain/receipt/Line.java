package io.kopilka.domain.receipt;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One product on a receipt.
///
/// @param id unique on the receipt
/// @param groups paths of the product's groups
/// @param quantity 0.001 to 999 999.999
/// @param price of one unit, 0 to [#MAX_PRICE] minor units
/// @param minPrice no discount takes a unit below it; none where null
/// @param prices the product's prices of other kinds
/// @param attributes by name, the product's values
public record Line(
        String id,
        String sku,
        List<String> groups,
        Quantity quantity,
        Money price,
        @Nullable Money minPrice,
        Map<String, Money> prices,
        Map<String, List<String>> attributes) {
    /// The highest price of a unit, in minor units.
    public static final long MAX_PRICE = 10_000_000_000L;
}
