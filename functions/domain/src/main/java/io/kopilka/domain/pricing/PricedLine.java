package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.receipt.Line;
import java.util.List;

/// A line with its price: `total = amount + markup − discount − redeemed`.
///
/// @param discount with the line's share of the receipt's rounding
/// @param redeemed what points paid
/// @param applied what each offer came to on this line, in the order in which offers applied
public record PricedLine(
        Line line,
        Money amount,
        Money markup,
        Money discount,
        Money rounding,
        Money redeemed,
        Money total,
        Points earned,
        List<AppliedOffer> applied) {}
