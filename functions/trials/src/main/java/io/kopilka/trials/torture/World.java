package io.kopilka.trials.torture;

import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;

/// Everything outside the service in one simulation: clock, chance, store and queues. It belongs to one thread.
final class World implements InstantSource {
    private static final Instant BEGINNING = Instant.parse("2026-11-22T06:00:00Z");

    private final MemoryTable memory = new MemoryTable(this);
    private final Injected injected = new Injected();
    private final SplittableRandom random;
    private final FaultyTable table;
    private final FaultyQueues queues;
    private final SplittableRandom chanceOfService;
    private Instant now = BEGINNING;

    World(long seed, PlantedBug bug, List<Item> furnished) {
        random = new SplittableRandom(seed);
        table = new FaultyTable(memory, this, random.split(), injected, bug);
        queues = new FaultyQueues(this, random.split(), injected);
        chanceOfService = random.split();
        furnished.forEach(item -> memory.write(new Write.Put(item)));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// How far it is from its beginning.
    Duration age() {
        return Duration.between(BEGINNING, now);
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /// Somebody corrects the clock.
    void isSetBack(Duration time) {
        injected.count(Fault.CLOCK_SET_BACK);
        now = now.minus(time);
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

    /// What the service draws its ids and waits from.
    SplittableRandom chanceOfService() {
        return chanceOfService;
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
