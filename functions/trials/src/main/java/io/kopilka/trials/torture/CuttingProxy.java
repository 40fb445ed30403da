package io.kopilka.trials.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.SplittableRandom;

/// Stands before a service and cuts the connection after some bytes of an answer, the service having done what it was
/// asked: the first byte, the last, or any between.
final class CuttingProxy implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final int ONE_IN = 3;

    private final ServerSocket socket;
    private final URI service;
    private final Injected injected;
    private final SplittableRandom random;

    private CuttingProxy(ServerSocket socket, URI service, Injected injected, SplittableRandom random) {
        this.socket = socket;
        this.service = service;
        this.injected = injected;
        this.random = random;
    }

    static CuttingProxy before(URI service, Injected injected, SplittableRandom random) {
        try {
            ServerSocket socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
            CuttingProxy proxy = new CuttingProxy(socket, service, injected, random);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException("no port for the proxy", failure);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket till = socket.accept();
                Thread.ofVirtual().start(() -> carry(till));
            } catch (IOException _) {
                // Closed, or the till has gone: the loop sees which.
            }
        }
    }

    private void carry(Socket till) {
        try (till;
                Socket behind = new Socket(service.getHost(), service.getPort())) {
            // It ends when both are closed.
            var _ = Thread.ofVirtual().start(() -> ask(till, behind));
            answer(behind.getInputStream(), till.getOutputStream());
        } catch (IOException _) {
            // Either has gone; the other is closed with it.
            return;
        }
    }

    private static void ask(Socket till, Socket behind) {
        try {
            var _ = till.getInputStream().transferTo(behind.getOutputStream());
        } catch (IOException _) {
            // Whoever answers sees it too.
            return;
        }
    }

    /// Carries answers on until one is cut.
    private void answer(InputStream from, OutputStream to) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int read = from.read(chunk);
        while (read > 0) {
            int cutAfter = cut(read);
            to.write(chunk, 0, Math.min(read, cutAfter));
            to.flush();
            if (cutAfter < read) {
                injected.count(Fault.CUT);
                return;
            }
            read = from.read(chunk);
        }
    }

    private synchronized int cut(int size) {
        return random.nextInt(ONE_IN) == 0 ? random.nextInt(size) : Integer.MAX_VALUE;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("the proxy's port does not close", failure);
        }
    }
}
