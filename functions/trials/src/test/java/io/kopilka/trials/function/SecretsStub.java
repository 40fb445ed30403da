package io.kopilka.trials.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// Secrets Manager with one secret in it.
final class SecretsStub implements AutoCloseable {
    static final String ARN = "arn:aws:secretsmanager:us-east-1:000000000000:secret:kopilka-test-signing-AbCdEf";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    SecretsStub(String secret) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException("no port is free", failure);
        }
        server.createContext("/", exchange -> answer(exchange, secret));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// How often the secret was asked for.
    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange, String secret) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        boolean known = "secretsmanager.GetSecretValue"
                        .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                && request.path("SecretId").asText().equals(ARN);
        asked.incrementAndGet();
        byte[] answer = (known
                        ? JSON.createObjectNode()
                                .put("ARN", ARN)
                                .put("Name", "kopilka-test-signing")
                                .put("SecretString", secret)
                        : JSON.createObjectNode().put("__type", "ResourceNotFoundException"))
                .toString()
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(known ? 200 : 400, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
