package io.kopilka.platform.table;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClientBuilder;

/// Clients of DynamoDB for a [DynamoTable]: with time limits, and without retries of their own.
public final class DynamoClients {

    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(2);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private DynamoClients() {}

    /// A client of the region and credentials that the environment names, at an endpoint where one is given.
    public static DynamoDbClient open(Optional<URI> endpoint) {
        DynamoDbClientBuilder builder = begin();
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /// The same by these credentials, which may be others with each call.
    public static DynamoDbClient open(Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        DynamoDbClientBuilder builder = begin().credentialsProvider(credentials);
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /// A client of an emulator, which takes any credentials.
    public static DynamoDbClient openEmulator(URI endpoint) {
        return begin().endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    /// A client of the streams, at an endpoint where one is given.
    public static DynamoDbStreamsClient openStreams(Optional<URI> endpoint) {
        DynamoDbStreamsClientBuilder builder = beginStreams();
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /// A client of an emulator's streams.
    public static DynamoDbStreamsClient openEmulatorStreams(URI endpoint) {
        return beginStreams()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    private static DynamoDbStreamsClientBuilder beginStreams() {
        return DynamoDbStreamsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTION_LIMIT)
                        .socketTimeout(ANSWER_LIMIT))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    private static DynamoDbClientBuilder begin() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTION_LIMIT)
                        .socketTimeout(ANSWER_LIMIT))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }
}
