package io.kopilka.trials.bench;

import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.ruleset.Ruleset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// How long it takes to make a published ruleset of a thousand offers ready.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileSpeed {
    private Ruleset ruleset = PercentShop.of(0, 0, 0).ruleset();

    /// Makes the ruleset.
    @Setup
    public void publish() {
        ruleset = Programme.OFFERS_1000.shop().ruleset();
    }

    /// Compiles it.
    @Benchmark
    public CompiledRuleset compile() {
        return CompiledRuleset.of(ruleset);
    }
}
