package io.kopilka.trials.bench;

import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Pricing;

/// The engine that the service prices with: the whole priced receipt, of which the comparison takes the total.
final class OurEngine implements Contender {
    private final CompiledRuleset ruleset;
    private final Explain explain;

    OurEngine(PercentShop shop, Explain explain) {
        ruleset = CompiledRuleset.of(shop.ruleset());
        this.explain = explain;
    }

    PricedReceipt price(Basket basket) {
        return Pricing.price(ruleset, basket.receipt(), basket.buyer(), OfferUses.NONE, explain);
    }

    @Override
    public Money toPay(Basket basket) {
        return price(basket).total();
    }
}
