package io.kopilka.local;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/// The answer to a command line that makes no sense: what is wrong with it and where to look, and exit code 2.
public final class NotUnderstood implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        var command = fault.getCommandLine();
        var name = command.getCommandSpec().qualifiedName();
        command.getErr().println("Команда не понята / Not understood: " + fault.getMessage());
        command.getErr().println("Как надо / See: ./" + name + " --help");
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
