package io.kopilka.platform.queue;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The queues themselves: standard ones, each with its dead letters.
///
/// In the cloud the infrastructure makes them; this makes the same ones on an emulator.
public final class SqsSchema {
    private static final Duration KEPT = Duration.ofDays(14);

    private SqsSchema() {}

    /// Makes the queues that are not there yet.
    ///
    /// @param prefix of their names
    public static void ensure(SqsClient client, String prefix) {
        for (QueueName queue : QueueName.values()) {
            String letters = create(
                    client,
                    prefix + queue.deadLetters(),
                    Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(KEPT)));
            String address = client.getQueueAttributes(
                            request -> request.queueUrl(letters).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .get(QueueAttributeName.QUEUE_ARN);
            create(
                    client,
                    prefix + queue.queue(),
                    Map.of(
                            QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                            seconds(KEPT),
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            seconds(MemoryQueues.OUT_OF_SIGHT),
                            QueueAttributeName.REDRIVE_POLICY,
                            "{\"deadLetterTargetArn\":\"" + address + "\",\"maxReceiveCount\":\""
                                    + MemoryQueues.MOST_ATTEMPTS + "\"}"));
        }
    }

    private static String create(SqsClient client, String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static String seconds(Duration time) {
        return Long.toString(time.toSeconds());
    }
}
