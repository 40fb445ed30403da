package io.kopilka.reports;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.UnreadableEvent;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.queue.QueueConsumer;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Shard;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Counts events into buckets, each exactly once, however often and in whatever order they come.
///
/// The events of one tenant in a batch are one transaction: for each event a mark that it has
/// been counted, put
/// where none is, and each bucket that they add to, in the place of the version that was read. A
/// mark that
/// is there
/// already refuses all of it: the event is left out, and the rest tried again. A worker that
/// dies between the
/// transaction and its acknowledgement is told the events again, and finds their marks.
///
/// A bucket is spread over shards only where workers meet: each goes on in the shard where it
/// last met nobody.
@Singleton
public final class CountEvents implements QueueConsumer, AroundSnapshot {

    /// How long it is remembered that an event was counted: longer than a message can lie in a
    /// queue and its
    /// dead
    /// letters together (28 days), and than the table's stream tells (one day).
    static final Duration REMEMBERED = Duration.ofDays(40);

    private static final int SCHEMA = 1;
    private static final int MOST_TENANTS = 10_000;
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Backoff RACE =
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(200), Duration.ofSeconds(10));

    private final Table table;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Map<TenantId, Shard> shards = new ConcurrentHashMap<>();

    public CountEvents(Table table, InstantSource clock, Pause pause, RandomGenerator random) {
        this.table = table;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
    }

    @Override
    public QueueName queue() {
        return QueueName.REPORTS;
    }

    @Override
    public List<Consumed> consume(List<Message> batch) {
        Map<String, Consumed> results = new LinkedHashMap<>();
        Map<TenantId, Map<String, Additions>> byTenant = new LinkedHashMap<>();
        for (Message message : batch) {
            try {
                Event event = EventText.read(message.body());
                Map<Bucket, Figures> figures = EventFigures.of(event);
                if (figures.isEmpty()) {
                    results.put(message.id(), Consumed.DONE);
                } else {
                    byTenant.computeIfAbsent(event.tenant(), _ -> new LinkedHashMap<>())
                            .computeIfAbsent(event.id(), id -> new Additions(id, figures, new ArrayList<>()))
                            .messages()
                            .add(message.id());
                }
            } catch (UnreadableEvent unreadable) {
                results.put(message.id(), new Consumed.SetAside(String.valueOf(unreadable.getMessage())));
            }
        }
        byTenant.forEach((tenant, events) -> {
            Consumed counted = Fence.around(tenant).call(() -> count(tenant, List.copyOf(events.values())));
            events.values().forEach(each -> each.messages().forEach(id -> results.put(id, counted)));
        });
        return batch.stream()
                .map(message -> Optional.ofNullable(results.get(message.id())).orElseThrow())
                .toList();
    }

    /// What an event adds.
    ///
    /// @param messages that told of it in this batch
    private record Additions(String event, Map<Bucket, Figures> figures, List<String> messages) {}

    private Consumed count(TenantId tenant, List<Additions> told) {
        List<Additions> left = told;
        Backoff.Waits waits = RACE.begin(pause, random);
        while (!left.isEmpty()) {
            Shard shard = shards.getOrDefault(tenant, Shard.ALL.getFirst());
            switch (table.write(writes(tenant, shard, left))) {
                case WriteOutcome.Written() -> left = List.of();
                case WriteOutcome.Refused(int index, var _, var _) -> {
                    boolean someAreCounted = index < left.size();
                    if (someAreCounted) {
                        left = notCounted(tenant, left);
                    } else {
                        moveOn(tenant, shard);
                        if (!waits.again()) {
                            return new Consumed.Again(AGAIN, "others were faster");
                        }
                    }
                }
            }
        }
        return Consumed.DONE;
    }

    private List<Write> writes(TenantId tenant, Shard shard, List<Additions> events) {
        Map<Bucket, Figures> sums = new LinkedHashMap<>();
        List<Write> writes = new ArrayList<>();
        for (Additions each : events) {
            writes.add(new Write.PutIfAbsent(Item.of(Keys.counted(tenant, each.event()), SCHEMA)
                    .expires(clock.instant().plus(REMEMBERED))
                    .build()));
            each.figures().forEach((bucket, figures) -> sums.merge(bucket, figures, Figures::plus));
        }
        Map<Key, Item> found = table.getAll(
                sums.keySet().stream().map(bucket -> bucket.key(tenant, shard)).toList(), Consistency.STRONG);
        sums.forEach((bucket, figures) -> {
            Key key = bucket.key(tenant, shard);
            Item before = found.get(key);
            writes.add(
                    before == null
                            ? new Write.PutIfAbsent(BucketItem.write(key, 1, figures))
                            : new Write.PutIfVersion(
                                    BucketItem.write(
                                            key,
                                            before.version() + 1,
                                            BucketItem.read(before).plus(figures)),
                                    before.version()));
        });
        return writes;
    }

    private List<Additions> notCounted(TenantId tenant, List<Additions> events) {
        Set<Key> counted = table.getAll(
                        events.stream()
                                .map(each -> Keys.counted(tenant, each.event()))
                                .toList(),
                        Consistency.STRONG)
                .keySet();
        return events.stream()
                .filter(each -> !counted.contains(Keys.counted(tenant, each.event())))
                .toList();
    }

    /// Of a snapshot many workers are made: where all of them went on in one shard they would meet there.
    @Override
    public void afterRestore() {
        shards.clear();
    }

    private void moveOn(TenantId tenant, Shard from) {
        if (shards.size() >= MOST_TENANTS) {
            shards.clear();
        }
        shards.put(tenant, new Shard((from.number() + 1 + random.nextInt(Shard.COUNT - 1)) % Shard.COUNT));
    }
}
