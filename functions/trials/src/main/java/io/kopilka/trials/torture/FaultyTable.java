package io.kopilka.trials.torture;

import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A table in memory that fails by chance: it refuses for load, it writes and does not say so, and it lets others in
/// between somebody's reading and writing, which cancels the transaction of whoever came second. It tells its changes
/// as the stream does.
final class FaultyTable implements Table {
    private static final String MARK = "COUNTED";
    private static final int PER_MILLE = 1_000;
    private static final int READS_REFUSED = 3;
    private static final int WRITES_REFUSED = 30;
    private static final int ANSWERS_LOST = 40;
    private static final int OVERTAKEN = 80;

    private final MemoryTable table;
    private final InstantSource clock;
    private final SplittableRandom random;
    private final Injected injected;
    private final PlantedBug bug;
    private final List<ItemChange> changes = new ArrayList<>();
    private Runnable others = () -> {};
    private boolean calm = true;
    private boolean letting;
    private long sequence;

    FaultyTable(MemoryTable table, InstantSource clock, SplittableRandom random, Injected injected, PlantedBug bug) {
        this.table = table;
        this.clock = clock;
        this.random = random;
        this.injected = injected;
        this.bug = bug;
    }

    /// What others do in between.
    void letBetween(Runnable doings) {
        others = doings;
    }

    /// Whether all goes well from now on.
    void calm(boolean isCalm) {
        calm = isCalm;
    }

    /// The changes so far, in their order.
    List<ItemChange> changes() {
        return changes;
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
        beforeReading();
        return table.get(key, consistency);
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
        beforeReading();
        return table.getAll(keys, consistency);
    }

    @Override
    public Page query(Query query) {
        beforeReading();
        return table.query(query);
    }

    @Override
    public WriteOutcome write(List<Write> writes) {
        if (chance(WRITES_REFUSED)) {
            throw unavailable(Fault.THROTTLED);
        }
        if (!letting && chance(OVERTAKEN)) {
            letting = true;
            injected.count(Fault.OVERTAKEN);
            try {
                others.run();
            } finally {
                letting = false;
            }
        }
        WriteOutcome outcome = told(writes.stream().map(this::planted).toList());
        if (chance(ANSWERS_LOST)) {
            throw unavailable(Fault.TIMED_OUT_AFTER_WRITING);
        }
        return outcome;
    }

    private void beforeReading() {
        if (chance(READS_REFUSED)) {
            throw unavailable(Fault.THROTTLED);
        }
    }

    /// Whether something that happens to so many of a hundred happens now.
    boolean chanceOf(int percent) {
        return chance(percent * (PER_MILLE / 100));
    }

    private boolean chance(int perMille) {
        return !calm && random.nextInt(PER_MILLE) < perMille;
    }

    private TableUnavailable unavailable(Fault fault) {
        injected.count(fault);
        return new TableUnavailable(fault.name(), new IOException(fault.name()));
    }

    private WriteOutcome told(List<Write> writes) {
        List<Key> keys = writes.stream().map(Write::key).toList();
        Map<Key, Item> before = table.getAll(keys, Consistency.STRONG);
        WriteOutcome outcome = table.write(writes);
        if (outcome instanceof WriteOutcome.Written) {
            Map<Key, Item> after = table.getAll(keys, Consistency.STRONG);
            keys.forEach(key -> change(before.get(key), after.get(key)));
        }
        return outcome;
    }

    private void change(@Nullable Item before, @Nullable Item after) {
        String place = "%020d".formatted(++sequence);
        if (before == null && after != null) {
            changes.add(new ItemChange.Added(after, clock.instant(), place));
        } else if (before != null && after != null && !before.equals(after)) {
            changes.add(new ItemChange.Changed(before, after, clock.instant(), place));
        } else if (before != null && after == null) {
            changes.add(new ItemChange.Removed(before, clock.instant(), place));
        }
    }

    // Bugs.

    private Write planted(Write write) {
        return switch (bug) {
            case NONE, ANOTHER_NUMBER -> write;
            case NO_VERSION_GUARD ->
                write instanceof Write.PutIfVersion(Item item, long _) ? new Write.Put(item) : write;
            case NO_MARKS ->
                write instanceof Write.PutIfAbsent(Item item) && item.key().sk().equals(MARK)
                        ? new Write.Put(item)
                        : write;
        };
    }
}
