package io.kopilka.platform.change;

import io.kopilka.platform.LocalStack;
import io.kopilka.platform.table.DynamoClients;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.junit.jupiter.Testcontainers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@Testcontainers(disabledWithoutDocker = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamOnLocalStackTest extends StreamContract {
    private final DynamoDbClient tables = DynamoClients.openEmulator(LocalStack.endpoint());
    private final DynamoDbStreamsClient streams = DynamoClients.openEmulatorStreams(LocalStack.endpoint());

    @Override
    DynamoDbClient tables() {
        return tables;
    }

    @Override
    DynamoDbStreamsClient streams() {
        return streams;
    }
}
