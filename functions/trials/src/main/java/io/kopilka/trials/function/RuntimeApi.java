package io.kopilka.trials.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Lambda's Runtime API on the loopback interface, as much of it as the runtime client calls: events out, answers in,
/// and for SnapStart the call that lasts from the snapshot to the restore.
public final class RuntimeApi implements AutoCloseable {

    private static final String BASE = "/2018-06-01/runtime/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Answer> broken = new CompletableFuture<>();
    private final CountDownLatch snapshotWanted = new CountDownLatch(1);
    private final CountDownLatch restored = new CountDownLatch(1);
    private final AtomicInteger count = new AtomicInteger();

    private record Event(String id, String json) {}

    /// What came of an event.
    public sealed interface Answer {
        /// The function's own words.
        String text();

        /// It returned.
        record Returned(String text) implements Answer {}

        /// It, or its start, ended in an exception.
        record Threw(String text) implements Answer {}
    }

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    /// Begins to listen on a free port.
    public static RuntimeApi open() {
        // Else an answer of two segments waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RuntimeApi api = new RuntimeApi(server);
            server.createContext(BASE, api::serve);
            server.setExecutor(api.threads);
            server.start();
            return api;
        } catch (IOException failure) {
            throw new UncheckedIOException("no Runtime API on this machine", failure);
        }
    }

    /// What the function is told in `AWS_LAMBDA_RUNTIME_API`.
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Gives the function an event and waits for what comes of it.
    public Answer invoke(String json) {
        String id = "00000000-0000-4000-8000-%012d".formatted(count.incrementAndGet());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        answers.put(id, answer);
        events.add(new Event(id, json));
        try {
            return (Answer) CompletableFuture.anyOf(answer, broken).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException silent) {
            throw new IllegalStateException("the function did not answer within " + PATIENCE, silent);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("answers are never exceptions", impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /// Tells whoever waits for the function that its process has ended.
    void ended(int exitCode) {
        broken.complete(new Answer.Threw("the process ended with " + exitCode));
    }

    /// Waits until the function says that it may be frozen: its hooks before the snapshot have run.
    public void awaitSnapshot() {
        try {
            if (!snapshotWanted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the function asked for no snapshot within " + PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /// Lets the function go on as if it had been restored.
    public void restore() {
        restored.countDown();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestURI().getPath().substring(BASE.length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            switch (call) {
                case "invocation/next" -> next(exchange);
                case "restore/next" -> {
                    snapshotWanted.countDown();
                    restored.await();
                    answer(exchange, 200, new byte[0]);
                }
                case "init/error", "restore/error" -> {
                    broken.complete(new Answer.Threw(text(body)));
                    answer(exchange, 202, new byte[0]);
                }
                default -> result(exchange, call, body);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        Event event = events.take();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", event.id());
        exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(Long.MAX_VALUE / 2));
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:test");
        answer(exchange, 200, event.json().getBytes(StandardCharsets.UTF_8));
    }

    private void result(HttpExchange exchange, String call, byte[] body) throws IOException {
        String[] parts = call.split("/", -1);
        CompletableFuture<Answer> waiting = parts.length == 3 ? answers.remove(parts[1]) : null;
        if (waiting == null) {
            answer(exchange, 404, new byte[0]);
            return;
        }
        // The answer is there when its last byte is: whoever measures must not wait for the acknowledgement.
        boolean wentWell = parts[2].equals("response");
        waiting.complete(wentWell ? new Answer.Returned(text(body)) : new Answer.Threw(text(body)));
        answer(exchange, 202, new byte[0]);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
