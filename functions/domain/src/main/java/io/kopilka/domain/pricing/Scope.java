package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import org.jspecify.annotations.Nullable;

/// The lines that an offer works on: those of a segment, narrowed by their own quantity or amount.
final class Scope {
    final int segment;
    private final boolean narrowed;
    private final long quantityAtLeast;
    private final long quantityAtMost;
    private final long amountAtLeast;
    private final long amountAtMost;

    Scope(int segment, @Nullable LineWhen lineWhen) {
        this.segment = segment;
        narrowed = lineWhen != null;
        Scaled fromQuantity = null;
        Scaled toQuantity = null;
        Scaled fromAmount = null;
        Scaled toAmount = null;
        switch (lineWhen) {
            case null -> {}
            case LineWhen.ByQuantity(var range) -> {
                fromQuantity = range.atLeast();
                toQuantity = range.atMost();
            }
            case LineWhen.ByAmount(var range) -> {
                fromAmount = range.atLeast();
                toAmount = range.atMost();
            }
            case LineWhen.ByBoth(var quantity, var amount) -> {
                fromQuantity = quantity.atLeast();
                toQuantity = quantity.atMost();
                fromAmount = amount.atLeast();
                toAmount = amount.atMost();
            }
        }
        quantityAtLeast = fromQuantity == null ? 0 : fromQuantity.units();
        quantityAtMost = toQuantity == null ? Long.MAX_VALUE : toQuantity.units();
        amountAtLeast = fromAmount == null ? 0 : fromAmount.units();
        amountAtMost = toAmount == null ? Long.MAX_VALUE : toAmount.units();
    }

    boolean isNarrowed() {
        return narrowed;
    }

    boolean holds(Sale sale, int line) {
        return sale.holds(segment, line)
                && (!narrowed
                        || (sale.quantity[line] >= quantityAtLeast
                                && sale.quantity[line] <= quantityAtMost
                                && sale.amount[line] >= amountAtLeast
                                && sale.amount[line] <= amountAtMost));
    }

    boolean holdsAny(Sale sale) {
        for (int i = 0; i < sale.size; i++) {
            if (holds(sale, i)) {
                return true;
            }
        }
        return false;
    }
}
