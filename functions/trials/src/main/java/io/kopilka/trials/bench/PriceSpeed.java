package io.kopilka.trials.bench;

import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Pricing;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// How long one receipt of ten lines takes against so many offers, the nearest offers that did not apply included.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PriceSpeed {
    /// How many offers the programme has.
    @Param({"10", "100", "1000"})
    public int offers;

    private CompiledRuleset ruleset = CompiledRuleset.of(new PercentShop().ruleset(0));
    private List<PercentShop.Basket> baskets = List.of();
    private int next;

    /// Makes the programme and the baskets.
    @Setup
    public void open() {
        PercentShop shop = new PercentShop();
        ruleset = CompiledRuleset.of(shop.ruleset(offers));
        baskets = shop.baskets();
    }

    /// Prices the next basket.
    @Benchmark
    public PricedReceipt price() {
        next = next + 1 == baskets.size() ? 0 : next + 1;
        PercentShop.Basket basket = baskets.get(next);
        return Pricing.price(ruleset, basket.receipt(), basket.buyer(), OfferUses.NONE, Explain.NEAR);
    }
}
