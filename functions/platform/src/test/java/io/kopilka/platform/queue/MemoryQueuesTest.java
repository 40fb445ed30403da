package io.kopilka.platform.queue;

import io.kopilka.platform.SettableTime;
import java.time.Duration;

final class MemoryQueuesTest extends QueuesContract {
    private final SettableTime time = new SettableTime("2026-11-22T10:00:00Z");

    static Opened memory() {
        return of(new SettableTime("2026-11-22T10:00:00Z"));
    }

    private static Opened of(SettableTime time) {
        MemoryQueues queues = new MemoryQueues(time);
        return new Opened(queues, queues, queues);
    }

    @Override
    Opened open() {
        return of(time);
    }

    @Override
    void pass(Duration time) {
        this.time.pass(time);
    }
}
