package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Effect;

/// Units of a product become free, in the receipt's order.
final class GiftRule implements DiscountRule {
    private final String sku;
    private final Figure quantity;

    GiftRule(Effect.Gift gift, Compilation compilation) {
        sku = gift.sku();
        quantity = Figure.of(gift.quantity(), compilation);
    }

    @Override
    public void give(Sale sale, Scope scope, long[] base, long[] given, int at) {
        long left = quantity.readAtMost(sale);
        for (int line = 0; line < sale.size && left > 0; line++) {
            if (sale.receipt.lines().get(line).sku().equals(sku)) {
                long free = Math.min(left, sale.quantity[line]);
                given[at + line] = Math.min(base[line], Sale.worth(sale.price[line], free));
                left -= free;
            }
        }
    }

    String sku() {
        return sku;
    }

    /// Of the gift, the units that are not on the receipt, in thousandths.
    long notOnReceipt(Sale sale) {
        long left = quantity.readAtMost(sale);
        for (int line = 0; line < sale.size && left > 0; line++) {
            if (sale.receipt.lines().get(line).sku().equals(sku)) {
                left -= sale.quantity[line];
            }
        }
        return Math.max(0, left);
    }
}
