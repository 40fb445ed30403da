package io.kopilka.trials.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before a server, knows which connections are open through it, and can cut them all: what a process finds of
/// its connections when it wakes up after a snapshot or a pause.
final class CutConnections implements AutoCloseable {
    private final ServerSocket socket;
    private final URI server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    CutConnections(URI server) {
        this.server = server;
        try {
            socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException("no port is free", failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /// How many connections there have been.
    int accepted() {
        return accepted.get();
    }

    /// How many connections are open now.
    int open() {
        return open.size();
    }

    void cut() {
        open.forEach(CutConnections::close);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                accepted.incrementAndGet();
                open.add(client);
                Thread.ofVirtual().start(() -> carry(client));
            } catch (IOException _) {
                // Closed: the loop sees it.
            }
        }
    }

    private void carry(Socket client) {
        try (client;
                Socket behind = new Socket(server.getHost(), server.getPort())) {
            Thread.ofVirtual().start(() -> pass(behind, client));
            pass(client, behind);
        } catch (IOException _) {
            // Either has gone; the other is closed with it.
        } finally {
            open.remove(client);
        }
    }

    /// Carries bytes one way until either end closes, and closes both.
    private static void pass(Socket from, Socket to) {
        try {
            var _ = from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // Cut.
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("a connection does not close", failure);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("a port does not close", failure);
        }
    }
}
