package io.kopilka.webhooks.out;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.kopilka.webhooks.address.CheckedNames;
import io.kopilka.webhooks.address.EndpointUrl;
import io.kopilka.webhooks.address.Loopback;
import io.kopilka.webhooks.address.Names;
import io.kopilka.webhooks.out.Sender.Reason;
import io.kopilka.webhooks.out.Sender.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a receiver can do to whoever sends: nothing.
final class HttpSenderTest {

    private static final byte[] BODY = "{\"type\":\"webhook.test\"}".getBytes(UTF_8);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(700);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        threads.shutdownNow();
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private HttpServer server(Handler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        return started(server, handler);
    }

    private HttpServer started(HttpServer server, Handler handler) {
        server.setExecutor(threads);
        server.createContext("/", handler::handle);
        server.start();
        open.add(() -> server.stop(0));
        return server;
    }

    private HttpSender sender(Names names, Duration inAll) throws GeneralSecurityException {
        return sender(names, inAll, SSLContext.getDefault());
    }

    private HttpSender sender(Names names, Duration inAll, SSLContext tls) {
        HttpSender sender = new HttpSender(new CheckedNames(names), tls, inAll, Duration.ofSeconds(5));
        open.add(sender);
        return sender;
    }

    private static EndpointUrl url(String text) {
        return switch (EndpointUrl.read(text, new Loopback(true))) {
            case EndpointUrl.Reading.Good(EndpointUrl read) -> read;
            case EndpointUrl.Reading.Bad bad -> throw new AssertionError(bad);
        };
    }

    private static EndpointUrl at(HttpServer server) {
        return url("http://localhost:" + server.getAddress().getPort() + "/hooks?x=1");
    }

