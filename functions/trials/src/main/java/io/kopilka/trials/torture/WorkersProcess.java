package io.kopilka.trials.torture;

import io.kopilka.local.service.Timers;
import io.kopilka.local.work.Workers;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.DynamoTable;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The workers of a service on one machine, in a process of their own: the relay of the stream, every queue, the
/// schedules. At a chosen write it stands still, before the table has it or after, and says so: whoever waits for that
/// kills it in the middle of a batch, and of whatever else it does.
final class WorkersProcess {
    /// What it says when it stands still.
    static final String STANDS = "stands still";

    /// It goes on for ever.
    static final int NEVER = Integer.MAX_VALUE;

    private WorkersProcess() {}

    /// Starts one.
    ///
    /// @param write at which it stands still, counted from 1; after odd ones, before even ones
    static KilledProcess start(Path folder, Emulated shop, int write) {
        return KilledProcess.start(
                WorkersProcess.class,
                List.of(
                        shop.tableAddress().toString(),
                        shop.queuesAddress().toString(),
                        folder.resolve("stream.json").toString(),
                        Integer.toString(write)),
                folder.resolve("workers.log"));
    }

    /// Arguments: where the table is, where the queues are, the file that says how far the stream has been carried on,
    /// and the write at which to stand still.
    public static void main(String... arguments) {
        // An emulator takes any.
        Map.of("aws.accessKeyId", "local", "aws.secretAccessKey", "local", "aws.region", "us-east-1")
                .forEach(System::setProperty);
        URI address = URI.create(arguments[0]);
        DynamoDbClient client = DynamoClients.openEmulator(address);
        Table table = new StandingTable(
                new DynamoTable(client, Emulated.TABLE, InstantSource.system()), Integer.parseInt(arguments[3]));
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "kopilka.table.name",
                        Emulated.TABLE,
                        "kopilka.table.endpoint",
                        address.toString(),
                        "kopilka.queues.prefix",
                        Emulated.QUEUES,
                        "kopilka.queues.endpoint",
                        arguments[1]))
                .beanDefinitions(RuntimeBeanDefinition.builder(Table.class, () -> table)
                        .singleton(true)
                        .replaces(Table.class)
                        .build())
                .singletons(new SigningKey(new byte[SigningKey.BYTES]))
                .build()
                .start();
        Workers.Place place = new Workers.Place(
                Emulated.TABLE, DynamoClients.openEmulatorStreams(address), Emulated.QUEUES, Path.of(arguments[2]));
        Workers workers = Workers.start(context, place, () -> {});
        Timers timers = new Timers(List.copyOf(context.getBeansOfType(ScheduledTask.class)), InstantSource.system());
        timers.start();
        try (context;
                workers;
                timers) {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record StandingTable(Table table, int standsAt, AtomicInteger writes) implements Table {
        StandingTable(Table table, int standsAt) {
            this(table, standsAt, new AtomicInteger());
        }

        @Override
        public Optional<Item> get(Key key, Consistency consistency) {
            return table.get(key, consistency);
        }

        @Override
        public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
            return table.getAll(keys, consistency);
        }

        @Override
        public Page query(Query query) {
            return table.query(query);
        }

        @Override
        public WriteOutcome write(List<Write> some) {
            boolean stands = writes.incrementAndGet() == standsAt;
            boolean after = standsAt % 2 == 1;
            if (stands && !after) {
                stand();
            }
            WriteOutcome outcome = table.write(some);
            if (stands) {
                stand();
            }
            return outcome;
        }

        private static void stand() {
            System.out.println(STANDS);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
