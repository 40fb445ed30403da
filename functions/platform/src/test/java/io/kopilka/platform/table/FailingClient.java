package io.kopilka.platform.table;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// A client whose transactions fail as they were told to, in that order, and then work.
final class FailingClient implements DynamoDbClient {

    private final DynamoDbClient client;
    private final Deque<Failure> failures;
    private int calls;

    enum Failure {
        /// It is written, and the answer is lost on its way back.
        ANSWER_LOST,
        /// Nothing is written: the partition is too busy.
        THROTTLED,
        /// Nothing is written: another transaction holds the item.
        CONFLICT,
        /// Nothing is written, ever: the request is wrong.
        INVALID
    }

    FailingClient(DynamoDbClient client, List<Failure> failures) {
        this.client = client;
        this.failures = new ArrayDeque<>(failures);
    }

    int calls() {
        return calls;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        calls++;
        Failure failure = failures.poll();
        if (failure == null) {
            return client.transactWriteItems(request);
        }
        throw switch (failure) {
            case ANSWER_LOST -> {
                client.transactWriteItems(request);
                yield SdkClientException.create("lost", new IOException("Read timed out"));
            }
            case THROTTLED ->
                DynamoDbException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ThrottlingException")
                                .build())
                        .build();
            case CONFLICT ->
                TransactionCanceledException.builder()
                        .cancellationReasons(CancellationReason.builder()
                                .code("TransactionConflict")
                                .build())
                        .build();
            case INVALID ->
                DynamoDbException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ValidationException")
                                .build())
                        .build();
        };
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {
        // The client beneath belongs to whoever opened it.
    }
}
