package io.kopilka.lambda;

import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// A consumer of reports for tests: what a message says is what becomes of it.
@Singleton
public final class OddConsumer implements QueueConsumer {

    @Override
    public QueueName queue() {
        return QueueName.REPORTS;
    }

    @Override
    public List<Consumed> consume(List<Message> batch) {
        return batch.stream().map(OddConsumer::became).toList();
    }

    private static Consumed became(Message message) {
        return switch (message.body()) {
            case "good" -> Consumed.DONE;
            case "later" -> new Consumed.Again(Duration.ofSeconds(7), "not now");
            case "bad" -> new Consumed.SetAside("never");
            default -> throw new IllegalStateException("poisoned");
        };
    }
}
