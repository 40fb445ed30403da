package io.kopilka.local.work;

import io.kopilka.platform.queue.BatchRunner;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Inbox;
import io.kopilka.platform.queue.QueueConsumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes a batch out of a queue, gives it to the queue's consumer, and settles each message.
///
/// A message leaves the queue after it has had its effect: whoever is killed in between does it again.
final class QueueWork implements Poller.Work {
    /// Longer would keep whoever stops the service waiting.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

    private final Inbox inbox;
    private final BatchRunner runner;
    private final QueueConsumer consumer;

    QueueWork(Inbox inbox, BatchRunner runner, QueueConsumer consumer) {
        this.inbox = inbox;
        this.runner = runner;
        this.consumer = consumer;
    }

    @Override
    public Optional<Duration> once() {
        List<Inbox.Taken> taken = inbox.take(consumer.queue(), BatchRunner.MOST, LONGEST_WAIT);
        if (taken.isEmpty()) {
            return AT_ONCE;
        }
        List<Consumed> became =
                runner.run(consumer, taken.stream().map(Inbox.Taken::message).toList());
        List<Inbox.Taken> finished = new ArrayList<>(taken.size());
        for (int i = 0; i < taken.size(); i++) {
            switch (became.get(i)) {
                case Consumed.Done _, Consumed.SetAside _ -> finished.add(taken.get(i));
                case Consumed.Again(Duration after, String _) -> inbox.again(consumer.queue(), taken.get(i), after);
            }
        }
        inbox.done(consumer.queue(), finished);
        return AT_ONCE;
    }
}
