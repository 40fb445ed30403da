package io.kopilka.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./kopilka tenant …`: shops of a service on this machine.
@Command(
        name = "tenant",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        subcommands = TenantCreateCommand.class,
        header = "Магазины этого сервиса. / Shops of this service.",
        commandListHeading = "%nКоманды / Commands:%n")
public final class TenantCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /// Without a command there is nothing to do but to say which there are.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
