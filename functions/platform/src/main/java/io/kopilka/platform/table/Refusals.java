package io.kopilka.platform.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What every adapter decides alike: which lists of writes are none, and why a condition does not hold.
final class Refusals {

    private Refusals() {}

    static void requireWritable(List<Write> writes) {
        if (writes.isEmpty() || writes.size() > Table.MOST_WRITES) {
            throw new IllegalArgumentException("a transaction has 1 to 100 writes, not " + writes.size());
        }
        Set<Key> seen = new HashSet<>();
        for (Write write : writes) {
            if (!seen.add(write.key())) {
                throw new IllegalArgumentException("two writes of a transaction are about one item");
            }
        }
    }

    /// Why the write is refused where this item stands (empty: none that has not ended); empty where its condition
    /// holds.
    static Optional<WriteOutcome.Reason> reason(Write write, Optional<Item> found) {
        return switch (write) {
            case Write.Put _, Write.Delete _ -> Optional.empty();
            case Write.PutIfAbsent _, Write.RequireAbsent _ -> found.map(_ -> WriteOutcome.Reason.PRESENT);
            case Write.DeleteIfPresent _, Write.RequirePresent _ ->
                found.isPresent() ? Optional.empty() : Optional.of(WriteOutcome.Reason.ABSENT);
            case Write.PutIfVersion(Item _, long expected) -> wrongVersion(found, expected);
            case Write.DeleteIfVersion(Key _, long expected) -> wrongVersion(found, expected);
            case Write.RequireVersion(Key _, long expected) -> wrongVersion(found, expected);
        };
    }

    private static Optional<WriteOutcome.Reason> wrongVersion(Optional<Item> found, long expected) {
        if (found.isEmpty()) {
            return Optional.of(WriteOutcome.Reason.ABSENT);
        }
        return found.get().version() == expected ? Optional.empty() : Optional.of(WriteOutcome.Reason.CHANGED);
    }
}
