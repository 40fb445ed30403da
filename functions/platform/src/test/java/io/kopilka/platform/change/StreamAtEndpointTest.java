package io.kopilka.platform.change;

import io.kopilka.platform.AtEndpoint;
import io.kopilka.platform.table.DynamoClients;
import java.net.URI;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@AtEndpoint
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamAtEndpointTest extends StreamContract {
    private final URI endpoint = URI.create(System.getenv(AtEndpoint.VARIABLE));
    private final DynamoDbClient tables = DynamoClients.openEmulator(endpoint);
    private final DynamoDbStreamsClient streams = DynamoClients.openEmulatorStreams(endpoint);

    @BeforeEach
    void requireStreams() {
        Assumptions.assumeTrue(hasStreams(), "the endpoint knows no streams of tables");
    }

    /// An emulator's own manner, which harms nobody: what is the same before and after makes no event.
    @Test
    @Override
    void anItemPutAgainAsItWasIsNoChange() {
        Assumptions.abort("an emulator may tell writes that change nothing");
    }

    private boolean hasStreams() {
        try {
            streams.listStreams();
            return true;
        } catch (SdkException unknown) {
            return false;
        }
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
