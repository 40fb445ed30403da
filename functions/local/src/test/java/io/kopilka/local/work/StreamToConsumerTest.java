package io.kopilka.local.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.change.StreamReader;
import io.kopilka.platform.emulator.DynamoDbLocal;
import io.kopilka.platform.emulator.ElasticMq;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventSource;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.event.Relay;
import io.kopilka.platform.queue.BatchRunner;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.SqsClients;
import io.kopilka.platform.queue.SqsDeadLetters;
import io.kopilka.platform.queue.SqsInbox;
import io.kopilka.platform.queue.SqsQueues;
import io.kopilka.platform.queue.SqsSchema;
import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.DynamoSchema;
import io.kopilka.platform.table.DynamoTable;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// An item of the table comes to a consumer by way of the stream and a queue, over restarts of everything.
class StreamToConsumerTest {
    private static final TenantId TENANT = new TenantId("ten_01J00000000000000000000000");
    private static final String TABLE = "kopilka";
    private static final String PREFIX = "kopilka-";

    @TempDir
    private static Path folder;

    private final Set<String> seen = new ConcurrentSkipListSet<>();

    @Test
    void everythingWrittenIsConsumedThoughAllIsKilledBetweenAnyTwoSteps() {
        try (Running running = new Running()) {
            running.write(0, 30);
            running.carry();
        }
        try (Running running = new Running()) {
            // In the queue since before; these are in the stream only when it ends.
            running.write(30, 60);
        }
        try (Running running = new Running()) {
            running.write(60, 90);
            running.carry();
            running.consume(90);
            assertThat(running.carry())
                    .as("nothing is told again that was carried on")
                    .isZero();
        }

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 90)
                        .mapToObj(StreamToConsumerTest::number)
                        .collect(Collectors.toSet()));
    }

    private static String number(int index) {
        return "2200000000%06d".formatted(index);
    }

    /// The emulators and what works on them, on one folder; they end by force.
    private final class Running implements AutoCloseable {
        private final DynamoDbLocal dynamoDb =
                DynamoDbLocal.launch(jars("dynamodb-local"), Optional.of(folder.resolve("dynamodb")), Optional.empty());
        private final ElasticMq elasticMq =
                ElasticMq.start(jars("elasticmq"), Optional.of(folder.resolve("elasticmq")), Optional.empty());
        private final DynamoDbClient tables = DynamoClients.openEmulator(dynamoDb.endpoint());
        private final DynamoDbStreamsClient streams = DynamoClients.openEmulatorStreams(dynamoDb.endpoint());
        private final SqsClient sqs = SqsClients.openEmulator(elasticMq.endpoint());
        private final StreamReader reader;
        private final Relay relay;
        private final Table table;

        Running() {
            dynamoDb.awaitReadiness();
            DynamoSchema.ensure(tables, TABLE);
            SqsSchema.ensure(sqs, PREFIX);
            table = new DynamoTable(tables, TABLE, Instant::now);
            reader = new StreamReader(tables, streams, TABLE, new CheckpointFile(folder.resolve("stream.json")));
            relay = new Relay(
                    List.of(new Cards()),
                    new SqsQueues(
                            sqs,
                            PREFIX,
                            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5)),
                            Pause.real(),
                            new SplittableRandom(1)));
        }

        private static Path jars(String name) {
            return Path.of(System.getProperty("kopilka." + name));
        }

        void write(int from, int to) {
            for (int i = from; i < to; i++) {
                table.write(new Write.Put(
                        Item.of(Keys.card(TENANT, new CardNumber(number(i))), 1).build()));
            }
        }

        /// Carries on until nothing is new, and says how much was.
        int carry() {
            int all = 0;
            int idle = 0;
            while (idle < 5) {
                int carried = reader.pass(relay::relay);
                all += carried;
                idle = carried == 0 ? idle + 1 : 0;
            }
            return all;
        }

        void consume(int count) {
            QueueWork work = new QueueWork(
                    new SqsInbox(sqs, PREFIX), new BatchRunner(new SqsDeadLetters(sqs, PREFIX)), new Recorder(seen));
            for (int look = 0; look < 10 * count && seen.size() < count; look++) {
                work.once();
            }
        }

        @Override
        public void close() {
            elasticMq.process().destroyForcibly();
            dynamoDb.process().destroyForcibly();
            elasticMq.close();
            dynamoDb.close();
            tables.close();
            streams.close();
            sqs.close();
        }
    }

    private record Recorder(Set<String> seen) implements QueueConsumer {
        @Override
        public QueueName queue() {
            return QueueName.REPORTS;
        }

        @Override
        public List<Consumed> consume(List<Message> batch) {
            batch.forEach(message -> seen.add(EventText.read(message.body()).id()));
            return batch.stream().map(_ -> Consumed.DONE).toList();
        }
    }

    private static final class Cards implements EventSource {
        @Override
        public List<Event> eventsOf(ItemChange change) {
            return List.of(new Event(
                    change.key().ids().getFirst(),
                    EventType.RECEIPT_COMMITTED,
                    1,
                    TENANT,
                    "card",
                    change.at().atOffset(ZoneOffset.UTC),
                    change.at(),
                    "{}"));
        }
    }
}
