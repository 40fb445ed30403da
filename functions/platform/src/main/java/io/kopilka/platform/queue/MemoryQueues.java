package io.kopilka.platform.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Queues in memory, by a clock of their own, that forget when the process ends: for tests that have other things to
/// prove. They keep the whole contract but for waiting: where nothing is there they say so at once.
public final class MemoryQueues implements Queues, Inbox, DeadLetters {
    /// How long a message that was taken stays out of sight.
    public static final Duration OUT_OF_SIGHT = Duration.ofSeconds(30);

    /// After so many takings a message goes to the dead letters.
    public static final int MOST_ATTEMPTS = 5;

    private final InstantSource clock;
    private final Map<QueueName, Deque<Waiting>> queues = new EnumMap<>(QueueName.class);
    private final Map<QueueName, List<Dead>> dead = new EnumMap<>(QueueName.class);
    private long made;

    public MemoryQueues(InstantSource clock) {
        this.clock = clock;
        for (QueueName name : QueueName.values()) {
            queues.put(name, new ArrayDeque<>());
            dead.put(name, new ArrayList<>());
        }
    }

    /// A dead letter.
    ///
    /// @param reason empty where it only failed too often
    public record Dead(Message message, String reason) {}

    private static final class Waiting {
        private final OutgoingMessage sent;
        private final String id;
        private Instant visible;
        private int attempts;

        private Waiting(OutgoingMessage sent, String id, Instant visible) {
            this.sent = sent;
            this.id = id;
            this.visible = visible;
        }

        private Message message() {
            return new Message(id, sent.body(), attempts, Optional.of(sent.tenant()));
        }

        private String receipt() {
            return id + "." + attempts;
        }
    }

    @Override
    public synchronized void send(QueueName queue, List<OutgoingMessage> messages) {
        for (OutgoingMessage message : messages) {
            waiting(queue)
                    .add(new Waiting(
                            message, Long.toString(++made), clock.instant().plus(message.delay())));
        }
    }

    @Override
    public synchronized List<Taken> take(QueueName queue, int most, Duration wait) {
        Instant now = clock.instant();
        List<Taken> taken = new ArrayList<>();
        for (Iterator<Waiting> each = waiting(queue).iterator(); each.hasNext() && taken.size() < most; ) {
            Waiting waiting = each.next();
            if (waiting.visible.isAfter(now)) {
                continue;
            }
            if (waiting.attempts == MOST_ATTEMPTS) {
                each.remove();
                deadLetters(queue).add(new Dead(waiting.message(), ""));
                continue;
            }
            waiting.attempts++;
            waiting.visible = now.plus(OUT_OF_SIGHT);
            taken.add(new Taken(waiting.message(), waiting.receipt()));
        }
        return taken;
    }

    @Override
    public synchronized void done(QueueName queue, List<Taken> taken) {
        for (Taken each : taken) {
            waiting(queue).removeIf(waiting -> waiting.id.equals(each.message().id()));
        }
    }

    @Override
    public synchronized void again(QueueName queue, Taken taken, Duration after) {
        for (Waiting waiting : waiting(queue)) {
            if (waiting.receipt().equals(taken.receipt())) {
                waiting.visible = clock.instant().plus(after);
            }
        }
    }

    @Override
    public synchronized void add(QueueName queue, Message message, String reason) {
        deadLetters(queue).add(new Dead(message, reason));
    }

    @Override
    public synchronized int giveBack(QueueName queue) {
        List<Dead> letters = deadLetters(queue);
        int count = letters.size();
        for (Dead letter : letters) {
            waiting(queue)
                    .add(new Waiting(
                            OutgoingMessage.now(
                                    letter.message().tenant().orElse(OutgoingMessage.NOBODY),
                                    letter.message().body()),
                            Long.toString(++made),
                            clock.instant()));
        }
        letters.clear();
        return count;
    }

    /// Everything that waits in a queue, seen or not, in the order in which it came.
    public synchronized List<Message> waitingIn(QueueName queue) {
        return waiting(queue).stream().map(Waiting::message).toList();
    }

    /// The dead letters of a queue.
    public synchronized List<Dead> deadLettersOf(QueueName queue) {
        return List.copyOf(deadLetters(queue));
    }

    private Deque<Waiting> waiting(QueueName queue) {
        return java.util.Objects.requireNonNull(queues.get(queue));
    }

    private List<Dead> deadLetters(QueueName queue) {
        return java.util.Objects.requireNonNull(dead.get(queue));
    }
}
