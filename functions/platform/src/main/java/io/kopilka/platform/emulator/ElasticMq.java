package io.kopilka.platform.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ElasticMQ, which speaks SQS, in a process of its own, on a class path of its own (Scala and Pekko), on a free port
/// of the loopback interface. For development and tests.
///
/// With a folder its messages are in a SQLite file before a sender is answered: they survive the process being killed
/// outright. Closing it asks the process to end, and ends it by force after ten seconds. It ends with this process too,
/// however this one ends.
public final class ElasticMq implements AutoCloseable {

    private final EmulatorProcess process;

    private ElasticMq(EmulatorProcess process) {
        this.process = process;
    }

    /// Starts it with the jars of a folder and waits until it answers.
    ///
    /// @param jars the folder with ElasticMQ and everything that it needs
    /// @param data the folder to keep its files in; empty to keep nothing
    /// @param log where its output goes; empty for nowhere
    public static ElasticMq start(Path jars, Optional<Path> data, Optional<Path> log) {
        ElasticMq started = launch(jars, data, log);
        started.awaitReadiness();
        return started;
    }

    /// Starts it and does not wait: whoever starts something else meanwhile calls [#awaitReadiness] after that.
    ///
    /// @param jars the folder with ElasticMQ and everything that it needs
    /// @param data the folder to keep its files in; empty to keep nothing
    /// @param log where its output goes; empty for nowhere
    public static ElasticMq launch(Path jars, Optional<Path> data, Optional<Path> log) {
        int port = EmulatorProcess.freePort();
        return new ElasticMq(EmulatorProcess.launch(plan(jars, data, port), port, log));
    }

    private static EmulatorProcess.Plan plan(Path jars, Optional<Path> data, int port) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx256m",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dnode-address.protocol=http",
                "-Dnode-address.host=127.0.0.1",
                "-Dnode-address.port=" + port,
                "-Dnode-address.context-path=",
                "-Drest-sqs.enabled=true",
                "-Drest-sqs.bind-hostname=127.0.0.1",
                "-Drest-sqs.bind-port=" + port,
                "-Drest-sqs.sqs-limits=strict",
                "-Drest-stats.enabled=false"));
        data.ifPresent(folder -> options.addAll(List.of(
                "-Dmessages-storage.enabled=true",
                "-Dmessages-storage.driver-class-name=org.sqlite.JDBC",
                "-Dmessages-storage.uri=jdbc:sqlite:" + made(folder).resolve("messages.db"),
                "-Dmessages-storage.username=",
                "-Dmessages-storage.password=",
                "-Dmessages-storage.prune-data-on-init=false")));
        return new EmulatorProcess.Plan("ElasticMQ", jars, "org.elasticmq.server.Main", options, List.of());
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
