package io.kopilka.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.MeteredTable;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Shard;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.table.WriteUnits;
import io.kopilka.wire.table.DyingTable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CountEventsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T06:00:00Z"));
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int SEEDS = 500;
    private static final int KILLS = 20;

    private final MemoryTable memory = new MemoryTable(CLOCK);

    private static CountEvents consumer(Table table, long seed) {
        return new CountEvents(table, CLOCK, _ -> {}, new SplittableRandom(seed));
    }

    private static Map<Bucket, Figures> kept(Table table) {
        return kept(table, Told.TENANT);
    }

    private static Map<Bucket, Figures> kept(Table table, TenantId tenant) {
        return new RecomputeReports(table, new Customers(table), List.of()).kept(tenant);
    }

    private static Map<Bucket, Figures> fromScratch(List<Event> events) {
        Map<Bucket, Figures> sums = new HashMap<>();
        events.forEach(event ->
                EventFigures.of(event).forEach((bucket, figures) -> sums.merge(bucket, figures, Figures::plus)));
        return sums;
    }

    @Test
    void aDayOfAStoreIsCountedToTheKopeck() {
        List<Message> batch = List.of(
                Told.message("m1", Told.sale("e1", Told.STORE, "2026-11-22T10:15:00+05:00", true)),
                Told.message("m2", Told.sale("e2", Told.STORE, "2026-11-22T10:20:00+05:00", false)),
                Told.message("m3", Told.sale("e3", Told.STORE, "2026-11-22T10:25:00+05:00", true)),
                Told.message("m4", Told.returned("e4", Told.STORE, "2026-11-22T18:00:00+05:00")),
                Told.message("m5", Told.points("e5", "2026-11-22T10:15:00+05:00", "sold", "earned", "53")),
                Told.message("m6", Told.points("e6", "2026-11-22T18:00:00+05:00", "returned", "reversal", "-27")),
                Told.message("m7", Told.points("e7", "2026-11-22T18:00:00+05:00", "returned", "reversal", "66.4")),
                Told.message("m8", Told.points("e8", "2026-11-22T00:00:00+05:00", "expired", "expiry", "-10.5")),
                Told.message("m9", Told.points("e9", "2026-11-22T12:00:00+05:00", "decided", "adjustment", "-3")),
                Told.message("m10", Told.points("e10", "2026-11-22T12:00:00+05:00", "held", "hold", "-100")));

        assertThat(consumer(memory, 1).consume(batch)).hasSize(10).allMatch(Consumed.DONE::equals);

        assertThat(kept(memory))
                .containsOnly(
                        Map.entry(
                                new Bucket(Report.SALES, DAY, Told.STORE.value()),
                                new Figures(Map.ofEntries(
                                        Map.entry(Figure.RECEIPTS_WITH_CARD, 2L),
                                        Map.entry(Figure.AMOUNT_WITH_CARD, 400000L),
                                        Map.entry(Figure.DISCOUNT_WITH_CARD, 20010L),
                                        Map.entry(Figure.TURNOVER_WITH_CARD, 353400L),
                                        Map.entry(Figure.RECEIPTS_WITHOUT_CARD, 1L),
                                        Map.entry(Figure.AMOUNT_WITHOUT_CARD, 25000L),
                                        Map.entry(Figure.DISCOUNT_WITHOUT_CARD, 750L),
                                        Map.entry(Figure.TURNOVER_WITHOUT_CARD, 24250L),
                                        Map.entry(Figure.LINES, 5L),
                                        Map.entry(Figure.REDEEMED_MONEY, 26590L),
                                        Map.entry(Figure.EARNED, 1060000L),
                                        Map.entry(Figure.REDEEMED, 2659000L),
                                        Map.entry(Figure.RETURNS, 1L),
                                        Map.entry(Figure.RETURNED, 88350L),
                                        Map.entry(Figure.TAKEN_BACK, 270000L),
                                        Map.entry(Figure.GIVEN_BACK, 664000L)))),
                        Map.entry(
                                new Bucket(Report.POINTS, DAY, ""),
                                new Figures(Map.of(
                                        Figure.EARNED, 1060000L,
                                        Figure.REDEEMED, 2659000L,
                                        Figure.TAKEN_BACK, 270000L,
                                        Figure.GIVEN_BACK, 664000L,
                                        Figure.EXPIRED, 105000L,
                                        Figure.ADJUSTED, -30000L,
                                        Figure.OWED, -1340000L))),
                        Map.entry(
                                new Bucket(Report.OWED, LocalDate.of(2026, 11, 1), ""),
                                new Figures(Map.of(Figure.OWED, -1340000L))));
    }

    @Test
    void aReturnCountsOnTheDayOfTheReturnInTheZoneOfItsStore() {
        consumer(memory, 1)
                .consume(List.of(
                        Told.message("m1", Told.sale("e1", Told.STORE, "2026-11-22T10:15:00+05:00", true)),
                        Told.message("m2", Told.returned("e2", Told.STORE, "2026-11-25T00:30:00+05:00"))));
        assertThat(kept(memory).get(new Bucket(Report.SALES, LocalDate.of(2026, 11, 25), Told.STORE.value())))
                .isEqualTo(new Figures(Map.of(
                        Figure.RETURNS, 1L,
                        Figure.RETURNED, 88350L,
                        Figure.TAKEN_BACK, 270000L,
                        Figure.GIVEN_BACK, 664000L)));
    }

    @Test
    void whatIsToldTwiceInOneBatchAndInTwoIsCountedOnce() {
        CountEvents consumer = consumer(memory, 1);
        Event sale = Told.sale("e1", Told.STORE, "2026-11-22T10:15:00+05:00", true);
        Event other = Told.sale("e2", Told.STORE, "2026-11-22T10:16:00+05:00", true);
        assertThat(consumer.consume(List.of(Told.message("m1", sale), Told.message("m2", sale))))
                .containsExactly(Consumed.DONE, Consumed.DONE);
        assertThat(consumer.consume(List.of(Told.message("m3", sale), Told.message("m4", other))))
                .containsExactly(Consumed.DONE, Consumed.DONE);
        assertThat(kept(memory)).isEqualTo(fromScratch(List.of(sale, other)));
    }

    @Test
    void whatCannotBeReadIsSetAsideAndTheRestIsCounted() {
        Event sale = Told.sale("e1", Told.STORE, "2026-11-22T10:15:00+05:00", true);
        Event later = new Event(
                "e2", EventType.RECEIPT_COMMITTED, 2, Told.TENANT, "rcp", sale.occurredAt(), Told.RECORDED, "{}");
        Event noFigure = Told.event("e3", EventType.POINTS_CHANGED, "2026-11-22T10:15:00+05:00", """
                {"cause": {"kind": "decided"}, "entries": [{"kind": "adjustment", "amount": "many"}]}""");
        Event noStore = Told.event("e4", EventType.RECEIPT_COMMITTED, "2026-11-22T10:15:00+05:00", """
                {"currency": "RUB", "total": "1.00"}""");
        List<Consumed> consumed = consumer(memory, 1)
                .consume(List.of(
                        new Message("m1", "poison", 1),
                        Told.message("m2", later),
                        Told.message("m3", sale),
                        Told.message("m4", noFigure),
                        Told.message("m5", noStore)));
        assertThat(consumed)
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Consumed.SetAside.class),
                        second -> assertThat(second)
                                .isEqualTo(new Consumed.SetAside(
                                        "an event receipt.committed cannot be counted: schema 2")),
                        third -> assertThat(third).isEqualTo(Consumed.DONE),
                        fourth -> assertThat(fourth).isEqualTo(new Consumed.SetAside("its amount is no figure")),
                        fifth -> assertThat(fifth).isEqualTo(new Consumed.SetAside("it names no store")));
        assertThat(kept(memory)).isEqualTo(fromScratch(List.of(sale)));
    }

    @Test
    void tenantsInOneBatchAreCountedApart() {
        Event ours = Told.sale("e1", Told.STORE, "2026-11-22T10:15:00+05:00", true);
        Event theirs = Told.of(Told.STRANGER, Told.sale("e1", Told.STORE, "2026-11-22T10:15:00+05:00", false));
        consumer(memory, 1).consume(List.of(Told.message("m1", ours), Told.message("m2", theirs)));
        assertThat(kept(memory)).isEqualTo(fromScratch(List.of(ours)));
        assertThat(kept(memory, Told.STRANGER)).isEqualTo(fromScratch(List.of(theirs)));
    }

    @Test
    void aBatchOfTenSalesIsOneTransactionOfTenMarksAndThreeBuckets() {
        MeteredTable metered = new MeteredTable(memory);
        List<Message> batch = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            batch.add(Told.message("m" + i, Told.sale("e" + i, Told.STORE, "2026-11-22T10:15:00+05:00", true)));
        }
        consumer(metered, 1).consume(batch);
        MeteredTable.Use use = metered.take();
        IO.println("a batch of ten sales: " + use);
        assertThat(use.writes()).isEqualTo(13);
        assertThat(use.writeUnits().count()).isEqualTo(26);
        assertThat(use.reads()).isEqualTo(3);
    }

    /// Twenty deaths at every kind of step, messages twice and in any order, two workers: by seed.
    @Test
    void whoeverDiesWhereverReportsEqualThoseCountedFromScratch() {
        int deaths = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            deaths += surviving(seed);
        }
        IO.println(SEEDS + " seeds, workers died " + deaths + " times");
        assertThat(deaths).isGreaterThanOrEqualTo(SEEDS * KILLS);
    }

    private static int surviving(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MemoryTable memory = new MemoryTable(CLOCK);
        DyingTable table = new DyingTable(memory);
        List<CountEvents> workers = List.of(consumer(table, seed), consumer(table, seed + 1));
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(event(random, "e" + i));
        }
        List<Message> queue = new ArrayList<>();
        for (Event event : events) {
            for (int copy = 0; copy <= random.nextInt(2); copy++) {
                queue.add(Told.message("m" + queue.size(), event));
            }
        }
        Collections.shuffle(queue, new Random(seed));
        int deaths = 0;
        while (!queue.isEmpty()) {
            List<Message> batch = List.copyOf(queue.subList(0, Math.min(queue.size(), 1 + random.nextInt(10))));
            if (deaths < KILLS) {
                // A batch has three steps where nothing was counted before: it reads, it writes, it learns.
                table.dieAfter(deaths < 3 ? deaths : random.nextInt(3));
            } else {
                table.live();
            }
            try {
                List<Consumed> consumed = workers.get(random.nextInt(2)).consume(batch);
                assertThat(consumed).as("seed %d", seed).allMatch(Consumed.DONE::equals);
                queue.subList(0, batch.size()).clear();
            } catch (DyingTable.Dead dead) {
                deaths++;
                Collections.rotate(queue, random.nextInt(queue.size()));
            }
        }
        assertThat(kept(memory)).as("seed %d", seed).isEqualTo(fromScratch(events));
        return deaths;
    }

    private static Event event(SplittableRandom random, String id) {
        String at = "2026-11-%02dT%02d:15:00+05:00".formatted(1 + random.nextInt(3), random.nextInt(24));
        var store = random.nextBoolean() ? Told.STORE : Told.OTHER_STORE;
        return switch (random.nextInt(6)) {
            case 0 -> Told.returned(id, store, at);
            case 1 -> Told.points(id, at, "expired", "expiry", "-" + (1 + random.nextInt(100)));
            case 2 -> Told.points(id, at, "decided", "adjustment", "" + (1 + random.nextInt(100)) + ".25");
            default -> Told.sale(id, store, at, random.nextBoolean());
        };
    }

    /// A transaction that meets another one's: the second is written anew from what the first
    /// left, in
    /// another shard.
    @Test
    void whoLosesARaceCountsAgainAndElsewhere() {
        Event first = Told.sale("e1", Told.STORE, "2026-11-22T10:15:00+05:00", true);
        Event second = Told.sale("e2", Told.STORE, "2026-11-22T10:16:00+05:00", true);
        Table racing = new Interrupted(memory, () -> consumer(memory, 2).consume(List.of(Told.message("m2", second))));
        assertThat(consumer(racing, 1).consume(List.of(Told.message("m1", first))))
                .containsExactly(Consumed.DONE);
        assertThat(kept(memory)).isEqualTo(fromScratch(List.of(first, second)));
        Bucket bucket = new Bucket(Report.SALES, DAY, Told.STORE.value());
        assertThat(Shard.ALL.stream()
                        .filter(shard -> memory.get(bucket.key(Told.TENANT, shard), Consistency.STRONG)
                                .isPresent()))
                .hasSize(2);
    }

    /// A tenant with 1,000 receipts a second: 64 workers, each with a batch of ten at a time,
    /// between whose
    /// reading and
    /// writing the others write too.
    @Test
    void noPartitionOfAHotTenantTakesMoreThanAThousandUnitsASecond() {
        Map<String, Long> units = new HashMap<>();
        Table counting = new Interrupted(memory, () -> {}) {
            @Override
            public WriteOutcome write(List<Write> writes) {
                var outcome = super.write(writes);
                if (outcome instanceof WriteOutcome.Written) {
                    for (Write write : writes) {
                        units.merge(
                                write.key().pk(),
                                (long) WriteUnits.of(List.of(write)).count(),
                                Long::sum);
                    }
                }
                return outcome;
            }
        };
        int receipts = 1_000;
        CountEvents worker = consumer(counting, 1);
        for (int i = 0; i < receipts; i += 10) {
            List<Message> batch = new ArrayList<>();
            for (int j = i; j < i + 10; j++) {
                batch.add(Told.message("m" + j, Told.sale("e" + j, Told.STORE, "2026-11-22T10:15:00+05:00", true)));
            }
            worker.consume(batch);
        }
        long hottest = Collections.max(units.values());
        IO.println(receipts + " receipts in a second: the hottest of " + units.size() + " partitions takes " + hottest
                + " units even where all workers share a shard");
        assertThat(hottest).isLessThanOrEqualTo(200L);
    }

    /// A table at which somebody else writes between the first reading and the first writing.
    private static class Interrupted implements Table {
        private final Table table;
        private final Runnable somebodyElse;
        private boolean happened;

        Interrupted(Table table, Runnable somebodyElse) {
            this.table = table;
            this.somebodyElse = somebodyElse;
        }

        @Override
        public Optional<Item> get(Key key, Consistency consistency) {
            return table.get(key, consistency);
        }

        @Override
        public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
            return table.getAll(keys, consistency);
        }

        @Override
        public Page query(Query query) {
            return table.query(query);
        }

        @Override
        public WriteOutcome write(List<Write> writes) {
            if (!happened) {
                happened = true;
                somebodyElse.run();
            }
            return table.write(writes);
        }
    }
}
