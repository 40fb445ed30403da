package io.kopilka.trials.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Many simulations side by side in one service: whoever waits for a race to be over lets the others work.
public final class ManySeeds {
    private static final int AT_ONCE = 64;
    private static final int MOST_FAILURES = 5;

    private ManySeeds() {}

    /// What came of them.
    ///
    /// @param failures one for each seed that failed, which tells how to repeat it; the first few
    public record Result(long seeds, long receipts, long deeds, Injected injected, List<String> failures) {}

    /// Simulates seeds.
    ///
    /// @param from the first seed
    /// @param count how many
    /// @param progress is told each that is over
    public static Result simulate(long from, int count, int steps, PlantedBug bug, Consumer<Long> progress) {
        Injected injected = new Injected();
        long receipts = 0;
        long deeds = 0;
        List<String> failures = new ArrayList<>();
        Semaphore free = new Semaphore(AT_ONCE);
        try (InProcess service = new InProcess(Simulation.CUSTOMERS);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Simulation.Outcome>> running = new ArrayList<>();
            for (long seed = from; seed < from + count; seed++) {
                long own = seed;
                running.add(threads.submit(() -> {
                    free.acquire();
                    try {
                        return Simulation.run(service, own, steps, bug, false);
                    } finally {
                        free.release();
                        progress.accept(own);
                    }
                }));
            }
            for (Future<Simulation.Outcome> each : running) {
                Simulation.Outcome outcome = each.get();
                injected.add(outcome.injected());
                receipts += outcome.receipts();
                deeds += outcome.deeds();
                if (!outcome.wrong().isEmpty() && failures.size() < MOST_FAILURES) {
                    failures.add(told(outcome, Simulation.run(service, outcome.seed(), steps, bug, true)));
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a simulation could not go on", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Result(count, receipts, deeds, injected, failures);
    }

    private static String told(Simulation.Outcome outcome, Simulation.Outcome closely) {
        String first = closely.wrong().isEmpty()
                ? outcome.wrong().getFirst()
                : closely.wrong().getFirst();
        return "seed " + outcome.seed() + ": " + first + " (" + outcome.wrong().size() + " in all)"
                + "; repeat it by ./kopilka torture --simulate 1 --seed " + outcome.seed();
    }
}
