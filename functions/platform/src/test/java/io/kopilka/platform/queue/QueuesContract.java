package io.kopilka.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.queue.Inbox.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What all queues keep. Each test works on queues of its own.
abstract class QueuesContract {
    private static final TenantId TENANT = new TenantId("ten_01J00000000000000000000000");
    private static final QueueName QUEUE = QueueName.REPORTS;

    /// Queues of one kind, empty.
    record Opened(Queues queues, Inbox inbox, DeadLetters deadLetters) {}

    private Opened opened = MemoryQueuesTest.memory();

    abstract Opened open();

    abstract void pass(Duration time);

    @BeforeEach
    void openQueues() {
        opened = open();
    }

    @Test
    void whatIsSentIsTakenWithItsTenantAndThenNobodyElseSeesIt() {
        send("{\"name\":\"Анна 😀 \\uffff\"}");

        List<Taken> taken = take();

        assertThat(taken).singleElement().satisfies(one -> {
            assertThat(one.message().body()).isEqualTo("{\"name\":\"Анна 😀 \\uffff\"}");
            assertThat(one.message().tenant()).contains(TENANT);
            assertThat(one.message().attempt()).isEqualTo(1);
        });
        assertThat(take()).isEmpty();
        assertThat(opened.inbox().take(QueueName.TIERS, 10, Duration.ZERO)).isEmpty();
    }

    @Test
    void whatIsGivenBackIsTakenAgainAndCounted() {
        send("a");
        Taken first = take().getFirst();

        opened.inbox().again(QUEUE, first, Duration.ZERO);

        Taken second = take().getFirst();
        assertThat(second.message().id()).isEqualTo(first.message().id());
        assertThat(second.message().attempt()).isEqualTo(2);
    }

    @Test
    void whatIsDoneIsGone() {
        send("a", "b");
        List<Taken> taken = takeAll(2);
        opened.inbox().done(QUEUE, taken);
        opened.inbox().done(QUEUE, List.of());

        taken.forEach(each -> {
            try {
                opened.inbox().again(QUEUE, each, Duration.ZERO);
            } catch (QueueUnavailable gone) {
                assertThat(gone).hasMessageContaining("cannot be given back");
            }
        });

        assertThat(take()).isEmpty();
    }

    @Test
    void whatIsDelayedIsNotSeenBefore() {
        opened.queues().send(QUEUE, List.of(new OutgoingMessage(TENANT, "later", Duration.ofSeconds(2))));
        assertThat(take()).isEmpty();

        pass(Duration.ofSeconds(3));

        assertThat(take())
                .singleElement()
                .satisfies(one -> assertThat(one.message().body()).isEqualTo("later"));
    }

    @Test
    void aHundredMessagesAreSentAtOnce() {
        String[] bodies = IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new);

        send(bodies);

        assertThat(takeAll(100)).extracting(each -> each.message().body()).containsExactlyInAnyOrder(bodies);
    }

    @Test
    void largeMessagesAreSentInSeveralBatches() {
        String large = "я".repeat(100_000);

        send(large, large, large);

        assertThat(takeAll(3)).extracting(each -> each.message().body()).containsOnly(large);
    }

    @Test
    void whatFailedFiveTimesIsADeadLetterAndIsGivenBackOnDemand() {
        send("poison");
        for (int attempt = 1; attempt <= 5; attempt++) {
            Taken taken = take().getFirst();
            assertThat(taken.message().attempt()).isEqualTo(attempt);
            opened.inbox().again(QUEUE, taken, Duration.ZERO);
        }
        assertThat(take()).isEmpty();

        assertThat(opened.deadLetters().giveBack(QUEUE)).isEqualTo(1);

        Taken back = take().getFirst();
        assertThat(back.message().body()).isEqualTo("poison");
        assertThat(back.message().attempt()).isEqualTo(1);
        assertThat(opened.deadLetters().giveBack(QUEUE)).isZero();
    }

    @Test
    void whatIsSetAsideIsADeadLetterAtOnceAndKeepsItsTenant() {
        send("nonsense");
        Taken taken = take().getFirst();
        opened.deadLetters().add(QUEUE, taken.message(), "no event");
        opened.inbox().done(QUEUE, List.of(taken));
        assertThat(take()).isEmpty();

        assertThat(opened.deadLetters().giveBack(QUEUE)).isEqualTo(1);

        assertThat(take()).singleElement().satisfies(one -> {
            assertThat(one.message().body()).isEqualTo("nonsense");
            assertThat(one.message().tenant()).contains(TENANT);
        });
    }

    @Test
    void twentyFiveDeadLettersAreAllGivenBack() {
        for (int i = 0; i < 25; i++) {
            opened.deadLetters().add(QUEUE, new Message(Integer.toString(i), "letter " + i, 1), "no event");
        }

        assertThat(opened.deadLetters().giveBack(QUEUE)).isEqualTo(25);

        assertThat(takeAll(25)).hasSize(25);
    }

    private void send(String... bodies) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (String body : bodies) {
            messages.add(OutgoingMessage.now(TENANT, body));
        }
        opened.queues().send(QUEUE, messages);
    }

    private List<Taken> take() {
        return opened.inbox().take(QUEUE, 10, Duration.ZERO);
    }

    /// Takes until so many are there: a queue may give fewer at a time than it has.
    private List<Taken> takeAll(int count) {
        List<Taken> all = new ArrayList<>();
        for (int tries = 0; all.size() < count && tries < 3 * count; tries++) {
            all.addAll(take());
        }
        return all;
    }
}
