package io.kopilka.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.SettableTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchRunnerTest {
    private final MemoryQueues queues = new MemoryQueues(new SettableTime("2026-11-22T05:15:00Z"));
    private final BatchRunner runner = new BatchRunner(queues);
    private final Reader reader = new Reader();

    @Test
    void aGoodBatchIsWorkedOnTogether() {
        assertThat(runner.run(reader, messages("a", "b"))).containsExactly(Consumed.DONE, Consumed.DONE);
        assertThat(reader.batches).containsExactly(List.of("a", "b"));
    }

    @Test
    void messagesOfSeveralTenantsAreWorkedOnTenantByTenantEachForItsOwn() {
        TenantId one = new TenantId("ten_01JZ0000000000000000000001");
        TenantId two = new TenantId("ten_01JZ0000000000000000000002");
        List<TenantId> turns = new ArrayList<>();
        BatchRunner forTenants = new BatchRunner(queues, (tenant, work) -> {
            turns.add(tenant);
            return work.get();
        });

        List<Consumed> became = forTenants.run(
                reader,
                List.of(
                        new Message("1", "a", 1, Optional.of(one)),
                        new Message("2", "nonsense", 1, Optional.of(two)),
                        new Message("3", "c", 1, Optional.of(one)),
                        new Message("4", "d", 1)));

        assertThat(became)
                .containsExactly(Consumed.DONE, new Consumed.SetAside("no event"), Consumed.DONE, Consumed.DONE);
        assertThat(reader.batches).containsExactly(List.of("a", "c"), List.of("nonsense"), List.of("d"));
        assertThat(turns).containsExactly(one, two);
    }

    @Test
    void onePoisonedMessageComesAgainAndTheOthersAreDone() {
        assertThat(runner.run(reader, messages("a", "poison", "b")))
                .containsExactly(
                        Consumed.DONE,
                        new Consumed.Again(Duration.ofSeconds(1), "IllegalStateException"),
                        Consumed.DONE);
        assertThat(reader.batches)
                .containsExactly(List.of("a", "poison", "b"), List.of("a"), List.of("poison"), List.of("b"));
        assertThat(queues.deadLettersOf(QueueName.REPORTS)).isEmpty();
    }

    @Test
    void whatFailsComesAgainLaterEachTime() {
        List<Consumed> pauses = IntStream.rangeClosed(1, 6)
                .mapToObj(attempt -> runner.run(reader, List.of(new Message("1", "poison", attempt)))
                        .getFirst())
                .toList();

        assertThat(pauses)
                .extracting(pause -> ((Consumed.Again) pause).after().toSeconds())
                .containsExactly(1L, 5L, 30L, 120L, 300L, 300L);
    }

    @Test
    void whatIsSetAsideIsAmongTheDeadLettersWithItsReason() {
        assertThat(runner.run(reader, messages("a", "nonsense")))
                .containsExactly(Consumed.DONE, new Consumed.SetAside("no event"));
        assertThat(queues.deadLettersOf(QueueName.REPORTS))
                .containsExactly(new MemoryQueues.Dead(new Message("1", "nonsense", 1), "no event"));
    }

    @Test
    void whatCannotBeSetAsideNowComesAgain() {
        BatchRunner without = new BatchRunner(new DeadLetters() {
            @Override
            public void add(QueueName queue, Message message, String reason) {
                throw new QueueUnavailable("down");
            }

            @Override
            public int giveBack(QueueName queue) {
                return 0;
            }
        });

        assertThat(without.run(reader, messages("nonsense")))
                .containsExactly(new Consumed.Again(Duration.ofSeconds(1), "its dead letters are out of reach"));
    }

    @Test
    void aConsumerIsNeverGivenMoreThanTen() {
        assertThat(runner.run(
                        reader,
                        messages(IntStream.range(0, 25)
                                .mapToObj(Integer::toString)
                                .toArray(String[]::new))))
                .hasSize(25)
                .containsOnly(Consumed.DONE);
        assertThat(reader.batches).extracting(List::size).containsExactly(10, 10, 5);
    }

    @Test
    void aConsumerThatForgetsAMessageHasFailed() {
        QueueConsumer forgetful = new QueueConsumer() {
            @Override
            public QueueName queue() {
                return QueueName.REPORTS;
            }

            @Override
            public List<Consumed> consume(List<Message> batch) {
                return List.of(Consumed.DONE);
            }
        };

        assertThat(runner.run(forgetful, messages("a", "b"))).containsExactly(Consumed.DONE, Consumed.DONE);
        assertThat(runner.run(new Silent(), messages("a")))
                .containsExactly(new Consumed.Again(Duration.ofSeconds(1), "IllegalStateException"));
    }

    private static List<Message> messages(String... bodies) {
        List<Message> messages = new ArrayList<>();
        for (String body : bodies) {
            messages.add(new Message(Integer.toString(messages.size()), body, 1));
        }
        return messages;
    }

    private static final class Silent implements QueueConsumer {
        @Override
        public QueueName queue() {
            return QueueName.REPORTS;
        }

        @Override
        public List<Consumed> consume(List<Message> batch) {
            return List.of();
        }
    }

    /// Fails with a whole batch where one message is poison.
    private static final class Reader implements QueueConsumer {
        private final List<List<String>> batches = new ArrayList<>();

        @Override
        public QueueName queue() {
            return QueueName.REPORTS;
        }

        @Override
        public List<Consumed> consume(List<Message> batch) {
            batches.add(batch.stream().map(Message::body).toList());
            List<Consumed> became = new ArrayList<>();
            for (Message message : batch) {
                if (message.body().equals("poison")) {
                    throw new IllegalStateException("poison");
                }
                became.add(message.body().equals("nonsense") ? new Consumed.SetAside("no event") : Consumed.DONE);
            }
            return became;
        }
    }
}
