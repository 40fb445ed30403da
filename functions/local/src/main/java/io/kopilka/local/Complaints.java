package io.kopilka.local;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says a [Complaint] on stderr, in Russian and in English; any other exception is a fault of the program's own and
/// passes.
final class Complaints implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) throws Exception {
        if (!(fault instanceof Complaint complaint)) {
            throw fault;
        }
        command.getErr().println(complaint.text().ru());
        if (!complaint.text().en().equals(complaint.text().ru())) {
            command.getErr().println(complaint.text().en());
        }
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
