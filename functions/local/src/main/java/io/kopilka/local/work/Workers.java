package io.kopilka.local.work;

import io.kopilka.platform.change.StreamReader;
import io.kopilka.platform.event.Relay;
import io.kopilka.platform.queue.BatchRunner;
import io.kopilka.platform.queue.Inbox;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.SqsSchema;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Everything that works in the background of a service on one machine: the queues are made, the stream is carried on,
/// and each consumer is given what is in its queue.
///
/// Nothing of it is waited for when the service starts: until it is ready, changes wait in the stream.
public final class Workers implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS_AT_STREAM = Duration.ofMillis(200);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(6);

    private final ApplicationContext context;
    private final Place place;
    private final List<Poller> pollers = new ArrayList<>();
    private boolean stopped;

    private Workers(ApplicationContext context, Place place) {
        this.context = context;
        this.place = place;
    }

    /// Where they work.
    ///
    /// @param table the table's name
    /// @param streams a client of its stream, closed with the workers
    /// @param prefix of the queues' names
    /// @param checkpoint the file that says how far the stream has been carried on
    public record Place(String table, DynamoDbStreamsClient streams, String prefix, Path checkpoint) {}

    /// Starts them and does not wait.
    ///
    /// @param queuesReady returns when the queues answer
    public static Workers start(ApplicationContext context, Place place, Runnable queuesReady) {
        Workers workers = new Workers(context, place);
        workers.add("queues", () -> {
            queuesReady.run();
            SqsSchema.ensure(context.getBean(SqsClient.class), place.prefix());
            workers.begin();
            return Optional.empty();
        });
        return workers;
    }

    private void begin() {
        Relay relay = context.getBean(Relay.class);
        StreamReader stream = new StreamReader(
                context.getBean(DynamoDbClient.class),
                place.streams(),
                place.table(),
                new CheckpointFile(place.checkpoint()));
        add("stream", () -> Optional.of(stream.pass(relay::relay) > 0 ? Duration.ZERO : BETWEEN_LOOKS_AT_STREAM));
        Inbox inbox = context.getBean(Inbox.class);
        BatchRunner runner = context.getBean(BatchRunner.class);
        for (QueueConsumer consumer : context.getBeansOfType(QueueConsumer.class)) {
            add("queue-" + consumer.queue().queue(), new QueueWork(inbox, runner, consumer));
        }
    }

    private synchronized void add(String name, Poller.Work work) {
        if (!stopped) {
            pollers.add(Poller.start(name, work));
        }
    }

    /// Stops all of them: what is begun is finished, and what is not has stayed in its queue.
    @Override
    public void close() {
        List<Poller> all = stop();
        all.forEach(poller -> poller.awaitEnd(LONGEST_STOP));
        place.streams().close();
    }

    private synchronized List<Poller> stop() {
        stopped = true;
        pollers.forEach(Poller::stop);
        return List.copyOf(pollers);
    }
}
