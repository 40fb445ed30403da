package io.kopilka.trials.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Requests in an open model: each has its moment, whatever became of those before, and what it took is
/// counted from that moment. So a server that stands still is charged for everybody who came meanwhile.
///
/// @param port of the server on loopback
/// @param requests whole, as they go over the wire, sent in turn
/// @param connections so many wait for an answer at the same time, at most
record OpenLoad(int port, List<byte[]> requests, int connections) {
    private static final int BUFFER = 64 * 1024;
    private static final String GOOD = "HTTP/1.1 200 ";
    private static final String LENGTH = "content-length:";
    private static final double SECOND = 1e9;

    /// What came of a load.
    static final class Outcome {
        private final long[] nanos;
        private final double answersASecond;

        private Outcome(long[] nanos, double answersASecond) {
            this.nanos = nanos;
            this.answersASecond = answersASecond;
        }

        int answers() {
            return nanos.length;
        }

        /// Answers by the time from the first moment to the last answer.
        double answersASecond() {
            return answersASecond;
        }

        /// What so many of a thousand requests were answered within, in milliseconds, from the moment that each was
        /// due.
        double millis(int perMille) {
            return nanos[Math.min(nanos.length - 1, (int) ((long) nanos.length * perMille / 1000))] / 1e6;
        }
    }

    /// Sends so many requests a second for so many seconds.
    Outcome run(int requestsASecond, int seconds) {
        return send(requestsASecond * seconds, SECOND / requestsASecond);
    }

    /// Sends so many requests, on each connection the next as soon as the last is answered.
    Outcome flood(int count) {
        return send(count, 0);
    }

    private Outcome send(int count, double apart) {
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime() + (long) (SECOND / 10);
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(threads.submit(() -> connection(nanos, next, begun, apart)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a request was not answered as it should", failed.getCause());
        }
        double took = (System.nanoTime() - begun) / SECOND;
        Arrays.sort(nanos);
        return new Outcome(nanos, count / took);
    }

    private void connection(long[] nanos, AtomicInteger next, long begun, double apart) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                long due = apart == 0 ? Math.max(begun, System.nanoTime()) : begun + (long) (i * apart);
                awaitMoment(due);
                out.write(requests.get(i % requests.size()));
                answer(in);
                nanos[i] = System.nanoTime() - due;
            }
        } catch (IOException cut) {
            throw new UncheckedIOException("a connection was cut", cut);
        }
    }

    private static void awaitMoment(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// Reads one answer to its end.
    private static void answer(BufferedInputStream in) throws IOException {
        String status = line(in);
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        if (!status.startsWith(GOOD) || length < 0 || body.length < length) {
            throw new IOException(status + " " + new String(body, ISO_8859_1));
        }
    }

    private static String line(BufferedInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }
}
