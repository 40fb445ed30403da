package io.kopilka.platform.queue;

import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The contract of queues, on whatever speaks SQS.
abstract class SqsContract extends QueuesContract {
    private static final Backoff PATIENCE =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final AtomicInteger OPENED = new AtomicInteger();

    abstract SqsClient client();

    @Override
    Opened open() {
        String prefix = "test" + ProcessHandle.current().pid() + "-" + OPENED.incrementAndGet() + "-";
        SqsSchema.ensure(client(), prefix);
        // Again, as at every start.
        SqsSchema.ensure(client(), prefix);
        return new Opened(
                new SqsQueues(client(), prefix, PATIENCE, Pause.real(), new SplittableRandom(1)),
                new SqsInbox(client(), prefix),
                new SqsDeadLetters(client(), prefix));
    }

    @Override
    void pass(Duration time) {
        Pause.real().take(time);
    }
}
