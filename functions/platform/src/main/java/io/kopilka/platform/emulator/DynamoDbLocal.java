package io.kopilka.platform.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// DynamoDB Local in a process of its own, on a class path of its own (its libraries are older than the service's), on
/// a free port of the loopback interface. For development and tests; by its licence not for production.
///
/// Closing it asks the process to end, and ends it by force after ten seconds. It ends with this process too, however
/// this one ends.
public final class DynamoDbLocal implements AutoCloseable {

    private final EmulatorProcess process;

    private DynamoDbLocal(EmulatorProcess process) {
        this.process = process;
    }

    /// Starts it with the jars of a folder and waits until it answers.
    ///
    /// @param jars the folder with DynamoDB Local and everything that it needs
    /// @param data the folder to keep its files in; empty to keep nothing
    /// @param log where its output goes; empty for nowhere
    public static DynamoDbLocal start(Path jars, Optional<Path> data, Optional<Path> log) {
        DynamoDbLocal started = launch(jars, data, log);
        started.awaitReadiness();
        return started;
    }

    /// Starts it and does not wait: whoever starts something else meanwhile calls [#awaitReadiness] after that.
    ///
    /// @param jars the folder with DynamoDB Local and everything that it needs
    /// @param data the folder to keep its files in; empty to keep nothing
    /// @param log where its output goes; empty for nowhere
    public static DynamoDbLocal launch(Path jars, Optional<Path> data, Optional<Path> log) {
        int port = EmulatorProcess.freePort();
        return new DynamoDbLocal(EmulatorProcess.launch(plan(jars, data, port), port, log));
    }

    private static EmulatorProcess.Plan plan(Path jars, Optional<Path> data, int port) {
        List<String> arguments =
                new ArrayList<>(List.of("-port", Integer.toString(port), "-sharedDb", "-disableTelemetry"));
        if (data.isPresent()) {
            arguments.addAll(List.of("-dbPath", made(data.get()).toString()));
        } else {
            arguments.add("-inMemory");
        }
        return new EmulatorProcess.Plan(
                "DynamoDB Local",
                jars,
                "software.amazon.dynamodb.services.local.main.ServerRunner",
                List.of("-Xmx512m"),
                arguments);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder).toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made", failure);
        }
    }

    /// Where it listens.
    public URI endpoint() {
        return process.endpoint();
    }

    /// The process, for whoever must know that it still runs.
    public ProcessHandle process() {
        return process.process();
    }

    /// Waits until it answers.
    ///
    /// @throws IllegalStateException where it ended by itself, or does not answer within a minute
    public void awaitReadiness() {
        process.awaitReadiness();
    }

    /// Asks it to end and does not wait: whoever closes several asks all of them first.
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        process.close();
    }
}
