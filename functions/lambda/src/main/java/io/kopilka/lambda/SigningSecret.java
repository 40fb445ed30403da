package io.kopilka.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kopilka.platform.hash.Sha256;
import io.kopilka.platform.secret.SigningKey;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The signing key made of the secret that the setting `kopilka.signing-secret` names in Secrets Manager, by its ARN:
/// the SHA-256 of its text. It is read once, before the snapshot where one is taken.
@Factory
@Requires(property = "kopilka.signing-secret")
final class SigningSecret {

    @Singleton
    SigningKey signingKey(@Value("${kopilka.signing-secret}") String arn) {
        try (SecretsManagerClient client = SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return new SigningKey(Sha256.of(client.getSecretValue(request ->
                            request.secretId(arn).overrideConfiguration(once -> once.putHeader("Connection", "close")))
                    .secretString()
                    .getBytes(UTF_8)));
        }
    }
}
