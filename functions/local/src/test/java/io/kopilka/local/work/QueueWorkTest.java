package io.kopilka.local.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.queue.BatchRunner;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueWorkTest {
    private static final TenantId TENANT = new TenantId("ten_01J00000000000000000000000");
    private static final long SEED = 20261124;

    private Instant now = Instant.parse("2026-11-22T05:15:00Z");
    private final MemoryQueues queues = new MemoryQueues(() -> now);
    private final Set<String> effects = new LinkedHashSet<>();

    @Test
    void whatHasHadItsEffectLeavesTheQueueAndOnePoisonedMessageHoldsUpNobody() {
        send("a", "poison", "nonsense", "b");
        QueueWork work = work(message -> {
            if (message.body().equals("poison")) {
                throw new IllegalStateException("poison");
            }
            if (message.body().equals("nonsense")) {
                return new Consumed.SetAside("no event");
            }
            effects.add(message.body());
            return Consumed.DONE;
        });

        for (int look = 0; look < 10; look++) {
            work.once();
            now = now.plus(Duration.ofMinutes(10));
        }

        assertThat(effects).containsExactly("a", "b");
        assertThat(queues.waitingIn(QueueName.REPORTS)).isEmpty();
        assertThat(queues.deadLettersOf(QueueName.REPORTS))
                .extracting(dead -> dead.message().body() + ": " + dead.reason())
                .containsExactly("nonsense: no event", "poison: ");
    }

    @Test
    void aConsumerThatIsKilledTwentyTimesInMidBatchLosesNothing() {
        String[] sent = IntStream.range(0, 200).mapToObj(Integer::toString).toArray(String[]::new);
        send(sent);
        SplittableRandom random = new SplittableRandom(SEED);
        int kills = 0;

        while (!queues.waitingIn(QueueName.REPORTS).isEmpty()) {
            // An error is what no runner catches: the batch ends where it stands, and nothing of it is settled.
            int killedAt = kills < 20 ? random.nextInt(BatchRunner.MOST) : Integer.MAX_VALUE;
            int[] reached = {0};
            try {
                work(message -> {
                            if (reached[0]++ == killedAt) {
                                throw new Killed();
                            }
                            effects.add(message.body());
                            return Consumed.DONE;
                        })
                        .once();
            } catch (Killed killed) {
                kills++;
                now = now.plus(MemoryQueues.OUT_OF_SIGHT);
            }
            if (queues.waitingIn(QueueName.REPORTS).isEmpty()) {
                queues.giveBack(QueueName.REPORTS);
            }
        }

        assertThat(kills).as("seed %d", SEED).isEqualTo(20);
        assertThat(effects).containsExactlyInAnyOrder(sent);
    }

    private void send(String... bodies) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (String body : bodies) {
            messages.add(OutgoingMessage.now(TENANT, body));
        }
        queues.send(QueueName.REPORTS, messages);
    }

    private QueueWork work(One one) {
        return new QueueWork(queues, new BatchRunner(queues), new Consumer(one));
    }

    private interface One {
        Consumed consume(Message message);
    }

    private record Consumer(One one) implements QueueConsumer {
        @Override
        public QueueName queue() {
            return QueueName.REPORTS;
        }

        @Override
        public List<Consumed> consume(List<Message> batch) {
            return batch.stream().map(one::consume).toList();
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
