package io.kopilka.trials.torture;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Eight tills that sell side by side and never give a request up.
final class Tills {
    private static final int COUNT = 8;
    private static final int LONGEST_PAUSE = 200;

    private final Acknowledged acknowledged;
    private final InstantSource clock;
    private final SplittableRandom random;
    private final Injected injected;
    private final int customers;
    private volatile boolean selling;

    Tills(Acknowledged acknowledged, InstantSource clock, SplittableRandom random, Injected injected, int customers) {
        this.acknowledged = acknowledged;
        this.clock = clock;
        this.random = random;
        this.injected = injected;
        this.customers = customers;
    }

    /// Sells while something goes on, until every till has had its answer to everything.
    ///
    /// @param name that their names end with
    void sell(Service service, String name, Runnable meanwhile) {
        selling = true;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < COUNT; i++) {
                Till till = new Till(
                        service,
                        acknowledged,
                        random.split(),
                        clock,
                        new Till.Setting(
                                "t" + i + "-" + name, customers, Integer.MAX_VALUE, LONGEST_PAUSE, 0, PlantedBug.NONE),
                        injected);
                working.add(threads.submit(() -> {
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
}
