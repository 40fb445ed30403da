package io.kopilka.domain.pricing;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.ruleset.Condition;

/// Whether this is the customer's every so manyth purchase.
final class EveryPurchaseCheck extends Check {
    private final Condition.Purchases purchases;
    private final int every;

    EveryPurchaseCheck(Condition.Purchases purchases, int every) {
        super(purchases);
        this.purchases = purchases;
        this.every = every;
    }

    @Override
    boolean holds(Sale sale) {
        if (sale.customer == null) {
            return false;
        }
        return sale.purchases(sale.customer, purchases.period()) % every == 0;
    }

    @Override
    long lacking(Sale sale) {
        return sale.customer == null ? NO_FIGURE : left(sale.customer, sale);
    }

    @Override
    long threshold() {
        return every;
    }

    @Override
    @org.jspecify.annotations.Nullable
    Missing missing(Sale sale) {
        return sale.customer == null ? null : new Missing.OfCount(left(sale.customer, sale));
    }

    private long left(Buyer.Customer customer, Sale sale) {
        return every - sale.purchases(customer, purchases.period()) % every;
    }
}