    private static Names loopback() {
        return _ -> List.of(InetAddress.getLoopbackAddress());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void aWebhookArrivesAsItWasWritten() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer server = server(exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            seen.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            seen.add(exchange.getRequestHeaders().getFirst("Content-Type"));
            seen.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            seen.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, 204, "");
        });

        Sent sent = sender(loopback(), LONG).send(at(server), Map.of("webhook-id", "evt_1"), BODY);

        assertThat(sent).isEqualTo(new Sent.Answered(204, "", Optional.empty()));
        assertThat(seen)
                .containsExactly(
                        "POST /hooks?x=1",
                        "evt_1",
                        "application/json; charset=UTF-8",
                        "Kopilka-Webhooks/1",
                        new String(BODY, UTF_8));
    }

    @Test
    void aRefusalIsKeptToItsFirstKilobyte() throws Exception {
        HttpServer server = server(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "120");
            answer(exchange, 503, "busy".repeat(1000));
        });

        Sent sent = sender(loopback(), LONG).send(at(server), Map.of(), BODY);

        assertThat(sent).isEqualTo(new Sent.Answered(503, "busy".repeat(256), Optional.of(Duration.ofMinutes(2))));
    }

    @Test
    void aRedirectIsAnAnswerAndNobodyGoesThere() throws Exception {
        AtomicInteger elsewhere = new AtomicInteger();
        HttpServer other = server(exchange -> {
            elsewhere.incrementAndGet();
            answer(exchange, 200, "");
        });
        HttpServer server = server(exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", "http://localhost:" + other.getAddress().getPort() + "/");
            answer(exchange, 307, "");
        });

        Sent sent = sender(loopback(), LONG).send(at(server), Map.of(), BODY);

        assertThat(sent).isEqualTo(new Sent.Answered(307, "", Optional.empty()));
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void whoHangsIsLeftWhenTheTimeIsUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Sent sent = sender(loopback(), SHORT)
                    .send(url("http://localhost:" + silent.getLocalPort() + "/"), Map.of(), BODY);

            assertThat(sent).isEqualTo(new Sent.Unanswered(Reason.TIMEOUT));
        }
    }

    @Test
    void aLookUpThatHangsIsLeftToo() throws Exception {
        Names slow = _ -> {
            try {
                Thread.sleep(Duration.ofMinutes(5));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException("too late");
        };

        assertThat(sender(slow, SHORT).send(url("https://example.com/"), Map.of(), BODY))
                .isEqualTo(new Sent.Unanswered(Reason.TIMEOUT));
    }

    @Test
    void ofAGigabyteLittleIsRead() throws Exception {
        AtomicLong written = new AtomicLong();
        HttpServer server = server(exchange -> {
            exchange.sendResponseHeaders(500, 1 << 30);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] block = new byte[8192];
                while (written.get() < (1 << 30)) {
                    out.write(block);
                    written.addAndGet(block.length);
                }
            } catch (IOException cutOff) {
                // As it should be.
            }
        });

        Sent sent = sender(loopback(), LONG).send(at(server), Map.of(), BODY);

        assertThat(sent).isInstanceOfSatisfying(Sent.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(500);
            assertThat(answered.text()).hasSize(1024);
        });
        // What was read, and what lay in the buffers of both sides.
        assertThat(written.get()).isLessThan(64 << 20);
    }

    private void drip(Socket socket, String head) {
        Future<?> _ = threads.submit(() -> {
            try (socket;
                    InputStream in = socket.getInputStream();
                    OutputStream out = socket.getOutputStream()) {
                in.read(new byte[4096]);
                out.write(head.getBytes(UTF_8));
                while (true) {
                    out.write('x');
                    out.flush();
                    Thread.sleep(20);
                }
            }
        });
    }

    @Test
    void anEndlessDripHoldsNobody() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            EndpointUrl url = url("http://localhost:" + server.getLocalPort() + "/");
            HttpSender sender = sender(loopback(), SHORT);
            Future<?> _ = threads.submit(() -> {
                drip(server.accept(), "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
                drip(server.accept(), "HTTP/1.1 200 OK\r\nX: ");
                return null;
            });

            assertThat(sender.send(url, Map.of(), BODY)).isEqualTo(new Sent.Answered(200, "", Optional.empty()));
            assertThat(sender.send(url, Map.of(), BODY)).isEqualTo(new Sent.Unanswered(Reason.TIMEOUT));
        }
    }

    @Test
    void aNameThatLeadsInwardIsNotConnectedTo() throws Exception {
        AtomicInteger connected = new AtomicInteger();
        HttpServer server = server(exchange -> {
            connected.incrementAndGet();
            answer(exchange, 200, "");
        });
        EndpointUrl url =
                url("https://rebind.example.com:" + server.getAddress().getPort() + "/");
        for (String inward : List.of("127.0.0.1", "169.254.169.254", "10.0.0.1", "::1", "fd00:ec2::254")) {
            Names names = _ -> List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getByName(inward));

            assertThat(sender(names, LONG).send(url, Map.of(), BODY))
                    .as(inward)
                    .isEqualTo(new Sent.Unanswered(Reason.ADDRESS_NOT_PUBLIC));
        }
        assertThat(connected).hasValue(0);
    }

    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() throws Exception {
        HttpServer server = server(exchange -> answer(exchange, 200, ""));
        AtomicInteger lookUps = new AtomicInteger();
        Names flipping = _ -> List.of(
                lookUps.getAndIncrement() == 0
                        ? InetAddress.getLoopbackAddress()
                        : InetAddress.getByName("169.254.169.254"));

        assertThat(sender(flipping, LONG).send(at(server), Map.of(), BODY))
                .isEqualTo(new Sent.Answered(200, "", Optional.empty()));
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void nobodyThereAndNoSuchNameAreToldApart() throws Exception {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        Names unknown = host -> {
            throw new UnknownHostException(host);
        };

        assertThat(sender(loopback(), LONG).send(url("http://localhost:" + free + "/"), Map.of(), BODY))
                .isEqualTo(new Sent.Unanswered(Reason.NO_CONNECTION));
        assertThat(sender(unknown, LONG).send(url("https://nobody.example.com/"), Map.of(), BODY))
                .isEqualTo(new Sent.Unanswered(Reason.NAME_NOT_FOUND));
    }

    @Test
    void theProxyOfTheEnvironmentIsNotAsked() throws Exception {
        HttpServer server = server(exchange -> answer(exchange, 200, ""));
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "1");
        System.setProperty("http.nonProxyHosts", "");
        try {
            assertThat(sender(loopback(), LONG).send(at(server), Map.of(), BODY))
                    .isEqualTo(new Sent.Answered(200, "", Optional.empty()));
        } finally {
            List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts").forEach(System::clearProperty);
        }
    }

    @Test
    void theCertificateMustBeOfTheName(@TempDir Path folder) throws Exception {
        SSLContext right = certificate(folder.resolve("right.p12"), "dns:localhost");
        SSLContext wrong = certificate(folder.resolve("wrong.p12"), "dns:example.com");

        assertThat(over(right, right)).isEqualTo(new Sent.Answered(200, "", Optional.empty()));
        assertThat(over(wrong, wrong)).isEqualTo(new Sent.Unanswered(Reason.TLS));
        assertThat(over(right, SSLContext.getDefault())).isEqualTo(new Sent.Unanswered(Reason.TLS));
    }

    private Sent over(SSLContext servers, SSLContext believed) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(servers));
        started(server, exchange -> answer(exchange, 200, ""));
        return sender(loopback(), LONG, believed)
                .send(url("https://localhost:" + server.getAddress().getPort() + "/"), Map.of(), BODY);
    }

    /// A context that shows a certificate of its own for a name, and believes it.
    private static SSLContext certificate(Path file, String name) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "x",
                        "-dname",
                        "CN=x",
                        "-ext",
                        "san=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "change-it",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "change-it".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "change-it".toCharArray());
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("x", store.getCertificate("x"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
