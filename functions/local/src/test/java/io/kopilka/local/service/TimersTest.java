package io.kopilka.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.schedule.ScheduledTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimersTest {
    private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

    private Instant now = START;
    private final List<String> runs = new ArrayList<>();

    private ScheduledTask task(String name, Duration cadence, boolean fails) {
        return new ScheduledTask() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration cadence() {
                return cadence;
            }

            @Override
            public void run(Instant moment) {
                runs.add(name + " " + Duration.between(START, moment).toMinutes());
                if (fails) {
                    throw new IllegalStateException("it fails, as it should");
                }
            }
        };
    }

    @Test
    void aTaskRunsAtOnceAndThenAtItsCadenceWhateverAnotherDoes() {
        try (Timers timers = new Timers(
                List.of(task("fails", Duration.ofHours(1), true), task("works", Duration.ofMinutes(5), false)),
                () -> now)) {
            timers.tick();
            timers.tick();
            now = START.plus(Duration.ofMinutes(5));
            timers.tick();
            now = START.plus(Duration.ofMinutes(61));
            timers.tick();
        }
        assertThat(runs).containsExactly("fails 0", "works 0", "works 5", "fails 61", "works 61");
    }
}
