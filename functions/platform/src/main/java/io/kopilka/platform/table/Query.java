package io.kopilka.platform.table;

import java.util.Optional;

/// A question to one partition.
///
/// @param pk the partition's key, in a tenant's fence
/// @param range which sort keys
/// @param limit how many items at most, 1–1,000
/// @param descending from the highest sort key down
/// @param after where the page before ended; within the range
/// @param consistency how fresh
public record Query(
        String pk, SortRange range, int limit, boolean descending, Optional<Cursor> after, Consistency consistency) {

    /// The most that one query gives.
    public static final int HIGHEST_LIMIT = 1000;

    public Query {
        Key.requireFenced(pk);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new IllegalArgumentException("a query asks for 1 to 1000 items");
        }
        if (after.isPresent() && !range.contains(after.get().sk())) {
            throw new IllegalArgumentException("the cursor belongs to another list");
        }
    }

    /// The whole partition, ascending, strongly consistent, up to 1,000 items.
    public static Query of(String pk) {
        return new Query(pk, new SortRange.All(), HIGHEST_LIMIT, false, Optional.empty(), Consistency.STRONG);
    }

    public Query in(SortRange wanted) {
        return new Query(pk, wanted, limit, descending, after, consistency);
    }

    public Query limit(int most) {
        return new Query(pk, range, most, descending, after, consistency);
    }

    public Query newestFirst() {
        return new Query(pk, range, limit, true, after, consistency);
    }

    public Query after(Optional<Cursor> cursor) {
        return new Query(pk, range, limit, descending, cursor, consistency);
    }

    public Query eventually() {
        return new Query(pk, range, limit, descending, after, Consistency.EVENTUAL);
    }

    /// The same question to another partition.
    public Query at(String partition) {
        return new Query(partition, range, limit, descending, after, consistency);
    }
}
