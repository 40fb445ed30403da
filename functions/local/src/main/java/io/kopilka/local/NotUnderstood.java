package io.kopilka.local;

import io.kopilka.domain.text.Text;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The answer to a command line that makes no sense: what is wrong with it and where to look, in Russian and in
/// English, and exit code 2.
public final class NotUnderstood implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        Text wrong = wrong(fault);
        if (wrong.ru().equals(wrong.en())) {
            command.getErr().println("Команда не понята / Not understood: " + wrong.ru());
        } else {
            command.getErr().println("Команда не понята: " + wrong.ru());
            command.getErr().println("Not understood: " + wrong.en());
        }
        command.getErr().println("Как надо / See: ./" + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    // The parser speaks English only, so that what it found is said here; a command's own refusals are in both already.
    private static Text wrong(ParameterException fault) {
        return switch (fault) {
            case UnmatchedArgumentException unmatched -> unknown(unmatched);
            case MissingParameterException missing -> {
                String names =
                        missing.getMissing().stream().map(NotUnderstood::name).collect(Collectors.joining(", "));
                yield new Text("не указано " + names, "missing " + names);
            }
            case OverwrittenOptionException twice -> {
                String name = name(twice.getOverwritten());
                yield new Text(name + " указано дважды", name + " is given twice");
            }
            default -> value(fault);
        };
    }

    private static Text unknown(UnmatchedArgumentException unmatched) {
        String first = unmatched.getUnmatched().getFirst();
        List<String> near = unmatched.getSuggestions();
        if (near.isEmpty()) {
            return new Text(first + " здесь нет", "there is no " + first + " here");
        }
        return new Text(
                first + " здесь нет; может быть, " + String.join(" или ", near) + "?",
                "there is no " + first + " here; perhaps " + String.join(" or ", near) + "?");
    }

    private static Text value(ParameterException fault) {
        if (fault.getArgSpec() == null || fault.getValue() == null) {
            return Text.of(String.valueOf(fault.getMessage()));
        }
        String name = name(fault.getArgSpec());
        return new Text(
                "значение " + fault.getValue() + " не подходит для " + name,
                "the value " + fault.getValue() + " does not fit " + name);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
