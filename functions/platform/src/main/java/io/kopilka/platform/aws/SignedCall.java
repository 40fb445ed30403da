package io.kopilka.platform.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// One POST to a service of AWS, signed with version 4 of its signature by the SDK's own signer. A function that makes
/// two kinds of calls need not load two clients of the SDK at its start.
public final class SignedCall {

    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(2);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final int TRIES = 3;
    private static final int FIRST_FAULT_OF_THEIRS = 500;

    private final URI endpoint;
    private final String service;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient client = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECTION_LIMIT)
            .socketTimeout(ANSWER_LIMIT)
            .build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /// Calls of one service.
    ///
    /// @param service its name in signatures, such as `sts`
    /// @param credentials of the process itself
    public SignedCall(URI endpoint, String service, String region, AwsCredentialsProvider credentials) {
        this.endpoint = endpoint;
        this.service = service;
        this.region = region;
        this.credentials = credentials;
    }

    /// What the service answers. Faults of its own are tried three times.
    ///
    /// @throws CallRefused where it refuses, or does not answer
    public String post(Map<String, String> headers, String body) {
        for (int tries = 1; ; tries++) {
            try {
                HttpExecuteResponse response = send(headers, body.getBytes(StandardCharsets.UTF_8));
                int status = response.httpResponse().statusCode();
                String answer = text(response);
                if (response.httpResponse().isSuccessful()) {
                    return answer;
                }
                if (status < FIRST_FAULT_OF_THEIRS || tries == TRIES) {
                    throw new CallRefused(service + " answered " + status);
                }
            } catch (IOException unreachable) {
                if (tries == TRIES) {
                    throw new CallRefused(service + " did not answer: "
                            + unreachable.getClass().getSimpleName());
                }
            }
        }
    }

    private HttpExecuteResponse send(Map<String, String> headers, byte[] body) throws IOException {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint);
        headers.forEach(request::putHeader);
        SignedRequest signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request.build())
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpExecuteRequest.Builder call = HttpExecuteRequest.builder().request(signed.request());
        signed.payload().ifPresent(call::contentStreamProvider);
        return client.prepareRequest(call.build()).call();
    }

    private static String text(HttpExecuteResponse response) {
        try (InputStream body =
                response.responseBody().orElseGet(() -> AbortableInputStream.create(InputStream.nullInputStream()))) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("an answer of AWS broke off", broken);
        }
    }

    /// AWS refused, or could not be reached. What it said is left out: it may name what was asked for.
    public static final class CallRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CallRefused(String message) {
            super(message);
        }
    }
}
