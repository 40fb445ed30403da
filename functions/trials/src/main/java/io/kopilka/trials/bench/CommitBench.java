package io.kopilka.trials.bench;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./kopilka bench commit`: what the calls of a till cost in DynamoDB's units.
@Command(
        name = "commit",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        description = {
            "Сколько единиц чтения и записи DynamoDB стоит каждый вызов кассы.",
            "How many read and write units of DynamoDB each call of a till costs."
        })
public final class CommitBench implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "| call / вызов | items written / записей | write units / единиц записи | read units / единиц чтения |");
        out.println("|---|---|---|---|");
        for (CommitCosts.Cost cost : CommitCosts.measure()) {
            out.println("| %s | %d | %d | %s |"
                    .formatted(
                            cost.what(),
                            cost.use().writes(),
                            cost.use().writeUnits().count(),
                            cost.use().readUnits().count()));
        }
        out.flush();
        return 0;
    }
}
