package io.kopilka.trials.torture;

import io.kopilka.platform.table.DynamoTable;
import io.kopilka.platform.table.TableUnavailable;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// The service as a process that is killed again and again while eight tills sell; then one whose answers are cut; and
/// its workers in a process of their own that is killed in the middle of its batches. The emulators are processes of
/// their own and run on.
public final class KillTrial {
    private static final int CUSTOMERS = 60;
    private static final Duration LONGEST_BETWEEN_KILLS = Duration.ofSeconds(60);

    private static final int MOST_TRIES = 10;

    /// A worker is let do so many writes at most before it stands still to be killed.
    private static final int MOST_WRITES = 40;

    private final Plan plan;
    private final Consumer<String> say;
    private final InstantSource clock = InstantSource.system();
    private final Injected injected = new Injected();
    private final Acknowledged acknowledged = new Acknowledged();
    private final SplittableRandom random;
    private final Tills tills;

    private KillTrial(Plan plan, Consumer<String> say) {
        this.plan = plan;
        this.say = say;
        random = new SplittableRandom(plan.seed());
        tills = new Tills(acknowledged, clock, random.split(), injected, CUSTOMERS);
    }

    /// What is to be done.
    ///
    /// @param kills of the service, or of its workers
    /// @param receipts that have to be acknowledged under kills, at least
    /// @param cuts of answers, after that; none where workers are killed
    /// @param folder for data and logs
    public record Plan(long seed, int kills, int receipts, int cuts, Path folder) {}

    /// What came of it.
    ///
    /// @param wrong nothing where all is well
    public record Result(int receipts, int deeds, Injected injected, String refusals, List<String> wrong) {}

    /// Kills the service, and cuts its answers.
    ///
    /// @param say is told how far it is
    public static Result ofService(Plan plan, Consumer<String> say) {
        return new KillTrial(plan, say).ofService();
    }

    /// Kills workers. Tills sell by a service in this process, which has none, and to which the table fails by chance.
    ///
    /// @param say is told how far it is
    public static Result ofWorkers(Plan plan, Consumer<String> say) {
        return new KillTrial(plan, say).ofWorkers();
    }

    private Result ofService() {
        LocalDate first = today();
        try (Emulated shop = Emulated.open(plan.folder(), clock, CUSTOMERS);
                KilledService service = new KilledService(plan.folder(), shop);
                HttpClient client = HttpClient.newHttpClient()) {
            service.start();
            tills.sell(new HttpService(client, service.address()), "k", () -> kills(service));
            if (plan.cuts() > 0) {
                try (CuttingProxy proxy = CuttingProxy.before(service.address(), injected, random.split())) {
                    tills.sell(new HttpService(client, proxy.address()), "c", this::cuts);
                }
            }
            return judged(shop, new HttpService(client, service.address()), first);
        }
    }

    private void kills(KilledService service) {
        for (int kill = 1; kill <= plan.kills(); kill++) {
            await(plan.receipts() * kill / plan.kills());
            Emulated.rest(random.nextInt(500));
            service.kill();
            injected.count(Fault.KILLED);
            service.start();
            say.accept("%d/%d kills, %d receipts".formatted(kill, plan.kills(), acknowledged.receiptCount()));
        }
        awaitAll();
    }

    private void cuts() {
        while (injected.of(Fault.CUT) < plan.cuts()) {
            Emulated.rest(50);
        }
        say.accept("%d cuts, %d receipts".formatted(injected.of(Fault.CUT), acknowledged.receiptCount()));
    }

    private Result ofWorkers() {
        LocalDate first = today();
        try (Emulated shop = Emulated.open(plan.folder(), clock, CUSTOMERS);
                FaultyClient client = shop.failing(random.split(), injected);
                InProcess service = InProcess.on(new DynamoTable(client, Emulated.TABLE, clock), clock)) {
            tills.sell(service, "w", () -> killsOfWorkers(shop));
            client.calm();
            try (KilledProcess _ = WorkersProcess.start(plan.folder(), shop, WorkersProcess.NEVER)) {
                return judged(shop, service, first);
            }
        }
    }

    private void killsOfWorkers(Emulated shop) {
        for (int kill = 1; kill <= plan.kills(); kill++) {
            await(plan.receipts() * kill / plan.kills());
            try (KilledProcess workers = WorkersProcess.start(plan.folder(), shop, random.nextInt(1, MOST_WRITES))) {
                workers.awaitWord(WorkersProcess.STANDS);
                workers.kill();
                injected.count(Fault.KILLED_IN_A_BATCH);
            }
            say.accept(
                    "%d/%d kills of workers, %d receipts".formatted(kill, plan.kills(), acknowledged.receiptCount()));
        }
        awaitAll();
    }

    private void awaitAll() {
        while (acknowledged.receiptCount() < plan.receipts()) {
            Emulated.rest(100);
        }
    }

    private void await(int receipts) {
        Instant latest = clock.instant().plus(LONGEST_BETWEEN_KILLS);
        while (acknowledged.receiptCount() < receipts && clock.instant().isBefore(latest)) {
            Emulated.rest(20);
        }
    }

    private Result judged(Emulated shop, Service service, LocalDate first) {
        say.accept("settling");
        try (InProcess reader = InProcess.on(shop.kept(), clock)) {
            shop.settle(reader.reports(), first, today());
            List<String> wrong = verdict(shop, service, reader, first);
            return new Result(
                    acknowledged.receiptCount(),
                    acknowledged.count(),
                    injected,
                    acknowledged.refusals().toString(),
                    wrong);
        }
    }

    /// A machine that has just been tortured may need a moment to answer.
    private List<String> verdict(Emulated shop, Service service, InProcess reader, LocalDate first) {
        for (int tries = 1; ; tries++) {
            try {
                return Verdict.whenAllIsDone(
                        service, shop.kept(), acknowledged, reader.reports(), CUSTOMERS, first, today());
            } catch (TableUnavailable | Service.NoAnswer busy) {
                if (tries == MOST_TRIES) {
                    throw busy;
                }
                say.accept("again: " + busy.getMessage());
                Emulated.rest(2_000);
            }
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), TortureShop.ZONE);
    }
}
