package io.kopilka.trials.bench;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./kopilka bench engine`: our engine and others in one run, by one method: JMH, one thread, a JVM for each engine
/// and
/// programme, turn by turn, so that what else the machine does meets all of them alike.
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        description = {
            "Сколько времени занимает один чек из десяти строк у нас и у других.",
            "How long one receipt of ten lines takes us and others."
        })
public final class EngineBench implements Callable<Integer> {
    private static final int RESULTS_DIFFER = 1;

    @Option(
            names = "--quick",
            description = {"Один короткий круг, для взгляда.", "One short turn, for a look."})
    private boolean quick;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RunnerException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        for (Programme programme : Programme.values()) {
            List<String> differences = EqualResults.differences(programme.shop());
            if (!differences.isEmpty()) {
                differences.forEach(err::println);
                err.println("Итоги расходятся, мерить нечего. / Results differ; there is nothing to measure.");
                return RESULTS_DIFFER;
            }
        }
        Figures figures = new Figures();
        int turns = quick ? 1 : 5;
        for (int turn = 1; turn <= turns; turn++) {
            err.printf("%d/%d%n", turn, turns);
            err.flush();
            figures.add(new Runner(baskets(Contenders.values(), Programme.OF_ALL_ENGINES)
                            .build())
                    .run());
            figures.add(new Runner(
                            baskets(new Contenders[] {Contenders.KOPILKA}, List.of(Programme.OFFERS_10000_AS_100))
                                    .build())
                    .run());
            figures.addTails(new Runner(baskets(new Contenders[] {Contenders.KOPILKA}, List.of(Programme.OFFERS_1000))
                            .mode(Mode.SampleTime)
                            .build())
                    .run());
            figures.addWarmCompile(new Runner(compile().build()).run());
            figures.addColdCompile(new Runner(compile()
                            .mode(Mode.SingleShotTime)
                            .warmupIterations(0)
                            .measurementIterations(1)
                            .forks(quick ? 1 : 3)
                            .build())
                    .run());
        }
        figures.print(out);
        return 0;
    }

    private ChainedOptionsBuilder baskets(Contenders[] engines, List<Programme> programmes) {
        return method(BasketSpeed.class)
                .param("engine", names(Arrays.asList(engines)))
                .param("programme", names(programmes))
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class);
    }

    private ChainedOptionsBuilder compile() {
        return method(CompileSpeed.class);
    }

    /// The serial collector, as on a function's one core: it stops the one thread, and its time is counted.
    private ChainedOptionsBuilder method(Class<?> benchmark) {
        TimeValue round = quick ? TimeValue.milliseconds(300) : TimeValue.seconds(1);
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .threads(1)
                .forks(1)
                .warmupIterations(quick ? 3 : 5)
                .warmupTime(round)
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(round)
                .jvmArgsAppend("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m", "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT);
    }

    private static String[] names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }
}
