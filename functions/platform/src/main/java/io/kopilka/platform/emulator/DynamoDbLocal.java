package io.kopilka.platform.emulator;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// DynamoDB Local in a process of its own, on a class path of its own (its libraries are older than the service's), on
/// a free port of the loopback interface. For development and tests; by its licence not for production.
///
/// Closing it asks the process to end, and ends it by force after ten seconds. It ends with this process too, however
/// this one ends.
public final class DynamoDbLocal implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOOK_TIMEOUT_MILLIS = 500;

    private final Process process;
    private final int port;

    private DynamoDbLocal(Process process, int port) {
        this.process = process;
        this.port = port;
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
        try {
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(command(jars, data, port)).redirectErrorStream(true);
            builder.redirectOutput(log.map(Path::toFile)
                    .map(ProcessBuilder.Redirect::appendTo)
                    .orElse(ProcessBuilder.Redirect.DISCARD));
            return new DynamoDbLocal(builder.start(), port);
        } catch (IOException failure) {
            throw new UncheckedIOException("DynamoDB Local could not be started", failure);
        }
    }

    /// Where it listens.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The process, for whoever must know that it still runs.
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until it answers.
    ///
    /// @throws IllegalStateException where it ended by itself, or does not answer within a minute
    public void awaitReadiness() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("DynamoDB Local ended by itself with " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("DynamoDB Local did not answer within " + LONGEST_START);
            }
            sleep();
        }
    }

    private static List<String> command(Path jars, Optional<Path> data, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                jars.toAbsolutePath() + "/*" + File.pathSeparator + ownClasses(),
                EmulatorMain.class.getName(),
                "-port",
                Integer.toString(port),
                "-sharedDb",
                "-disableTelemetry"));
        if (data.isPresent()) {
            Files.createDirectories(data.get());
            command.addAll(List.of("-dbPath", data.get().toAbsolutePath().toString()));
        } else {
            command.add("-inMemory");
        }
        return command;
    }

    /// Where this class was loaded from: the child needs its main class.
    private static Path ownClasses() {
        try {
            return Path.of(EmulatorMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a class path is made of URIs", impossible);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LOOK_TIMEOUT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void sleep() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while DynamoDB Local started", interrupted);
        }
    }
}
