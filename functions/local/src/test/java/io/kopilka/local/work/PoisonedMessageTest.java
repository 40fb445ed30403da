package io.kopilka.local.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.emulator.ElasticMq;
import io.kopilka.platform.queue.BatchRunner;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Inbox;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.SqsClients;
import io.kopilka.platform.queue.SqsDeadLetters;
import io.kopilka.platform.queue.SqsInbox;
import io.kopilka.platform.queue.SqsQueues;
import io.kopilka.platform.queue.SqsSchema;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A poisoned message on a real queue: five tries, then the dead letters, and nobody else harmed.
class PoisonedMessageTest {
    private static final TenantId TENANT = new TenantId("ten_01J00000000000000000000000");
    private static final String PREFIX = "kopilka-";
    private static final int LOOKS = 12;

    @Test
    void afterFiveTriesItIsADeadLetterItsBatchIsDoneAndOnceMendedItSucceeds() {
        try (ElasticMq elasticMq = ElasticMq.start(
                        Path.of(System.getProperty("kopilka.elasticmq")), Optional.empty(), Optional.empty());
                SqsClient sqs = SqsClients.openEmulator(elasticMq.endpoint())) {
            SqsSchema.ensure(sqs, PREFIX);
            SqsDeadLetters deadLetters = new SqsDeadLetters(sqs, PREFIX);
            Consumer consumer = new Consumer();
            QueueWork work =
                    new QueueWork(new Hurried(new SqsInbox(sqs, PREFIX)), new BatchRunner(deadLetters), consumer);
            send(sqs, "a", "poison", "b", "c");

            look(work);

            assertThat(consumer.effects).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(consumer.attempts).containsExactly(1, 2, 3, 4, 5);

            consumer.isMended = true;
            look(work);
            assertThat(consumer.effects).as("nothing comes by itself").hasSize(3);

            assertThat(deadLetters.giveBack(QueueName.REPORTS)).isEqualTo(1);
            look(work);

            assertThat(consumer.effects).containsExactlyInAnyOrder("a", "b", "c", "poison");
            assertThat(deadLetters.giveBack(QueueName.REPORTS)).isZero();
        }
    }

    private static void look(QueueWork work) {
        for (int look = 0; look < LOOKS; look++) {
            work.once();
        }
    }

    private static void send(SqsClient sqs, String... bodies) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (String body : bodies) {
            messages.add(OutgoingMessage.now(TENANT, body));
        }
        new SqsQueues(
                        sqs,
                        PREFIX,
                        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5)),
                        Pause.real(),
                        new SplittableRandom(1))
                .send(QueueName.REPORTS, messages);
    }

    /// A queue at which nobody waits: what is to come again later comes at once, what is not there yet is not waited
    /// for.
    private record Hurried(Inbox inbox) implements Inbox {
        @Override
        public List<Taken> take(QueueName queue, int most, Duration wait) {
            return inbox.take(queue, most, Duration.ZERO);
        }

        @Override
        public void done(QueueName queue, List<Taken> taken) {
            inbox.done(queue, taken);
        }

        @Override
        public void again(QueueName queue, Taken taken, Duration after) {
            inbox.again(queue, taken, Duration.ZERO);
        }
    }

    /// Fails with the whole batch where the poison is in it, until it is mended.
    private static final class Consumer implements QueueConsumer {
        private final List<String> effects = new ArrayList<>();
        private final List<Integer> attempts = new ArrayList<>();
        private boolean isMended;

        @Override
        public QueueName queue() {
            return QueueName.REPORTS;
        }

        @Override
        public List<Consumed> consume(List<Message> batch) {
            boolean isPoisoned =
                    batch.stream().anyMatch(message -> message.body().equals("poison"));
            if (isPoisoned && !isMended) {
                if (batch.size() == 1) {
                    attempts.add(batch.getFirst().attempt());
                }
                throw new IllegalStateException("poison");
            }
            batch.forEach(message -> effects.add(message.body()));
            return batch.stream().map(_ -> Consumed.DONE).toList();
        }
    }
}
