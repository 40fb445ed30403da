package io.kopilka.local.service;

import io.kopilka.platform.schedule.ScheduledTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs scheduled tasks on this machine, one after the other: each once at the start and then at
/// its cadence
/// by the
/// service's clock, so that a clock that is set ahead makes due what is due.
public final class Timers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final List<ScheduledTask> tasks;
    private final InstantSource clock;
    private final Map<String, Instant> lastRuns = new HashMap<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("timers").daemon().factory());

    public Timers(List<ScheduledTask> tasks, InstantSource clock) {
        this.tasks = List.copyOf(tasks);
        this.clock = clock;
    }

    /// Begins to look, every second, what is due.
    public void start() {
        var _ = executor.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Runs what is due now. A task that fails is tried again at its next time, and holds up no
    /// other.
    void tick() {
        for (ScheduledTask task : tasks) {
            Instant now = clock.instant();
            Instant last = lastRuns.get(task.name());
            if (last == null || Duration.between(last, now).abs().compareTo(task.cadence()) >= 0) {
                lastRuns.put(task.name(), now);
                run(task, now);
            }
        }
    }

    private void run(ScheduledTask task, Instant now) {
        try {
            task.run(now);
        } catch (RuntimeException failure) {
            // Who is stopped in the middle goes on at the next start; that is no failure.
            if (!executor.isShutdown()) {
                LOG.atError().addKeyValue("task", task.name()).setCause(failure).log("a scheduled task failed");
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
