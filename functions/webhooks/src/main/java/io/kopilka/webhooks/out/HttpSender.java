package io.kopilka.webhooks.out;

import io.kopilka.webhooks.address.CheckedNames;
import io.kopilka.webhooks.address.EndpointUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// Sends over HTTP/1.1 with Apache HttpClient, which asks whoever it is told to for the addresses of a name and then
/// connects to just these: the address that was checked is the one connected to, and the certificate is checked
/// against the name. The JDK's own client looks the name up by itself, once more, and cannot be told not to.
///
/// Each try has a connection of its own: an address is checked as often as it is called. There is no proxy, no
/// redirect (3xx is an answer like any other), no cookie, no second try. Of an answer at most 64 KiB are read; a time
/// limit over all of it ends whatever a receiver may do, the look-up included.
public final class HttpSender implements Sender, AutoCloseable {

    /// How long a try may take in all.
    public static final Duration IN_ALL = Duration.ofSeconds(15);

    /// How long connecting may take, encryption included.
    public static final Duration TO_CONNECT = Duration.ofSeconds(5);

    static final int MOST_READ = 64 * 1024;

    private static final int KEPT = 1024;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    private final CheckedNames names;
    private final SSLContext tls;
    private final Duration inAll;
    private final Duration toConnect;
    private final ExecutorService tries = Executors.newVirtualThreadPerTaskExecutor();

    /// @param tls whose certificates are believed
    public HttpSender(CheckedNames names, SSLContext tls, Duration inAll, Duration toConnect) {
        this.names = names;
        this.tls = tls;
        this.inAll = inAll;
        this.toConnect = toConnect;
    }

    @Override
    public Sent send(EndpointUrl url, Map<String, String> headers, byte[] body) {
        HttpPost post = post(url, headers, body);
        AtomicReference<Sent> known = new AtomicReference<>(new Sent.Unanswered(Reason.TIMEOUT));
        Future<?> trying = tries.submit(() -> attempt(url, post, known));
        try {
            trying.get(inAll.toNanos(), TimeUnit.NANOSECONDS);
            return known.get();
        } catch (TimeoutException tooLong) {
            return abandoned(post, trying, known.get());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return abandoned(post, trying, known.get());
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a webhook could not be tried", fault.getCause());
        }
    }

    /// Ends a try without waiting for it: an interrupt closes the socket that it blocks on. The request is cancelled by
    /// somebody else, for that waits for whoever is still connecting.
    ///
    /// @param known what was known before the end: how the try takes it says nothing of the receiver
    private Sent abandoned(HttpPost post, Future<?> trying, Sent known) {
        trying.cancel(true);
        Future<?> _ = tries.submit(post::cancel);
        return known;
    }

    private HttpPost post(EndpointUrl url, Map<String, String> headers, byte[] body) {
        HttpPost post = new HttpPost(url.uri());
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        post.setConfig(RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setResponseTimeout(Timeout.of(inAll))
                .setConnectionRequestTimeout(Timeout.of(toConnect))
                .build());
        return post;
    }

    private void attempt(EndpointUrl url, HttpPost post, AtomicReference<Sent> known) {
        try (CloseableHttpClient client = client(url);
                ClassicHttpResponse response = client.executeOpen(target(url), post, null)) {
            Sent.Answered answered = new Sent.Answered(response.getCode(), "", retryAfter(response));
            known.set(answered);
            String text = beginning(response.getEntity());
            if (!answered.isSuccess()) {
                known.set(new Sent.Answered(answered.status(), text, answered.retryAfter()));
            }
            // Ends the connection first: closing the response alone would read an endless answer to its end.
            post.cancel();
        } catch (IOException failed) {
            if (known.get() instanceof Sent.Unanswered) {
                known.set(new Sent.Unanswered(reason(failed)));
            }
        }
    }

    private static HttpHost target(EndpointUrl url) {
        return new HttpHost(
                url.uri().getScheme(), url.uri().getHost(), url.uri().getPort());
    }

    private CloseableHttpClient client(EndpointUrl url) {
        Http1Config limits = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        BasicHttpClientConnectionManager connections = BasicHttpClientConnectionManager.create(
                null,
                resolver(url),
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(
                                "https",
                                ClientTlsStrategyBuilder.create()
                                        .setSslContext(tls)
                                        .buildClassic())
                        .build(),
                ManagedHttpClientConnectionFactory.builder().http1Config(limits).build());
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(toConnect))
                .setSocketTimeout(Timeout.of(inAll))
                .build());
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setUserAgent("Kopilka-Webhooks/1")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private DnsResolver resolver(EndpointUrl url) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return names.addresses(url, host).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static Optional<Duration> retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        return Optional.ofNullable(header)
                .map(Header::getValue)
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    /// The first kilobyte of an answer; what follows is read up to the limit, so that a receiver that says a little
    /// more than that sees no broken connection.
    private static String beginning(HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        InputStream in = entity.getContent();
        byte[] read = in.readNBytes(MOST_READ);
        return new String(Arrays.copyOf(read, Math.min(read.length, KEPT)), StandardCharsets.UTF_8);
    }

    private static Reason reason(IOException failed) {
        return switch (failed) {
            case CheckedNames.NotPublic _ -> Reason.ADDRESS_NOT_PUBLIC;
            case UnknownHostException _ -> Reason.NAME_NOT_FOUND;
            case SSLException _ -> Reason.TLS;
            case SocketTimeoutException _ -> Reason.TIMEOUT;
            case java.net.ConnectException _, java.net.NoRouteToHostException _ -> Reason.NO_CONNECTION;
            default -> Reason.BROKEN;
        };
    }

    @Override
    public void close() {
        tries.shutdownNow();
    }
}
