package io.kopilka.platform.queue;

import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// Queues of SQS: standard ones, fair by the tenant as message group.
public final class SqsQueues implements Queues {
    private static final int MOST_ENTRIES = 10;

    private final SqsClient client;
    private final SqsUrls urls;
    private final Backoff patience;
    private final Pause pause;
    private final RandomGenerator random;

    /// @param prefix of the queues' names
    /// @param patience with a queue that takes nothing, or not all
    public SqsQueues(SqsClient client, String prefix, Backoff patience, Pause pause, RandomGenerator random) {
        this.client = client;
        urls = new SqsUrls(client, prefix);
        this.patience = patience;
        this.pause = pause;
        this.random = random;
    }

    @Override
    public void send(QueueName queue, List<OutgoingMessage> messages) {
        List<OutgoingMessage> batch = new ArrayList<>(MOST_ENTRIES);
        int bytes = 0;
        for (OutgoingMessage message : messages) {
            int size = message.body().getBytes(StandardCharsets.UTF_8).length;
            if (batch.size() == MOST_ENTRIES || (!batch.isEmpty() && bytes + size > OutgoingMessage.MOST_BYTES)) {
                sendBatch(queue, batch);
                batch.clear();
                bytes = 0;
            }
            batch.add(message);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            sendBatch(queue, batch);
        }
    }

    private void sendBatch(QueueName queue, List<OutgoingMessage> batch) {
        List<SendMessageBatchRequestEntry> left = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            left.add(entry(i, batch.get(i)));
        }
        Backoff.Waits waits = patience.begin(pause, random);
        @Nullable SdkException last;
        do {
            last = null;
            try {
                left = refused(queue, left);
                if (left.isEmpty()) {
                    return;
                }
            } catch (SdkException failure) {
                last = failure;
            }
        } while (waits.again());
        String what = left.size() + " of " + batch.size() + " messages were not taken by the queue " + queue.queue();
        throw last == null ? new QueueUnavailable(what) : new QueueUnavailable(what, last);
    }

    private static SendMessageBatchRequestEntry entry(int id, OutgoingMessage message) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(id))
                .messageBody(message.body())
                .delaySeconds(Math.toIntExact(message.delay().toSeconds()))
                .messageGroupId(message.tenant().value())
                .build();
    }

    /// Sends entries and gives back those that the queue did not take.
    private List<SendMessageBatchRequestEntry> refused(QueueName queue, List<SendMessageBatchRequestEntry> entries) {
        SendMessageBatchResponse response = client.sendMessageBatch(
                request -> request.queueUrl(urls.of(queue)).entries(entries));
        Set<String> failed = response.failed().stream()
                .map(BatchResultErrorEntry::id)
                .collect(Collectors.toCollection(HashSet::new));
        return entries.stream().filter(entry -> failed.contains(entry.id())).toList();
    }
}
