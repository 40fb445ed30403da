package io.kopilka.platform.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A list that is spread over several partitions so that none becomes hot, read as one. Its sort keys must be
/// unique
/// over all shards.
public final class ShardedList {

    private final Table table;

    public ShardedList(Table table) {
        this.table = table;
    }

    /// A page of all shards merged by sort key. It reads `limit` items of each shard: keep pages and shards few.
    ///
    /// @param partitions the shards' partition keys
    /// @param shape the question to each of them; its own partition is not read unless it is among them
    public Page query(List<String> partitions, Query shape) {
        List<Item> found = new ArrayList<>();
        boolean more = false;
        for (String partition : partitions) {
            Page page = table.query(shape.at(partition));
            found.addAll(page.items());
            more |= page.next().isPresent();
        }
        Comparator<Item> ascending =
                (one, other) -> Utf8Order.compare(one.key().sk(), other.key().sk());
        found.sort(shape.descending() ? ascending.reversed() : ascending);
        if (found.size() <= shape.limit()) {
            return new Page(found, more ? lastOf(found) : Optional.empty());
        }
        List<Item> page = found.subList(0, shape.limit());
        return new Page(page, lastOf(page));
    }

    private static Optional<Cursor> lastOf(List<Item> items) {
        return Optional.of(new Cursor(items.getLast().key().sk()));
    }
}
