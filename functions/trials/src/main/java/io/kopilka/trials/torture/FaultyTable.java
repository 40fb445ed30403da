package io.kopilka.trials.torture;

import io.kopilka.platform.change.RawChange;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.DynamoItems;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A table in memory that fails by chance: it refuses for load, cancels, writes and does not say so, and lets others in
/// between somebody's reading and writing, which cancels the transaction of whoever came second. Whoever asks it may
/// come to an end before or after any of that. It tells its changes as the stream does.
final class FaultyTable implements Table {
    private static final String MARK = "COUNTED";
    private static final int PER_MILLE = 1_000;
    private static final int READS_REFUSED = 3;
    private static final int WRITES_REFUSED = 30;
    private static final int ANSWERS_LOST = 40;
    private static final int CANCELLED = 15;
    private static final int OVERTAKEN = 80;
    private static final int ENDS_READING = 1;
    private static final int ENDS_BEFORE_WRITING = 4;
    private static final int ENDS_AFTER_WRITING = 6;

    /// Ten times what a history of 200 steps needs.
    private static final int MOST_REQUESTS = 200_000;

    private final MemoryTable table;
    private final InstantSource clock;
    private final SplittableRandom random;
    private final Injected injected;
    private final PlantedBug bug;
    private final List<RawChange> changes = new ArrayList<>();
    private Runnable others = () -> {};
    private boolean calm = true;
    private boolean letting;
    private int requests;
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

    /// The changes so far, in their order, as the stream spells them.
    List<RawChange> changes() {
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
        count();
        if (chance(WRITES_REFUSED)) {
            throw unavailable(Fault.THROTTLED);
        }
        endBy(ENDS_BEFORE_WRITING);
        if (!letting && chance(OVERTAKEN)) {
            letting = true;
            injected.count(Fault.OVERTAKEN);
            try {
                others.run();
            } finally {
                letting = false;
            }
        }
        if (chance(CANCELLED)) {
            throw unavailable(Fault.CANCELLED);
        }
        WriteOutcome outcome = told(writes.stream().map(this::planted).toList());
        endBy(ENDS_AFTER_WRITING);
        if (chance(ANSWERS_LOST)) {
            throw unavailable(Fault.TIMED_OUT_AFTER_WRITING);
        }
        return outcome;
    }

    private void beforeReading() {
        count();
        endBy(ENDS_READING);
        if (chance(READS_REFUSED)) {
            throw unavailable(Fault.THROTTLED);
        }
    }

    /// Whether something that happens to so many of a hundred happens now.
    boolean chanceOf(int percent) {
        return chance(percent * (PER_MILLE / 100));
    }

    private void count() {
        if (++requests > MOST_REQUESTS) {
            throw new NoEnd("the table was asked " + MOST_REQUESTS + " times");
        }
    }

    private void endBy(int perMille) {
        if (chance(perMille)) {
            injected.count(Fault.ENDED);
            throw new ProcessEnded();
        }
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
        if (before == null ? after == null : before.equals(after)) {
            return;
        }
        Item either = after == null ? Objects.requireNonNull(before) : after;
        changes.add(new RawChange(
                before == null ? "INSERT" : after == null ? "REMOVE" : "MODIFY",
                DynamoItems.key(either.key()),
                before == null ? Map.of() : DynamoItems.attributes(before),
                after == null ? Map.of() : DynamoItems.attributes(after),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                Long.toString(++sequence)));
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
