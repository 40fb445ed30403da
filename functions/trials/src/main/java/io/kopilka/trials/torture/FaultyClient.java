package io.kopilka.trials.torture;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// A client of a real table through which calls fail by chance as DynamoDB fails and its emulator never does: too much
/// is asked of a partition, two transactions meet, or all is written and the answer does not come.
final class FaultyClient implements DynamoDbClient {
    private static final int PER_MILLE = 1_000;
    private static final int REFUSED = 30;
    private static final int CANCELLED = 30;
    private static final int ANSWERS_LOST = 40;
    private static final int BAD_REQUEST = 400;

    private final DynamoDbClient client;
    private final SplittableRandom random;
    private final Injected injected;
    private volatile boolean isCalm;

    FaultyClient(DynamoDbClient client, SplittableRandom random, Injected injected) {
        this.client = client;
        this.random = random;
        this.injected = injected;
    }

    /// From now on all goes well.
    void calm() {
        isCalm = true;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return read(() -> client.getItem(request));
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return read(() -> client.batchGetItem(request));
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return read(() -> client.query(request));
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return write(() -> client.putItem(request));
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return write(() -> client.deleteItem(request));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        if (happens(CANCELLED)) {
            injected.count(Fault.CANCELLED);
            throw TransactionCanceledException.builder()
                    .cancellationReasons(List.of(CancellationReason.builder()
                            .code("TransactionConflict")
                            .build()))
                    .build();
        }
        return write(() -> client.transactWriteItems(request));
    }

    private <T> T read(Supplier<T> call) {
        if (happens(REFUSED)) {
            injected.count(Fault.THROTTLED);
            throw DynamoDbException.builder()
                    .statusCode(BAD_REQUEST)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ThrottlingException")
                            .build())
                    .build();
        }
        return call.get();
    }

    private <T> T write(Supplier<T> call) {
        T answer = read(call);
        if (happens(ANSWERS_LOST)) {
            injected.count(Fault.TIMED_OUT_AFTER_WRITING);
            throw SdkClientException.create("lost", new IOException("Read timed out"));
        }
        return answer;
    }

    private boolean happens(int perMille) {
        if (isCalm) {
            return false;
        }
        synchronized (random) {
            return random.nextInt(PER_MILLE) < perMille;
        }
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
