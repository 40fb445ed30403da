package io.kopilka.platform.queue;

import io.kopilka.platform.emulator.ElasticMq;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.SqsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqsQueuesOnElasticMqTest extends SqsContract {
    private final ElasticMq elasticMq =
            ElasticMq.launch(Path.of(System.getProperty("kopilka.elasticmq")), Optional.empty(), Optional.empty());
    private final SqsClient client = SqsClients.openEmulator(elasticMq.endpoint());

    @BeforeAll
    void await() {
        elasticMq.awaitReadiness();
    }

    @AfterAll
    void stop() {
        client.close();
        elasticMq.close();
    }

    @Override
    SqsClient client() {
        return client;
    }
}
