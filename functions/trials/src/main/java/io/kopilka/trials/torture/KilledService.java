package io.kopilka.trials.torture;

import io.kopilka.local.Kopilka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `kopilka up` in a process of its own, on emulators that run on when it is killed, always on the same port.
final class KilledService implements AutoCloseable {
    private final List<String> command;
    private final Path log;
    private final URI address;
    private @Nullable Process process;

    KilledService(Path folder, URI table, URI queues) {
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        log = folder.resolve("service.log");
        command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Kopilka.class.getName(),
                "up",
                "--empty",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString(),
                "--aws",
                table.toString(),
                "--sqs",
                queues.toString());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("no port is free", failure);
        }
    }

    URI address() {
        return address;
    }

    /// Starts it and waits until it listens.
    void start() {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // An emulator is never sent the credentials of whoever runs this.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        try {
            Process started = builder.start();
            process = started;
            BufferedReader said = started.inputReader(StandardCharsets.UTF_8);
            String line = said.readLine();
            while (line != null && !line.contains("Ctrl-C")) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the service did not start: " + log);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the service does not start", failure);
        }
    }

    /// SIGKILL.
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                var _ = running.waitFor();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        kill();
    }
}
