package io.kopilka.platform.queue;

import io.kopilka.platform.AtEndpoint;
import java.net.URI;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.SqsClient;

@AtEndpoint
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqsQueuesAtEndpointTest extends SqsContract {
    private final SqsClient client = SqsClients.openEmulator(URI.create(System.getenv(AtEndpoint.VARIABLE)));

    @Override
    SqsClient client() {
        return client;
    }
}
