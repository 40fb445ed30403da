package io.kopilka.wire.table;

import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table whose caller dies at a chosen step: before it reads, before it writes, or after the
/// write is done
/// and
/// before the caller knows.
public final class DyingTable implements Table {
    private final Table table;
    private int steps = Integer.MAX_VALUE;

    public DyingTable(Table table) {
        this.table = table;
    }

    /// The caller is no more.
    public static final class Dead extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// The caller dies at the step after so many.
    public void dieAfter(int more) {
        steps = more;
    }

    public void live() {
        steps = Integer.MAX_VALUE;
    }

    private void step() {
        if (steps-- <= 0) {
            throw new Dead();
        }
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
        step();
        return table.get(key, consistency);
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
        step();
        return table.getAll(keys, consistency);
    }

    @Override
    public Page query(Query query) {
        step();
        return table.query(query);
    }

    @Override
    public WriteOutcome write(List<Write> writes) {
        step();
        WriteOutcome outcome = table.write(writes);
        step();
        return outcome;
    }
}
