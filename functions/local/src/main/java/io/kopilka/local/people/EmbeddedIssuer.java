package io.kopilka.local.people;

import io.kopilka.domain.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// An issuer of OpenID Connect on the loopback interface, where whoever sits at this machine signs in as one of
/// the made-up people. It asks for no password: it is for trying things out, and whoever reaches the loopback
/// interface is let in anyway.
///
/// It takes a second to start, so that goes on beside everything else; who signs in before that waits.
public final class EmbeddedIssuer implements AutoCloseable {

    /// What the service calls it; people's memberships go by this, so the port may be another each time.
    public static final String NAME = "embedded";

    /// What its tokens are meant for, and the client that asks for them.
    public static final String AUDIENCE = "kopilka";

    private static final String ISSUER = "kopilka";
    private static final long LIFETIME_SECONDS = 3_600;

    private final int port;
    private final CompletableFuture<MockOAuth2Server> server;

    private EmbeddedIssuer(int port, CompletableFuture<MockOAuth2Server> server) {
        this.port = port;
        this.server = server;
    }

    /// A port of the loopback interface that is free now.
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("no port is free for the issuer", failure);
        }
    }

    /// Its address on a port: the `iss` of its tokens.
    public static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port + "/" + ISSUER);
    }

    /// Begins to start it, and does not wait.
    ///
    /// @param loginPage a file that it may write: the page where people sign in
    public static EmbeddedIssuer launch(int port, Path loginPage) {
        return new EmbeddedIssuer(
                port,
                CompletableFuture.supplyAsync(
                        () -> start(port, loginPage),
                        task -> Thread.ofPlatform().name("issuer").daemon().start(task)));
    }

    /// Its address.
    public URI address() {
        return address(port);
    }

    private static MockOAuth2Server start(int port, Path loginPage) {
        try {
            Files.writeString(loginPage, page(), StandardCharsets.UTF_8);
            MockOAuth2Server made = new MockOAuth2Server(new OAuth2Config(
                    true,
                    loginPage.toString(),
                    null,
                    false,
                    new OAuth2TokenProvider(),
                    Set.of(new DefaultOAuth2TokenCallback(
                            ISSUER, MadeUp.OWNER.subject(), "JWT", List.of(AUDIENCE), Map.of(), LIFETIME_SECONDS)),
                    new MockWebServerWrapper()));
            made.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            return made;
        } catch (IOException failure) {
            throw new UncheckedIOException("the issuer cannot start", failure);
        }
    }

    /// The page: a button for each person.
    private static String page() {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="ru"><head><meta charset="utf-8"><title>Копилка / Kopilka</title>
                <meta name="viewport" content="width=device-width">
                <style>body{font:16px system-ui;max-width:28em;margin:4em auto;padding:0 1em}
                button{display:block;width:100%;margin:.5em 0;padding:.8em;font:inherit;text-align:left;cursor:pointer}
                </style></head><body>
                <h1>Кто вы? / Who are you?</h1>
                <form method="post">
                """);
        for (MadeUp person : MadeUp.values()) {
            page.append("<button name=\"username\" value=\"")
                    .append(person.subject())
                    .append("\">")
                    .append(person.title().in(Language.RU))
                    .append(" / ")
                    .append(person.title().in(Language.EN))
                    .append(" — ")
                    .append(person.subject())
                    .append("</button>\n");
        }
        return page.append("</form></body></html>\n").toString();
    }

    @Override
    public void close() {
        server.thenAccept(MockOAuth2Server::shutdown).exceptionally(_ -> null).join();
    }
}
