package io.kopilka.platform.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.SessionPolicies;
import io.kopilka.platform.fence.Sessions.Session;
import io.kopilka.platform.fence.StsSessions;
import io.kopilka.platform.secret.AwsKms;
import io.kopilka.platform.secret.Kms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// STS and KMS as they are called, against a server that notes what it is sent. AWS itself is not asked here.
final class SignedCallTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final String TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/kopilka";

    private final List<String> asked = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    private String answer = "";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst("Authorization"));
            int status = statuses.isEmpty() ? 200 : statuses.removeFirst();
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSessionIsAskedForWithItsPolicyAndForAnHour() {
        answer = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s/+=</SecretAccessKey><SessionToken>t/+==</SessionToken>
            <Expiration>2026-11-22T06:15:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
            """;
        String policy = SessionPolicies.of(Fence.around(TENANT), TABLE);

        Session session = new StsSessions(call("sts"), "arn:aws:iam::000000000000:role/checkout-tenant")
                .open(TENANT.value(), policy);

        assertThat(session).isEqualTo(new Session("ASIA1", "s/+=", "t/+==", Instant.parse("2026-11-22T06:15:00Z")));
        assertThat(URLDecoder.decode(asked.getFirst(), UTF_8))
                .contains("Action=AssumeRole&Version=2011-06-15")
                .contains("RoleArn=arn:aws:iam::000000000000:role/checkout-tenant")
                .contains("RoleSessionName=" + TENANT)
                .contains("DurationSeconds=3600")
                .contains("Policy=" + policy);
        assertThat(signatures.getFirst())
                .startsWith("AWS4-HMAC-SHA256 Credential=AKID/")
                .contains("/eu-central-1/sts/aws4_request");
    }

    @Test
    void aDataKeyIsMadeAndUnwrappedWithTheTenantInTheContext() {
        answer = "{\"Plaintext\": \"AQI=\", \"CiphertextBlob\": \"AwQ=\"}";
        AwsKms kms = new AwsKms(call("kms"), "alias/kopilka");

        Kms.DataKey made = kms.generate(TENANT);

        assertThat(made.plain()).containsExactly(1, 2);
        assertThat(made.wrapped()).containsExactly(3, 4);
        assertThat(kms.unwrap(TENANT, made.wrapped())).containsExactly(1, 2);
        assertThat(asked)
                .containsExactly(
                        "TrentService.GenerateDataKey {\"KeyId\":\"alias/kopilka\",\"EncryptionContext\":"
                                + "{\"kopilka:tenant\":\"" + TENANT + "\"},\"KeySpec\":\"AES_256\"}",
                        "TrentService.Decrypt {\"KeyId\":\"alias/kopilka\",\"EncryptionContext\":"
                                + "{\"kopilka:tenant\":\"" + TENANT + "\"},\"CiphertextBlob\":\"AwQ=\"}");
    }

    @Test
    void aFaultOfTheirsIsTriedThreeTimesAndARefusalOnce() {
        answer = "ok";
        statuses.addAll(List.of(500, 503));
        assertThat(call("kms").post(java.util.Map.of(), "x")).isEqualTo("ok");
        assertThat(asked).hasSize(3);

        statuses.add(400);
        assertThatThrownBy(() -> call("kms").post(java.util.Map.of(), "x"))
                .isInstanceOf(SignedCall.CallRefused.class)
                .hasMessage("kms answered 400");
        assertThat(asked).hasSize(4);
    }

    private SignedCall call(String service) {
        return new SignedCall(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                service,
                "eu-central-1",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "SECRET")));
    }
}
