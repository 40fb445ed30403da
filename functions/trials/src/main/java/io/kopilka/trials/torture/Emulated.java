package io.kopilka.trials.torture;

import io.kopilka.platform.emulator.DynamoDbLocal;
import io.kopilka.platform.emulator.ElasticMq;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import io.kopilka.platform.queue.SqsClients;
import io.kopilka.platform.queue.SqsDeadLetters;
import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.DynamoSchema;
import io.kopilka.platform.table.DynamoTable;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.reports.RecomputeReports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// The shop in DynamoDB Local and ElasticMQ, each in a process of its own that runs on whatever is killed.
final class Emulated implements AutoCloseable {
    static final String TABLE = "kopilka";
    static final String QUEUES = "kopilka-";

    private static final int MOST_TRIES = 10;
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(5);
    private static final List<QueueName> WORKED = List.of(QueueName.TIERS, QueueName.REPORTS);
    private static final List<Integer> NOTHING = List.of(0, 0);

    private final DynamoDbLocal table;
    private final ElasticMq queues;
    private final DynamoDbClient client;
    private final SqsClient queuesClient;
    private final DynamoTable kept;
    private final InstantSource clock;

    private Emulated(DynamoDbLocal table, ElasticMq queues, InstantSource clock) {
        this.table = table;
        this.queues = queues;
        this.clock = clock;
        client = DynamoClients.openEmulator(table.endpoint());
        queuesClient = SqsClients.openEmulator(queues.endpoint());
        kept = new DynamoTable(client, TABLE, clock);
    }

    /// Starts both, and opens the shop.
    ///
    /// @param folder of their logs
    static Emulated open(Path folder, InstantSource clock, int customers) {
        DynamoDbLocal table = DynamoDbLocal.launch(
                jars("kopilka.dynamodb-local"), Optional.empty(), Optional.of(folder.resolve("dynamodb.log")));
        ElasticMq queues = ElasticMq.launch(
                jars("kopilka.elasticmq"), Optional.empty(), Optional.of(folder.resolve("elasticmq.log")));
        Emulated both = new Emulated(table, queues, clock);
        table.awaitReadiness();
        queues.awaitReadiness();
        both.ensureTable();
        TortureShop.open(both.kept, clock, customers);
        return both;
    }

    private static Path jars(String property) {
        return Path.of(Objects.requireNonNull(System.getProperty(property), "-D" + property));
    }

    /// An emulator that has just started on a busy machine may be slower than the client waits.
    private void ensureTable() {
        for (int tries = 1; ; tries++) {
            try {
                DynamoSchema.ensure(client, TABLE);
                return;
            } catch (SdkException slow) {
                if (tries == MOST_TRIES) {
                    throw slow;
                }
            }
        }
    }

    DynamoTable kept() {
        return kept;
    }

    /// A client of the table that fails by chance.
    FaultyClient failing(SplittableRandom random, Injected injected) {
        return new FaultyClient(client, random, injected);
    }

    URI tableAddress() {
        return table.endpoint();
    }

    URI queuesAddress() {
        return queues.endpoint();
    }

    /// Waits until all that happened has had its effect: nothing waits in a queue, seen or not, and the reports are
    /// those from scratch; or until nothing has moved for five minutes. What failed too often is given back, as a
    /// person does.
    void settle(RecomputeReports reports, LocalDate first, LocalDate today) {
        Instant latest = clock.instant().plus(LONGEST_STANDSTILL);
        SqsDeadLetters letters = new SqsDeadLetters(queuesClient, QUEUES);
        List<?> before = List.of();
        while (clock.instant().isBefore(latest)) {
            try {
                List<?> now = WORKED.stream()
                        .map(queue -> letters.giveBack(queue) + waiting(queue))
                        .toList();
                if (now.equals(NOTHING)) {
                    now = reports.differences(TortureShop.TENANT, first, today);
                    if (now.isEmpty()) {
                        return;
                    }
                }
                if (!now.equals(before)) {
                    latest = clock.instant().plus(LONGEST_STANDSTILL);
                }
                before = now;
            } catch (TableUnavailable | QueueUnavailable | SdkException _) {
                // It is asked again, as long as there is time.
            }
            rest(1_000);
        }
    }

    /// How many messages are in a queue, those that somebody works on too.
    private int waiting(QueueName queue) {
        try {
            String address = queuesClient
                    .getQueueUrl(request -> request.queueName(QUEUES + queue.queue()))
                    .queueUrl();
            return queuesClient
                    .getQueueAttributes(request -> request.queueUrl(address)
                            .attributeNames(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                    .attributes()
                    .values()
                    .stream()
                    .mapToInt(Integer::parseInt)
                    .sum();
        } catch (QueueDoesNotExistException _) {
            return 0;
        }
    }

    static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        client.close();
        queuesClient.close();
        queues.close();
        table.close();
    }
}
