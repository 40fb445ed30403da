package io.kopilka.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.time.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class SqsQueuesRetryTest {
    private static final TenantId TENANT = new TenantId("ten_01J00000000000000000000000");

    private final FailingSqs sqs = new FailingSqs();
    private final SqsQueues queues = new SqsQueues(
            sqs,
            "kopilka-",
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5)),
            _ -> {},
            new SplittableRandom(1));

    @Test
    void onlyWhatWasNotTakenIsSentAgain() {
        sqs.refuse.add("3");

        send(12);

        assertThat(sqs.calls)
                .containsExactly(
                        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), List.of("3"), List.of("10", "11"));
    }

    @Test
    void aQueueThatDoesNotAnswerIsAskedAgain() {
        sqs.silent = 2;

        send(1);

        assertThat(sqs.calls).containsExactly(List.of("0"), List.of("0"), List.of("0"));
    }

    @Test
    void aQueueThatTakesNothingForTooLongIsUnavailable() {
        sqs.silent = Integer.MAX_VALUE;

        assertThatThrownBy(() -> send(2))
                .isInstanceOf(QueueUnavailable.class)
                .hasMessage("2 of 2 messages were not taken by the queue reports");
    }

    private void send(int count) {
        queues.send(
                QueueName.REPORTS,
                IntStream.range(0, count)
                        .mapToObj(i -> OutgoingMessage.now(TENANT, Integer.toString(i)))
                        .toList());
    }

    /// Refuses each of the bodies once, and is silent so often before that.
    private static final class FailingSqs implements SqsClient {
        private final List<List<String>> calls = new ArrayList<>();
        private final Set<String> refuse = new HashSet<>();
        private int silent;

        @Override
        public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
            return GetQueueUrlResponse.builder()
                    .queueUrl("http://sqs/" + request.queueName())
                    .build();
        }

        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            calls.add(
                    request.entries().stream().map(entry -> entry.messageBody()).toList());
            if (silent > 0) {
                silent--;
                throw SdkClientException.create("no answer");
            }
            return SendMessageBatchResponse.builder()
                    .failed(request.entries().stream()
                            .filter(entry -> refuse.remove(entry.messageBody()))
                            .map(entry -> BatchResultErrorEntry.builder()
                                    .id(entry.id())
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
