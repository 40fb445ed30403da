package io.kopilka.contract.sale;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines and totals as a till charged them without the service.
///
/// @param earned points that the till told the customer; null where it did not say
/// @param redeemedPoints points that the till took; null where it did not say
public record Charged(
        Money amount,
        Money markup,
        Money discount,
        Money rounding,
        Money redeemed,
        Money total,
        @Nullable Points earned,
        @Nullable Points redeemedPoints,
        List<ChargedLine> lines,
        List<ChargedOffer> applied) {

    /// One line as it was charged.
    ///
    /// @param earned null where the till did not say
    public record ChargedLine(
            String id,
            Money amount,
            Money markup,
            Money discount,
            Money rounding,
            Money redeemed,
            Money total,
            @Nullable Points earned,
            List<ChargedOffer> applied) {}

    /// An offer that the till applied, and what it came to.
    public record ChargedOffer(
            String offer,
            @Nullable Money amount,
            @Nullable Money markup,
            @Nullable Points points) {}
}
