package io.kopilka.trials.torture;

import io.kopilka.local.Kopilka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `kopilka up` in a process of its own, on emulators that run on when it is killed, always on the same port.
final class KilledService implements AutoCloseable {
    private final List<String> arguments;
    private final Path log;
    private final URI address;
    private @Nullable KilledProcess process;

    KilledService(Path folder, Emulated shop) {
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        log = folder.resolve("service.log");
        arguments = List.of(
                "up",
                "--empty",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString(),
                "--aws",
                shop.tableAddress().toString(),
                "--sqs",
                shop.queuesAddress().toString());
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
        KilledProcess started = KilledProcess.start(Kopilka.class, arguments, log);
        process = started;
        started.awaitWord("Ctrl-C");
    }

    /// SIGKILL.
    void kill() {
        KilledProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
