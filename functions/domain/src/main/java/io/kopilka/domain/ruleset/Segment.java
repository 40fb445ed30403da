package io.kopilka.domain.ruleset;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A named set of products.
///
/// @param include a product must be held by one of its lists; all products where null
/// @param exclude what is left out again; nothing where null
public record Segment(
        String id,
        Text name,
        @Nullable Products include,
        @Nullable Products exclude) {
    /// Lists of products; a product is held when any list holds it.
    ///
    /// @param groups paths such as `shoes/women`; a group holds its subgroups
    /// @param prices the line's unit price; null where no price counts
    /// @param attributes by name, the values that count
    public record Products(
            Set<String> skus, List<String> groups, @Nullable Prices prices, Map<String, Set<String>> attributes) {}

    /// A range of unit prices, both ends included.
    public record Prices(@Nullable Money from, @Nullable Money to) {}
}
