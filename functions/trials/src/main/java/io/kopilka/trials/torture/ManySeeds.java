package io.kopilka.trials.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Many simulations, as many at once as there are processors, each of these with a service of its own.
public final class ManySeeds {
    private static final int MOST_FAILURES = 5;

    private ManySeeds() {}

    /// What came of them.
    ///
    /// @param restored how often an account was as before once everything of a sale had come back
    /// @param failures one for each seed that failed, which tells how to repeat it; the first few
    public record Result(
            long seeds, long receipts, long deeds, long restored, Injected injected, List<String> failures) {}

    /// Simulates seeds.
    ///
    /// @param from the first seed
    /// @param count how many
    /// @param progress is told each that is over
    public static Result simulate(long from, int count, int steps, PlantedBug bug, LongConsumer progress) {
        AtomicLong next = new AtomicLong(from);
        Sum sum = new Sum();
        int atOnce = Math.min(count, Runtime.getRuntime().availableProcessors());
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                running.add(threads.submit(() -> {
                    try (Stage stage = new Stage(Simulation.CUSTOMERS)) {
                        for (long seed = next.getAndIncrement(); seed < from + count; seed = next.getAndIncrement()) {
                            sum.add(stage, Simulation.run(stage, seed, steps, bug, false), steps, bug);
                            progress.accept(seed);
                        }
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a simulation could not go on", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return sum.result(count);
    }

    /// What came of those that are over.
    private static final class Sum {
        private final Injected injected = new Injected();
        private final List<String> failures = new ArrayList<>();
        private long receipts;
        private long deeds;
        private long restored;

        void add(Stage stage, Simulation.Outcome outcome, int steps, PlantedBug bug) {
            if (isToBeToldOf(outcome)) {
                told(outcome, Simulation.run(stage, outcome.seed(), steps, bug, true));
            }
        }

        private synchronized boolean isToBeToldOf(Simulation.Outcome outcome) {
            injected.add(outcome.injected());
            receipts += outcome.receipts();
            deeds += outcome.deeds();
            restored += outcome.restored();
            return !outcome.wrong().isEmpty() && failures.size() < MOST_FAILURES;
        }

        private synchronized void told(Simulation.Outcome outcome, Simulation.Outcome closely) {
            if (failures.size() == MOST_FAILURES) {
                return;
            }
            String first = closely.wrong().isEmpty()
                    ? outcome.wrong().getFirst()
                    : closely.wrong().getFirst();
            failures.add("seed " + outcome.seed() + ": " + first + " ("
                    + outcome.wrong().size() + " in all); repeat it by ./kopilka torture --simulate 1 --seed "
                    + outcome.seed());
        }

        synchronized Result result(int seeds) {
            return new Result(seeds, receipts, deeds, restored, injected, List.copyOf(failures));
        }
    }
}
