package io.kopilka.platform.queue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/// Clients of SQS: with time limits, and without retries of their own.
public final class SqsClients {
    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(2);

    /// Longer than the longest wait for a message.
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(25);

    private SqsClients() {}

    /// A client of the region and credentials that the environment names, at an endpoint where one is given.
    public static SqsClient open(Optional<URI> endpoint) {
        SqsClientBuilder builder = begin();
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /// A client of an emulator, which takes any credentials.
    public static SqsClient openEmulator(URI endpoint) {
        return begin().endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    private static SqsClientBuilder begin() {
        return SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTION_LIMIT)
                        .socketTimeout(ANSWER_LIMIT))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }
}
