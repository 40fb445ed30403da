package io.kopilka.platform.queue;

import io.kopilka.platform.LocalStack;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.junit.jupiter.Testcontainers;
import software.amazon.awssdk.services.sqs.SqsClient;

@Testcontainers(disabledWithoutDocker = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqsQueuesOnLocalStackTest extends SqsContract {
    private final SqsClient client = SqsClients.openEmulator(LocalStack.endpoint());

    @Override
    SqsClient client() {
        return client;
    }
}
