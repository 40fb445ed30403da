package io.kopilka.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kopilka.platform.hash.Sha256;
import io.kopilka.platform.secret.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// The key made of a secret, against a stub of Secrets Manager.
class SigningSecretTest {
    private static final String ARN =
            "arn:aws:secretsmanager:us-east-1:000000000000:secret:kopilka-test-signing-AbCdEf";
    private static final List<String> PROPERTIES =
            List.of("aws.endpointUrlSecretsManager", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

    private final List<Map.Entry<String, String>> asked = new CopyOnWriteArrayList<>();
    private HttpServer secrets;

    @BeforeEach
    void open() throws IOException {
        secrets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secrets.createContext("/", this::answer);
        secrets.start();
        List<String> values =
                List.of("http://127.0.0.1:" + secrets.getAddress().getPort(), "us-east-1", "nobody", "nothing");
        for (int i = 0; i < PROPERTIES.size(); i++) {
            System.setProperty(PROPERTIES.get(i), values.get(i));
        }
    }

    @AfterEach
    void close() {
        secrets.stop(0);
        PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void theKeyIsTheHashOfTheSecretThatTheSettingNames() {
        byte[] message = "message".getBytes(UTF_8);

        SigningKey key = new SigningSecret().signingKey(ARN);

        assertThat(key.sign(message))
                .isEqualTo(new SigningKey(Sha256.of("what nobody can guess".getBytes(UTF_8))).sign(message));
        assertThat(asked)
                .containsExactly(Map.entry("secretsmanager.GetSecretValue", "{\"SecretId\":\"" + ARN + "\"} close"));
    }

    @Test
    void withoutTheSecretThereIsNoKey() {
        assertThatThrownBy(() -> new SigningSecret().signingKey(ARN + "-other"))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(Map.entry(
                String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
                body + " " + exchange.getRequestHeaders().getFirst("Connection")));
        boolean isKnown = body.contains("\"" + ARN + "\"");
        byte[] answer = (isKnown
                        ? "{\"ARN\": \"" + ARN + "\", \"SecretString\": \"what nobody can guess\"}"
                        : "{\"__type\": \"ResourceNotFoundException\", \"Message\": \"no such secret\"}")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(isKnown ? 200 : 400, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
