package io.kopilka.platform.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one table, as the service sees it.
///
/// An item whose time has passed ([Item#expires]) is absent to every read and every condition. All methods may
/// throw
/// [TableUnavailable].
public interface Table {

    /// The most writes in one transaction.
    int MOST_WRITES = 100;

    /// The most items in one reading.
    int MOST_READS = 100;

    /// The item under this key.
    Optional<Item> get(Key key, Consistency consistency);

    /// Those items of at most 100 keys that are there. They are read one by one: it is no snapshot of a moment.
    Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency);

    /// A page of one partition. There is a next page only where at least one more item was there.
    Page query(Query query);

    /// Does all of 1–100 writes, or none. No two may be about one item; more is a fault of the caller's.
    ///
    /// A list of one is a plain write of half the price. Repeats inside (after throttling, conflicts, lost answers)
    /// never do a transaction
    /// twice; a single conditional write whose answer was lost is known for one's own by the item being exactly
    /// what
    /// was to be put.
    WriteOutcome write(List<Write> writes);

    /// One write.
    default WriteOutcome write(Write write) {
        return write(List.of(write));
    }
}
