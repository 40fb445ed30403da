package io.kopilka.trials.torture;

import io.kopilka.accounts.customer.Customers;
import io.kopilka.platform.emulator.DynamoDbLocal;
import io.kopilka.platform.emulator.ElasticMq;
import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.DynamoSchema;
import io.kopilka.platform.table.DynamoTable;
import io.kopilka.reports.RecomputeReports;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The service as a process that is killed again and again while eight tills sell, and then one whose answers are cut;
/// its emulators are processes of their own and run on.
public final class KillTrial {
    private static final String TABLE = "kopilka";
    private static final int MOST_TRIES = 10;
    private static final int TILLS = 8;
    private static final int CUSTOMERS = 60;
    private static final int LONGEST_PAUSE = 200;
    private static final Duration LONGEST_BETWEEN_KILLS = Duration.ofSeconds(60);
    private static final Duration LONGEST_SETTLING = Duration.ofMinutes(5);

    private final Plan plan;
    private final Consumer<String> say;
    private final InstantSource clock = InstantSource.system();
    private final Injected injected = new Injected();
    private final Acknowledged acknowledged = new Acknowledged();
    private final SplittableRandom random;
    private volatile boolean selling;

    private KillTrial(Plan plan, Consumer<String> say) {
        this.plan = plan;
        this.say = say;
        random = new SplittableRandom(plan.seed());
    }

    /// What is to be done.
    ///
    /// @param kills of the service
    /// @param receipts that have to be acknowledged under kills, at least
    /// @param cuts of answers, after that
    /// @param folder for data and logs
    public record Plan(long seed, int kills, int receipts, int cuts, Path folder) {}

    /// What came of it.
    ///
    /// @param wrong nothing where all is well
    public record Result(int receipts, int deeds, Injected injected, String refusals, List<String> wrong) {}

    /// Does it.
    ///
    /// @param say is told how far it is
    public static Result run(Plan plan, Consumer<String> say) {
        return new KillTrial(plan, say).run();
    }

    private Result run() {
        Path folder = plan.folder();
        try (DynamoDbLocal table = DynamoDbLocal.launch(
                        jars("kopilka.dynamodb-local"), Optional.empty(), Optional.of(folder.resolve("dynamodb.log")));
                ElasticMq queues = ElasticMq.launch(
                        jars("kopilka.elasticmq"), Optional.empty(), Optional.of(folder.resolve("elasticmq.log")));
                InProcess reader = new InProcess(0)) {
            table.awaitReadiness();
            queues.awaitReadiness();
            try (DynamoDbClient client = DynamoClients.openEmulator(table.endpoint());
                    KilledService service = new KilledService(folder, table.endpoint(), queues.endpoint())) {
                ensureTable(client);
                DynamoTable kept = new DynamoTable(client, TABLE, clock);
                TortureShop.open(kept, clock, CUSTOMERS);
                LocalDate first = today();
                service.start();
                sell(service.address(), () -> kills(service));
                if (plan.cuts() > 0) {
                    try (CuttingProxy proxy = CuttingProxy.before(service.address(), injected, random.split())) {
                        sell(proxy.address(), this::cuts);
                    }
                }
                RecomputeReports reports = new RecomputeReports(kept, new Customers(kept), reader.sources());
                List<String> wrong = settled(service.address(), kept, reports, first);
                return new Result(
                        acknowledged.receiptCount(),
                        acknowledged.count(),
                        injected,
                        acknowledged.refusals().toString(),
                        wrong);
            }
        }
    }

    /// An emulator that has just started on a busy machine may be slower than the client waits.
    private static void ensureTable(DynamoDbClient client) {
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

    private static Path jars(String property) {
        return Path.of(java.util.Objects.requireNonNull(System.getProperty(property), "-D" + property));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), TortureShop.ZONE);
    }

    /// Sells while something goes on, until every till has had its answer to everything.
    private void sell(URI address, Runnable meanwhile) {
        selling = true;
        try (ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newHttpClient()) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < TILLS; i++) {
                String name = "t" + i + "-" + address.getPort();
                Till till = new Till(
                        new HttpService(client, address),
                        acknowledged,
                        random.split(),
                        clock,
                        new Till.Setting(name, CUSTOMERS, Integer.MAX_VALUE, LONGEST_PAUSE, PlantedBug.NONE),
                        injected);
                working.add(tills.submit(() -> {
                    while (selling) {
                        till.next();
                    }
                }));
            }
            try {
                meanwhile.run();
            } finally {
                selling = false;
            }
            for (Future<?> each : working) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a till could not go on", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void kills(KilledService service) {
        for (int kill = 1; kill <= plan.kills(); kill++) {
            await(plan.receipts() * kill / plan.kills());
            rest(random.nextInt(500));
            service.kill();
            injected.count(Fault.KILLED);
            service.start();
            say.accept("%d/%d kills, %d receipts".formatted(kill, plan.kills(), acknowledged.receiptCount()));
        }
        while (acknowledged.receiptCount() < plan.receipts()) {
            rest(100);
        }
    }

    private void await(int receipts) {
        Instant latest = clock.instant().plus(LONGEST_BETWEEN_KILLS);
        while (acknowledged.receiptCount() < receipts && clock.instant().isBefore(latest)) {
            rest(20);
        }
    }

    private void cuts() {
        while (injected.of(Fault.CUT) < plan.cuts()) {
            rest(50);
        }
        say.accept("%d cuts, %d receipts".formatted(injected.of(Fault.CUT), acknowledged.receiptCount()));
    }

    /// Events have their effect a little later: all is judged when nothing is wrong any more, or has been for long.
    private List<String> settled(URI address, DynamoTable kept, RecomputeReports reports, LocalDate first) {
        Instant latest = clock.instant().plus(LONGEST_SETTLING);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpService service = new HttpService(client, address);
            while (!reports.differences(TortureShop.TENANT, first, today()).isEmpty()
                    && clock.instant().isBefore(latest)) {
                rest(2_000);
            }
            return Verdict.whenAllIsDone(service, kept, acknowledged, reports, CUSTOMERS, first, today());
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
