package io.kopilka.platform.queue;

import io.kopilka.domain.identity.TenantId;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Dead letters in queues of SQS.
public final class SqsDeadLetters implements DeadLetters {
    private static final int MOST = 10;

    private final SqsClient client;
    private final SqsUrls urls;

    /// @param prefix of the queues' names
    public SqsDeadLetters(SqsClient client, String prefix) {
        this.client = client;
        urls = new SqsUrls(client, prefix);
    }

    @Override
    public void add(QueueName queue, Message message, String reason) {
        Map<String, MessageAttributeValue> attributes = Map.of(
                REASON,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(reason.isEmpty() ? "-" : reason)
                        .build());
        try {
            client.sendMessage(request -> request.queueUrl(urls.ofDeadLetters(queue))
                    .messageBody(message.body())
                    .messageGroupId(group(message))
                    .messageAttributes(attributes));
        } catch (SdkException failure) {
            throw new QueueUnavailable("the dead letters of " + queue.queue() + " did not take a message", failure);
        }
    }

    /// A letter is there in its queue before it is gone from here: what fails between is given back twice. Not more are
    /// given back than there were at the beginning, for what is set aside at once would come round for ever.
    @Override
    public int giveBack(QueueName queue) {
        int given = 0;
        try {
            String from = urls.ofDeadLetters(queue);
            String to = urls.of(queue);
            int there = count(from);
            while (given < there) {
                List<Inbox.Taken> letters = client
                        .receiveMessage(request -> request.queueUrl(from)
                                .maxNumberOfMessages(MOST)
                                .messageSystemAttributeNames(
                                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                        MessageSystemAttributeName.MESSAGE_GROUP_ID))
                        .messages()
                        .stream()
                        .map(SqsInbox::taken)
                        .toList();
                if (letters.isEmpty()) {
                    return given;
                }
                for (Inbox.Taken letter : letters) {
                    client.sendMessage(request -> request.queueUrl(to)
                            .messageBody(letter.message().body())
                            .messageGroupId(group(letter.message())));
                    client.deleteMessage(request -> request.queueUrl(from).receiptHandle(letter.receipt()));
                    given++;
                }
            }
            return given;
        } catch (SdkException failure) {
            throw new QueueUnavailable(
                    "only " + given + " dead letters of " + queue.queue() + " could be given back", failure);
        }
    }

    private int count(String url) {
        return Integer.parseInt(client.getQueueAttributes(request ->
                        request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    private static String group(Message message) {
        return message.tenant().map(TenantId::value).orElse(OutgoingMessage.NOBODY.value());
    }
}
