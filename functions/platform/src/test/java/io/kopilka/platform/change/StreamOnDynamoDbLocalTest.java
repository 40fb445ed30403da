package io.kopilka.platform.change;

import io.kopilka.platform.emulator.DynamoDbLocal;
import io.kopilka.platform.table.DynamoClients;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamOnDynamoDbLocalTest extends StreamContract {
    private final DynamoDbLocal local = DynamoDbLocal.launch(
            Path.of(System.getProperty("kopilka.dynamodb-local")), Optional.empty(), Optional.empty());
    private final DynamoDbClient tables = DynamoClients.openEmulator(local.endpoint());
    private final DynamoDbStreamsClient streams = DynamoClients.openEmulatorStreams(local.endpoint());

    @BeforeAll
    void await() {
        local.awaitReadiness();
    }

    @AfterAll
    void stop() {
        local.close();
    }

    @Override
    DynamoDbClient tables() {
        return tables;
    }

    @Override
    DynamoDbStreamsClient streams() {
        return streams;
    }
}
