package io.kopilka.trials.bench;

import io.kopilka.domain.number.Money;
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
import org.openjdk.jmh.infra.Blackhole;

/// How long one basket of ten lines takes an engine against so many offers.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BasketSpeed {
    private static final int WARM_UP_TURNS = 100;

    /// Who prices.
    @Param
    public Contenders engine = Contenders.KOPILKA;

    /// By which offers.
    @Param
    public Programme programme = Programme.OFFERS_10;

    private Contender contender = basket -> Money.ZERO;
    private List<Basket> baskets = List.of();
    private int next;

    /// Makes the engine ready and warm: by work and not by time alone, so that it is warm on a busy machine too.
    @Setup
    public void open(Blackhole hole) {
        PercentShop shop = programme.shop();
        contender = engine.over(shop);
        baskets = shop.baskets();
        for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
            for (Basket basket : baskets) {
                hole.consume(contender.toPay(basket));
            }
        }
    }

    /// Prices the next basket.
    @Benchmark
    public Money price() {
        next = next + 1 == baskets.size() ? 0 : next + 1;
        return contender.toPay(baskets.get(next));
    }
}
