package io.kopilka.trials;

import io.kopilka.local.NotUnderstood;
import io.kopilka.local.Version;
import io.kopilka.trials.bench.CommitBench;
import io.kopilka.trials.bench.EngineBench;
import io.kopilka.trials.bench.HttpBench;
import io.kopilka.trials.bench.ReportsBench;
import io.kopilka.trials.function.ColdStartBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The benchmarks: `./kopilka bench NAME`. Each is a command class in `io.kopilka.trials`, listed here.
@Command(
        name = "kopilka bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {EngineBench.class, CommitBench.class, ReportsBench.class, HttpBench.class, ColdStartBench.class},
        resourceBundle = "io.kopilka.local.help",
        description = {"Замеры скорости; итоги в docs/benchmarks.md.", "Benchmarks; results in docs/benchmarks.md."},
        optionListHeading = "%n",
        commandListHeading = "%nЗамеры / Benchmarks:%n")
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec;

    /// Runs the benchmark named by `arguments` and leaves the process with its exit code.
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Bench())
                .setParameterExceptionHandler(new NotUnderstood())
                .execute(arguments));
    }

    /// Without a name there is nothing to measure: says which benchmarks there are.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
