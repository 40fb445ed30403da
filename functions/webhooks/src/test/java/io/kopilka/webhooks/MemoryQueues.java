package io.kopilka.webhooks;

import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.queue.Queues;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Queues in memory, by the clock that they are handed: with delays, with messages that come again.
@Singleton
public final class MemoryQueues implements Queues {

    private final InstantSource clock;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();
    private int failing;
    private int ids;

    private record Waiting(QueueName queue, int id, String body, Instant from, int attempt) {}

    public MemoryQueues(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void send(QueueName queue, List<OutgoingMessage> messages) {
        if (failing > 0) {
            failing--;
            throw new QueueUnavailable("no queue today");
        }
        for (OutgoingMessage message : messages) {
            waiting.add(
                    new Waiting(queue, ids++, message.body(), clock.instant().plus(message.delay()), 1));
        }
    }

    /// Lets the next sendings fail.
    public synchronized void failNext(int times) {
        failing = times;
    }

    /// Bodies that wait in a queue.
    public synchronized List<String> waiting(QueueName queue) {
        return waiting.stream()
                .filter(each -> each.queue() == queue)
                .map(Waiting::body)
                .toList();
    }

    /// Bodies among the dead letters.
    public synchronized List<String> dead() {
        return List.copyOf(dead);
    }

    /// When the first of a queue's messages may be taken.
    public synchronized Optional<Instant> next(QueueName queue) {
        return waiting.stream()
                .filter(each -> each.queue() == queue)
                .map(Waiting::from)
                .min(Instant::compareTo);
    }

    /// Puts a message there a second time.
    public synchronized void again(QueueName queue) {
        waiting.addAll(waiting.stream().filter(each -> each.queue() == queue).toList());
    }

    /// Hands over what may be taken now, until nothing is left that may.
    public void drain(QueueConsumer consumer) {
        Optional<Waiting> next = take(consumer.queue());
        while (next.isPresent()) {
            Waiting taken = next.get();
            give(
                    taken,
                    consumer.consume(List.of(new Message("m" + taken.id(), taken.body(), taken.attempt())))
                            .getFirst());
            next = take(consumer.queue());
        }
    }

    /// Hands over one message; one whose consumer dies comes again after half a minute.
    public boolean handOne(QueueConsumer consumer, Duration outOfSight) {
        Optional<Waiting> next = take(consumer.queue());
        if (next.isEmpty()) {
            return false;
        }
        Waiting taken = next.get();
        try {
            give(
                    taken,
                    consumer.consume(List.of(new Message("m" + taken.id(), taken.body(), taken.attempt())))
                            .getFirst());
        } catch (RuntimeException died) {
            give(taken, new Consumed.Again(outOfSight, "died"));
        }
        return true;
    }

    private synchronized Optional<Waiting> take(QueueName queue) {
        Instant now = clock.instant();
        Optional<Waiting> found = waiting.stream()
                .filter(each -> each.queue() == queue && !each.from().isAfter(now))
                .findFirst();
        found.ifPresent(waiting::remove);
        return found;
    }

    private synchronized void give(Waiting taken, Consumed outcome) {
        switch (outcome) {
            case Consumed.Done() -> {}
            case Consumed.SetAside _ -> dead.add(taken.body());
            case Consumed.Again(Duration after, String _) ->
                waiting.add(new Waiting(
                        taken.queue(), taken.id(), taken.body(), clock.instant().plus(after), taken.attempt() + 1));
        }
    }
}
