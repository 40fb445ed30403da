package io.kopilka.trials.bench;

import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;

/// `./kopilka bench engine`: the engine under JMH, one thread.
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        description = {"Сколько времени занимает один чек из десяти строк.", "How long one receipt of ten lines takes."
        })
public final class EngineBench implements Callable<Integer> {
    private static final int FORKS = 2;
    private static final int ROUNDS = 5;
    private static final TimeValue ROUND = TimeValue.seconds(2);

    @Override
    public Integer call() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(PriceSpeed.class.getSimpleName())
                        .forks(FORKS)
                        .warmupIterations(ROUNDS)
                        .warmupTime(ROUND)
                        .measurementIterations(ROUNDS)
                        .measurementTime(ROUND)
                        .threads(1)
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        return 0;
    }
}
