package io.kopilka.local;

import io.kopilka.local.command.AuditCommand;
import io.kopilka.local.command.CasesCommand;
import io.kopilka.local.command.PriceCommand;
import io.kopilka.local.command.RedriveCommand;
import io.kopilka.local.command.ReplayCommand;
import io.kopilka.local.command.TenantCommand;
import io.kopilka.local.command.TokenCommand;
import io.kopilka.local.command.UpCommand;
import io.kopilka.local.command.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command line: `./kopilka COMMAND`. A command is a class of its own in `io.kopilka.local.command`, listed
/// here.
///
/// Exit codes: 0 done, 1 done with a bad outcome or a fault, 2 the command line was not understood.
@Command(
        name = "kopilka",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            UpCommand.class,
            CasesCommand.class,
            PriceCommand.class,
            RedriveCommand.class,
            ReplayCommand.class,
            TenantCommand.class,
            TokenCommand.class,
            VerifyCommand.class,
            AuditCommand.class,
            HelpCommand.class
        },
        resourceBundle = "io.kopilka.local.help",
        description = {
            "Копилка: бонусная программа для магазинов, вся на одной машине.",
            "Kopilka: loyalty for shops, the whole service on one machine."
        },
        optionListHeading = "%n",
        commandListHeading = "%nКоманды / Commands:%n",
        footer = {
            "",
            "Эти выполняет сам запускающий файл / The launcher itself runs these:",
            "  test    проверить всё / check everything",
            "  format  привести исходники к общему виду / format the sources",
            "  bench   замеры скорости / benchmarks",
            "  torture сбои и убийства / faults and kills",
            "  synth   шаблоны для AWS / templates for AWS",
            "  deploy  поставить в AWS / put it into AWS"
        })
public final class Kopilka implements Runnable {

    @Spec
    private CommandSpec spec;

    /// Runs the command named by `arguments` and leaves the process with its exit code.
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Kopilka())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new NotUnderstood())
                .setExecutionExceptionHandler(new Complaints());
    }

    /// Without a command there is nothing to do but to say which there are.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
