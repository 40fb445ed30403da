package io.kopilka.platform.table;

import java.util.List;

/// What writing costs: a unit for each KB begun, twice that in a transaction (one write to prepare, one to commit).
///
/// Where an item is replaced by a smaller one AWS counts the larger; conditions that change nothing are counted as
/// writes of one unit,
/// twice. (Amazon DynamoDB Developer Guide, "DynamoDB read and write operations".)
///
/// @param count 0 or more
public record WriteUnits(int count) {

    /// Nothing written.
    public static final WriteUnits NONE = new WriteUnits(0);

    private static final int STEP = 1024;
    private static final int IN_TRANSACTION = 2;

    public WriteUnits {
        if (count < 0) {
            throw new IllegalArgumentException("units are counted from 0");
        }
    }

    /// One item written by itself, without a condition.
    public static WriteUnits plain(ItemSize size) {
        return new WriteUnits(steps(size));
    }

    /// One item written in a transaction.
    public static WriteUnits inTransaction(ItemSize size) {
        return new WriteUnits(IN_TRANSACTION * steps(size));
    }

    /// These writes done together, where no item was larger before. Deletions are counted as of one KB.
    public static WriteUnits of(List<Write> writes) {
        if (writes.size() == 1 && writes.getFirst() instanceof Write.Put(Item item)) {
            return plain(ItemSize.of(item));
        }
        if (writes.size() == 1 && writes.getFirst() instanceof Write.Delete) {
            return new WriteUnits(1);
        }
        return writes.stream().map(WriteUnits::of).reduce(NONE, WriteUnits::plus);
    }

    public WriteUnits plus(WriteUnits other) {
        return new WriteUnits(count + other.count);
    }

    private static WriteUnits of(Write write) {
        return switch (write) {
            case Write.Put(Item item) -> inTransaction(ItemSize.of(item));
            case Write.PutIfAbsent(Item item) -> inTransaction(ItemSize.of(item));
            case Write.PutIfVersion(Item item, long _) -> inTransaction(ItemSize.of(item));
            case Write.Delete _, Write.DeleteIfPresent _, Write.DeleteIfVersion _ -> new WriteUnits(IN_TRANSACTION);
            case Write.RequirePresent _, Write.RequireAbsent _, Write.RequireVersion _ ->
                new WriteUnits(IN_TRANSACTION);
        };
    }

    private static int steps(ItemSize size) {
        return Math.max(1, Math.ceilDiv(size.bytes(), STEP));
    }
}
