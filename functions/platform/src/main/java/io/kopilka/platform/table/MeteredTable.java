package io.kopilka.platform.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table that counts what is asked of another: items and units, by AWS's rules. It shows in a test, and on a
/// dashboard, what a sale costs.
public final class MeteredTable implements Table {

    private final Table table;
    private Use use = Use.NONE;

    public MeteredTable(Table table) {
        this.table = table;
    }

    /// What has been used.
    ///
    /// @param reads items and keys asked for one by one, and queries
    /// @param readUnits what they cost
    /// @param writes items in acknowledged writes
    /// @param writeUnits what they cost
    public record Use(int reads, ReadUnits readUnits, int writes, WriteUnits writeUnits) {

        static final Use NONE = new Use(0, ReadUnits.NONE, 0, WriteUnits.NONE);

        Use reading(int more, ReadUnits units) {
            return new Use(reads + more, readUnits.plus(units), writes, writeUnits);
        }

        Use writing(int more, WriteUnits units) {
            return new Use(reads, readUnits, writes + more, writeUnits.plus(units));
        }
    }

    /// What was used since the last time this was asked.
    public synchronized Use take() {
        Use taken = use;
        use = Use.NONE;
        return taken;
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
        Optional<Item> found = table.get(key, consistency);
        countRead(1, ReadUnits.ofOne(sizeOf(found), consistency));
        return found;
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
        Map<Key, Item> found = table.getAll(keys, consistency);
        ReadUnits units = keys.stream()
                .distinct()
                .map(key -> ReadUnits.ofOne(sizeOf(Optional.ofNullable(found.get(key))), consistency))
                .reduce(ReadUnits.NONE, ReadUnits::plus);
        countRead(keys.size(), units);
        return found;
    }

    @Override
    public Page query(Query query) {
        Page page = table.query(query);
        List<ItemSize> sizes = page.items().stream().map(ItemSize::of).toList();
        countRead(1, ReadUnits.ofQuery(sizes, query.consistency()));
        return page;
    }

    @Override
    public WriteOutcome write(List<Write> writes) {
        WriteOutcome outcome = table.write(writes);
        if (outcome instanceof WriteOutcome.Written) {
            countWrite(writes.size(), WriteUnits.of(writes));
        }
        return outcome;
    }

    private synchronized void countRead(int reads, ReadUnits units) {
        use = use.reading(reads, units);
    }

    private synchronized void countWrite(int writes, WriteUnits units) {
        use = use.writing(writes, units);
    }

    private static ItemSize sizeOf(Optional<Item> item) {
        return item.map(ItemSize::of).orElse(new ItemSize(0));
    }
}
