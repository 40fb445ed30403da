package io.kopilka.trials.torture;

import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Everything outside the service in one simulation: clock, chance, store and queues. It belongs to the thread that
/// simulates, so many go on side by side in one service.
final class World implements InstantSource {
    private static final Instant BEGINNING = Instant.parse("2026-11-22T06:00:00Z");
    private static final ThreadLocal<@Nullable World> CURRENT = new ThreadLocal<>();

    private final MemoryTable memory = new MemoryTable(this);
    private final Injected injected = new Injected();
    private final SplittableRandom random;
    private final FaultyTable table;
    private final FaultyQueues queues;
    private final SplittableRandom chanceOfIds;
    private Instant now = BEGINNING;

    World(long seed, PlantedBug bug, List<Item> furnished) {
        random = new SplittableRandom(seed);
        table = new FaultyTable(memory, this, random.split(), injected, bug);
        queues = new FaultyQueues(this, random.split(), injected);
        chanceOfIds = random.split();
        furnished.forEach(item -> memory.write(new Write.Put(item)));
    }

    /// The world of this thread.
    static World current() {
        return java.util.Objects.requireNonNull(CURRENT.get(), "no world on this thread");
    }

    /// Does something in this world.
    void within(Runnable doing) {
        @Nullable World before = CURRENT.get();
        CURRENT.set(this);
        try {
            doing.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    SplittableRandom random() {
        return random;
    }

    MemoryTable memory() {
        return memory;
    }

    FaultyTable table() {
        return table;
    }

    FaultyQueues queues() {
        return queues;
    }

    SplittableRandom chanceOfIds() {
        return chanceOfIds;
    }

    Injected injected() {
        return injected;
    }

    /// Whether all goes well from now on.
    void calm(boolean isCalm) {
        table.calm(isCalm);
        queues.calm(isCalm);
    }
}
