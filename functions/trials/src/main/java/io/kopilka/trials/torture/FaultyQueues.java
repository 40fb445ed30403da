package io.kopilka.trials.torture;

import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.queue.OutgoingMessage;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.queue.Queues;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Queues in memory that take nothing now and then, and give messages twice, late, and in another order.
final class FaultyQueues implements Queues {
    /// Those whose consumers change what a shop counts by.
    static final Set<QueueName> KEPT = EnumSet.of(QueueName.TIERS, QueueName.REPORTS, QueueName.UNREADABLE);

    private static final int PERCENT = 100;
    private static final int REFUSED = 3;
    private static final int DOUBLED = 10;
    private static final int LATE = 15;
    private static final int MIXED = 30;
    private static final int LATEST_SECONDS = 600;

    private final MemoryQueues queues;
    private final SplittableRandom random;
    private final Injected injected;
    private boolean calm = true;

    FaultyQueues(InstantSource clock, SplittableRandom random, Injected injected) {
        queues = new MemoryQueues(clock);
        this.random = random;
        this.injected = injected;
    }

    void calm(boolean isCalm) {
        calm = isCalm;
    }

    /// The queues behind the faults.
    MemoryQueues kept() {
        return queues;
    }

    @Override
    public void send(QueueName queue, List<OutgoingMessage> messages) {
        if (!KEPT.contains(queue)) {
            return;
        }
        if (chance(REFUSED)) {
            // Any part of them may have arrived.
            queues.send(queue, messages.subList(0, random.nextInt(messages.size() + 1)));
            injected.count(Fault.THROTTLED);
            throw new QueueUnavailable("throttled", new IOException("throttled"));
        }
        List<OutgoingMessage> sent = new ArrayList<>();
        for (OutgoingMessage message : messages) {
            sent.add(late(message));
            if (chance(DOUBLED)) {
                injected.count(Fault.DUPLICATED);
                sent.add(late(message));
            }
        }
        if (sent.size() > 1 && chance(MIXED)) {
            injected.count(Fault.REORDERED);
            for (int i = sent.size() - 1; i > 0; i--) {
                sent.set(i, sent.set(random.nextInt(i + 1), sent.get(i)));
            }
        }
        queues.send(queue, sent);
    }

    private OutgoingMessage late(OutgoingMessage message) {
        if (!chance(LATE)) {
            return message;
        }
        injected.count(Fault.DELAYED);
        return new OutgoingMessage(
                message.tenant(), message.body(), Duration.ofSeconds(1L + random.nextInt(LATEST_SECONDS)));
    }

    private boolean chance(int percent) {
        return !calm && random.nextInt(PERCENT) < percent;
    }
}
