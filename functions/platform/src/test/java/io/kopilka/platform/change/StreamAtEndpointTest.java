package io.kopilka.platform.change;

import io.kopilka.platform.AtEndpoint;
import io.kopilka.platform.Deviation;
import io.kopilka.platform.table.DynamoClients;
import java.net.URI;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@AtEndpoint
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamAtEndpointTest extends StreamContract {
    private final URI endpoint = URI.create(System.getenv(AtEndpoint.VARIABLE));
    private final DynamoDbClient tables = DynamoClients.openEmulator(endpoint);
    private final DynamoDbStreamsClient streams = DynamoClients.openEmulatorStreams(endpoint);

    @Override
    void requireSilenceOfUnchangedItems() {
        Deviation.MOTO_TELLS_WRITES_THAT_CHANGE_NOTHING.skipAt(endpoint);
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
