package io.kopilka.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.queue.BatchRunner;
import io.kopilka.platform.queue.Inbox.Taken;
import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.table.MemoryTable;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueFunctionTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");

    private Instant now = Instant.parse("2026-11-22T10:15:00Z");
    private final MemoryQueues queues = new MemoryQueues(() -> now);
    private final ApplicationContext context = ApplicationContext.builder()
            .singletons(queues, new BatchRunner(queues), new MemoryTable(InstantSource.system()))
            .start();
    private final QueueFunction function = new QueueFunction(LambdaProcess.of(context));

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void onlyWhatFailedComesAgainAndThePoisonedMessageHarmsNoOther() throws IOException {
        List<Taken> batch = batch("good", "poison", "later", "bad", "good");
        assertThat(handle("kopilka-test-reports", batch))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"},{\"itemIdentifier\":\"3\"}]}");
        assertThat(queues.deadLettersOf(QueueName.REPORTS))
                .extracting(dead -> dead.message().body(), MemoryQueues.Dead::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("bad", "never"));
    }

    @Test
    void aMessageComesAgainWhenItsConsumerSaid() throws IOException {
        var _ = handle("kopilka-test-reports", batch("later"));
        now = now.plusSeconds(6);
        assertThat(queues.take(QueueName.REPORTS, 10, Duration.ZERO)).isEmpty();
        now = now.plusSeconds(1);
        assertThat(queues.take(QueueName.REPORTS, 10, Duration.ZERO)).hasSize(1);
    }

    @Test
    void aBatchOfAQueueThatNobodyHereServesFailsAsAWhole() {
        assertThatThrownBy(() -> handle("kopilka-test-tiers", batch("good")))
                .hasMessage("nobody here takes messages of arn:aws:sqs:eu-central-1:000000000000:kopilka-test-tiers");
    }

    private List<Taken> batch(String... bodies) {
        queues.send(
                QueueName.REPORTS,
                Stream.of(bodies).map(body -> OutgoingMessage.now(TENANT, body)).toList());
        return queues.take(QueueName.REPORTS, 10, Duration.ZERO);
    }

    private String handle(String queue, List<Taken> batch) throws IOException {
        ObjectNode event = new ObjectMapper().createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Taken taken : batch) {
            ObjectNode each = records.addObject()
                    .put("messageId", taken.message().id())
                    .put("receiptHandle", taken.receipt())
                    .put("body", taken.message().body())
                    .put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:" + queue);
            each.putObject("attributes").put("ApproximateReceiveCount", "1").put("MessageGroupId", TENANT.value());
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), answer, new TestContext());
        return answer.toString(UTF_8);
    }
}
