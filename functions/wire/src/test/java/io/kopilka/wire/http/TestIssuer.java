package io.kopilka.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An issuer of tokens for tests: it shows its keys on loopback, and signs whatever it is asked to.
public final class TestIssuer {

    /// What its tokens are meant for.
    public static final String AUDIENCE = "kopilka";

    private static final int BITS = 2048;
    private static final TestIssuer SHARED = new TestIssuer();

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile RSAKey key = key("1");
    private volatile String shown = set(key);

    /// One of its own, with a key of its own.
    public TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
        server.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            byte[] body = shown.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /// One for all tests of a process.
    public static TestIssuer shared() {
        return SHARED;
    }

    /// The `iss` of its tokens.
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Where its keys are.
    public String keysAddress() {
        return address() + "/jwks";
    }

    /// How often its keys were fetched.
    public int fetches() {
        return fetches.get();
    }

    /// Its key, private part included.
    public RSAKey key() {
        return key;
    }

    /// From now on it signs with another key and shows that one alone.
    public void rotate(String kid) {
        key = key(kid);
        shown = set(key);
    }

    /// A good access token of an hour.
    public String token(String subject) {
        return sign(claims(subject).build());
    }

    /// The claims of a good access token of an hour.
    public JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(AUDIENCE)
                .subject(subject)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)));
    }

    /// These claims, signed as they should be.
    public String sign(JWTClaimsSet claims) {
        return sign(claims, key, JOSEObjectType.JWT);
    }

    /// These claims, signed with some key.
    public static String sign(JWTClaimsSet claims, RSAKey with, JOSEObjectType type) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(with.getKeyID())
                            .type(type)
                            .build(),
                    claims);
            token.sign(new RSASSASigner(with));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// A key of nobody's.
    public static RSAKey key(String kid) {
        try {
            return new RSAKeyGenerator(BITS).keyID(kid).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String set(RSAKey key) {
        return new JWKSet(key.toPublicJWK()).toString();
    }
}
