package io.kopilka.platform.queue;

import io.kopilka.domain.identity.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Takes messages out of queues of SQS.
public final class SqsInbox implements Inbox {
    private final SqsClient client;
    private final SqsUrls urls;

    /// @param prefix of the queues' names
    public SqsInbox(SqsClient client, String prefix) {
        this.client = client;
        urls = new SqsUrls(client, prefix);
    }

    @Override
    public List<Taken> take(QueueName queue, int most, Duration wait) {
        try {
            return client
                    .receiveMessage(request -> request.queueUrl(urls.of(queue))
                            .maxNumberOfMessages(most)
                            .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                            .messageSystemAttributeNames(
                                    MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                    MessageSystemAttributeName.MESSAGE_GROUP_ID))
                    .messages()
                    .stream()
                    .map(SqsInbox::taken)
                    .toList();
        } catch (SdkException failure) {
            throw new QueueUnavailable("nothing can be taken out of the queue " + queue.queue(), failure);
        }
    }

    static Taken taken(software.amazon.awssdk.services.sqs.model.Message message) {
        Map<MessageSystemAttributeName, String> attributes = message.attributes();
        Optional<TenantId> tenant = Optional.ofNullable(attributes.get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .flatMap(TenantId::parse);
        int attempt =
                Integer.parseInt(attributes.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
        return new Taken(new Message(message.messageId(), message.body(), attempt, tenant), message.receiptHandle());
    }

    @Override
    public void done(QueueName queue, List<Taken> taken) {
        if (taken.isEmpty()) {
            return;
        }
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>(taken.size());
        for (int i = 0; i < taken.size(); i++) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .receiptHandle(taken.get(i).receipt())
                    .build());
        }
        try {
            client.deleteMessageBatch(
                    request -> request.queueUrl(urls.of(queue)).entries(entries));
        } catch (SdkException failure) {
            throw new QueueUnavailable("messages cannot be removed from the queue " + queue.queue(), failure);
        }
    }

    @Override
    public void again(QueueName queue, Taken taken, Duration after) {
        try {
            client.changeMessageVisibility(request -> request.queueUrl(urls.of(queue))
                    .receiptHandle(taken.receipt())
                    .visibilityTimeout(Math.toIntExact(after.toSeconds())));
        } catch (SdkException failure) {
            throw new QueueUnavailable("a message of the queue " + queue.queue() + " cannot be given back", failure);
        }
    }
}
