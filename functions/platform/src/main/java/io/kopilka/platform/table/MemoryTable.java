package io.kopilka.platform.table;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/// A table in memory that answers at once and forgets when the process ends: for measuring everything but the
/// store,
/// and for tests that
/// have other things to prove. It keeps the whole contract; every read is strongly consistent.
public final class MemoryTable implements WholeTable {

    private final InstantSource clock;
    private final Map<String, NavigableMap<String, Item>> partitions = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    public MemoryTable(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
        lock.readLock().lock();
        try {
            return live(key, clock.instant());
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
        if (new LinkedHashSet<>(keys).size() > MOST_READS) {
            throw new IllegalArgumentException("one reading asks for at most 100 items");
        }
        Map<Key, Item> found = new HashMap<>();
        for (Key key : keys) {
            get(key, consistency).ifPresent(item -> found.put(key, item));
        }
        return found;
    }

    @Override
    public Page query(Query query) {
        lock.readLock().lock();
        try {
            return page(query, clock.instant());
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Everything in it, expired items too, so that it can be seen whether anything was stored at all.
    public List<Item> everything() {
        lock.readLock().lock();
        try {
            return partitions.values().stream()
                    .flatMap(partition -> partition.values().stream())
                    .sorted(Comparator.comparing(item -> item.key().toString()))
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void readAll(Consumer<Item> each) {
        List<Item> items = new ArrayList<>();
        lock.readLock().lock();
        try {
            Instant now = clock.instant();
            partitions
                    .values()
                    .forEach(partition -> partition.values().stream()
                            .filter(item -> !item.hasEnded(now))
                            .forEach(items::add));
        } finally {
            lock.readLock().unlock();
        }
        items.forEach(each);
    }

    @Override
    public WriteOutcome write(List<Write> writes) {
        Refusals.requireWritable(writes);
        lock.writeLock().lock();
        try {
            Instant now = clock.instant();
            for (int index = 0; index < writes.size(); index++) {
                Write write = writes.get(index);
                Optional<Item> found = live(write.key(), now);
                Optional<WriteOutcome.Reason> reason = Refusals.reason(write, found);
                if (reason.isPresent()) {
                    return new WriteOutcome.Refused(index, reason.get(), found);
                }
            }
            writes.forEach(this::apply);
            return new WriteOutcome.Written();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private Optional<Item> live(Key key, Instant now) {
        NavigableMap<String, Item> partition = partitions.get(key.pk());
        return partition == null
                ? Optional.empty()
                : Optional.ofNullable(partition.get(key.sk())).filter(item -> !item.hasEnded(now));
    }

    private Page page(Query query, Instant now) {
        NavigableMap<String, Item> partition =
                narrowed(partitions.getOrDefault(query.pk(), new TreeMap<>(Utf8Order::compare)), query.range());
        NavigableMap<String, Item> ordered = query.descending() ? partition.descendingMap() : partition;
        NavigableMap<String, Item> rest =
                query.after().map(cursor -> ordered.tailMap(cursor.sk(), false)).orElse(ordered);
        List<Item> found = new ArrayList<>();
        for (Item item : rest.values()) {
            if (item.hasEnded(now)) {
                continue;
            }
            if (found.size() == query.limit()) {
                return new Page(
                        found, Optional.of(new Cursor(found.getLast().key().sk())));
            }
            found.add(item);
        }
        return new Page(found, Optional.empty());
    }

    private static NavigableMap<String, Item> narrowed(NavigableMap<String, Item> partition, SortRange range) {
        return switch (range) {
            case SortRange.All() -> partition;
            case SortRange.Between(String from, String to) -> partition.subMap(from, true, to, true);
            case SortRange.Prefix(String prefix) -> partition.subMap(prefix, true, Utf8Order.behind(prefix), false);
        };
    }

    private void apply(Write write) {
        switch (write) {
            case Write.Put(Item item) -> store(item);
            case Write.PutIfAbsent(Item item) -> store(item);
            case Write.PutIfVersion(Item item, long _) -> store(item);
            case Write.Delete(Key key) -> remove(key);
            case Write.DeleteIfPresent(Key key) -> remove(key);
            case Write.DeleteIfVersion(Key key, long _) -> remove(key);
            case Write.RequirePresent _, Write.RequireAbsent _, Write.RequireVersion _ -> {}
        }
    }

    private void store(Item item) {
        partitions
                .computeIfAbsent(item.key().pk(), _ -> new TreeMap<>(Utf8Order::compare))
                .put(item.key().sk(), item);
    }

    private void remove(Key key) {
        NavigableMap<String, Item> partition = partitions.get(key.pk());
        if (partition != null) {
            partition.remove(key.sk());
            if (partition.isEmpty()) {
                partitions.remove(key.pk());
            }
        }
    }
}
