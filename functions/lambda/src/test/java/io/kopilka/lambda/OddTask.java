package io.kopilka.lambda;

import io.kopilka.platform.schedule.ScheduledTask;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A task for tests: it remembers when it ran, and says so on the output.
@Singleton
public final class OddTask implements ScheduledTask {

    final List<Instant> runs = new ArrayList<>();

    @Override
    public String name() {
        return "odd-task";
    }

    @Override
    public Duration cadence() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(Instant now) {
        runs.add(now);
        System.out.println("odd-task ran at " + now);
    }
}
