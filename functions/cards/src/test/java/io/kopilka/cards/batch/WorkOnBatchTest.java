package io.kopilka.cards.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.number.NumberRanges;
import io.kopilka.cards.batch.Batch.State;
import io.kopilka.domain.fixture.Seeds;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.table.DyingTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WorkOnBatchTest {

    private PrintShop shop;

    @BeforeEach
    void open() {
        shop = new PrintShop();
        shop.number("buyer", "27");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /// The number that a range gives at a turn.
    private CardNumber numberAt(long turn) {
        NumberRanges ranges = shop.service.bean(NumberRanges.class);
        return ranges.numbers(
                        TestService.TENANT,
                        ranges.plan(TestService.TENANT).ranges().getFirst())
                .at(turn);
    }

    @Test
    void aBatchThatIsKilledAtEveryStepIsMadeInTheEndAndNoCardTwice() {
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"count\": 2500}");
        DyingTable dying = new DyingTable(shop.service.table());
        int deaths = 0;
        for (int steps = 0; shop.batch(id).hasWork(); steps = (steps + 1) % 9) {
            dying.dieAfter(steps);
            try {
                shop.worker(dying).run(TestService.TENANT, id, 1);
            } catch (DyingTable.Dead _) {
                deaths++;
            }
            // Whatever happened, what the batch says is what there is.
            assertThat(shop.cards()).hasSize(shop.batch(id).made());
        }
        assertThat(deaths).isEqualTo(20);
        assertThat(shop.batch(id).state()).isEqualTo(new State.Made());
        assertThat(shop.cards()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(shop.numbers(id));
        assertThat(shop.card(shop.numbers(id).getFirst()))
                .isEqualTo(new Card.Printed(numberAt(0), "buyer", Optional.of(id)));
    }

    @Test
    void twoWorkersAtOnceMakeEachCardOnce() {
        Seeds.random(5, (random, _) -> {
            CardBatchId id = shop.order("{\"kind\": \"buyer\", \"count\": 500}");
            Set<String> before = new HashSet<>(shop.cards());
            while (shop.batch(id).hasWork()) {
                // The second reads before the first has written.
                WorkOnBatch slow = shop.worker(new Interrupted(
                        shop.service.table(),
                        random.nextInt(4),
                        () -> shop.worker(shop.service.table()).run(TestService.TENANT, id, 1)));
                var _ = slow.run(TestService.TENANT, id, 2);
            }
            List<String> after = new ArrayList<>(shop.cards());
            after.removeAll(before);
            assertThat(after).containsExactlyInAnyOrderElementsOf(shop.numbers(id));
        });
    }

    @Test
    void aNumberThatIsACardAlreadyIsPassedOverAndThatCardStaysAsItIs() {
        // Cards that came another way before the range was taken.
        Card foreign = new Card.Printed(numberAt(3), "buyer");
        Card another = new Card.Universal(numberAt(120), "guest");
        shop.service
                .table()
                .write(List.of(Cards.create(TestService.TENANT, foreign), Cards.create(TestService.TENANT, another)));
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"count\": 120}");
        // The turn that is drawn in the place of the first is taken too.
        shop.work();
        assertThat(shop.batch(id).swapped()).isEqualTo(Map.of(3L, 120L, 120L, 121L));
        List<String> numbers = shop.numbers(id);
        assertThat(numbers)
                .hasSize(120)
                .doesNotHaveDuplicates()
                .contains(numberAt(121).value())
                .doesNotContain(numberAt(3).value(), numberAt(120).value());
        assertThat(numbers.get(3)).isEqualTo(numberAt(121).value());
        assertThat(shop.cards()).hasSize(122);
        assertThat(shop.card(numberAt(3).value())).isEqualTo(foreign);
        assertThat(shop.card(numberAt(120).value())).isEqualTo(another);
        assertThat(shop.marketer
                        .get("/v1/card-batches/" + id)
                        .json()
                        .path("collisions")
                        .asInt())
                .isEqualTo(2);

        CardBatchId next = shop.order("{\"kind\": \"buyer\", \"count\": 10}");
        shop.work();
        assertThat(shop.numbers(next)).doesNotContainAnyElementsOf(numbers).hasSize(10);
    }

    @Test
    void aRangeWithoutNumbersLeftStopsABatchAndKeepsWhatWasMade() {
        assertThat(shop.say("guest", "{\"media\": \"barcode\", \"numbers\": {\"form\": \"mask\", \"mask\": \"G###\"}}")
                        .status())
                .isEqualTo(200);
        NumberRanges ranges = shop.service.bean(NumberRanges.class);
        var range = ranges.plan(TestService.TENANT).ranges().getLast();
        CardNumber taken = ranges.numbers(TestService.TENANT, range).at(99);
        shop.service.table().write(Cards.create(TestService.TENANT, new Card.Printed(taken, "guest")));
        CardBatchId id = shop.order("{\"kind\": \"guest\", \"count\": 100}");
        shop.work();
        assertThat(shop.batch(id).state()).isEqualTo(new State.Stopped(98));
        assertThat(shop.numbers(id)).hasSize(98);
        assertThat(shop.service.bean(Batches.class).unfinished(TestService.TENANT))
                .isEmpty();
    }

    @Test
    void aPlacementThatIsKilledAtEveryStepPlacesEachCardAndLeavesThoseThatAreHandedOut() {
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"count\": 150}");
        shop.work();
        List<String> numbers = shop.numbers(id);
        Cards cards = shop.service.bean(Cards.class);
        CardNumber handedOut = new CardNumber(numbers.get(10));
        Cards.Stored stored =
                cards.find(TestService.TENANT, handedOut, Consistency.STRONG).orElseThrow();
        Card universal = new Card.Universal(handedOut, "buyer");
        shop.service.table().write(Cards.change(TestService.TENANT, stored, universal));
        assertThat(shop.marketer
                        .post(
                                "/v1/card-batches/" + id + "/placements",
                                "{\"store\": \"%s\", \"from\": 2}".formatted(TestService.STORE))
                        .status())
                .isEqualTo(200);

        DyingTable dying = new DyingTable(shop.service.table());
        for (int steps = 0; shop.batch(id).hasWork(); steps = (steps + 1) % 9) {
            dying.dieAfter(steps);
            try {
                shop.worker(dying).run(TestService.TENANT, id, 1);
            } catch (DyingTable.Dead _) {
                // The next one goes on.
            }
        }
        assertThat(shop.batch(id).placements()).containsExactly(new Placement(TestService.STORE, 2, 149, 148, 1));
        assertThat(shop.card(numbers.get(0))).isInstanceOf(Card.Printed.class);
        assertThat(shop.card(numbers.get(10))).isEqualTo(universal);
        for (int place = 1; place < 150; place++) {
            if (place != 10) {
                assertThat(shop.card(numbers.get(place)))
                        .isEqualTo(new Card.InStore(
                                new CardNumber(numbers.get(place)), "buyer", Optional.of(id), TestService.STORE));
            }
        }
    }

    @Test
    void aCardOfAUniversalKindIsInUseOnceItIsInItsStore() {
        shop.number("guest", "28");
        CardBatchId id =
                shop.order("{\"kind\": \"guest\", \"count\": 2, \"store\": \"%s\"}".formatted(TestService.STORE));
        shop.work();
        assertThat(shop.batch(id).placements()).containsExactly(new Placement(TestService.STORE, 1, 2, 2, 0));
        assertThat(shop.card(shop.numbers(id).getFirst())).isInstanceOf(Card.Universal.class);
    }

    @Test
    void aBatchWhoseMessageWasLostIsGoneOnWithByTheSchedule() {
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"count\": 5}");
        shop.queues.done(QueueName.CARDS, shop.queues.take(QueueName.CARDS, 10, Duration.ZERO));
        shop.work();
        assertThat(shop.batch(id).state()).isEqualTo(new State.Making(0));

        ContinueBatches schedule = shop.service.bean(ContinueBatches.class);
        schedule.run(Instant.EPOCH);
        schedule.run(Instant.EPOCH);
        assertThat(shop.queues.waitingIn(QueueName.CARDS)).hasSize(2);
        shop.work();
        assertThat(shop.batch(id).state()).isEqualTo(new State.Made());
        assertThat(shop.cards()).hasSize(5);

        schedule.run(Instant.EPOCH);
        assertThat(shop.queues.waitingIn(QueueName.CARDS)).isEmpty();
        assertThat(shop.service.bean(Directory.class).everyTenant()).contains(TestService.TENANT);
    }

    /// Printed for whoever measures: what a batch of the largest size takes over a table that answers at
    /// once. The table's own items are counted out of the heap.
    @Test
    void aHundredThousandCardsAreMadeAPieceAtATime() {
        CardBatchId id = shop.order("{\"kind\": \"buyer\", \"count\": 100000}");
        CountingTable table = new CountingTable();
        WorkOnBatch work = shop.worker(table);
        long begun = System.nanoTime();
        List<Long> heaps = new ArrayList<>();
        while (work.run(TestService.TENANT, id, BatchWork.STEPS * 10) == WorkOnBatch.Outcome.UNFINISHED) {
            heaps.add(usedHeap());
        }
        System.out.printf(
                "100,000 cards: %,d ms, %d transactions, heap after each fifth of them %s MB%n",
                Duration.ofNanos(System.nanoTime() - begun).toMillis(), table.writes, heaps);
        assertThat(shop.batch(id).state()).isEqualTo(new State.Made());
        assertThat(table.cards).isEqualTo(100_000);
        assertThat(heaps.getLast() - heaps.getFirst()).isLessThan(16);
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /// The shop's table, but cards are counted and forgotten.
    private final class CountingTable implements Table {
        private int writes;
        private int cards;

        @Override
        public Optional<Item> get(Key key, Consistency consistency) {
            return shop.service.table().get(key, consistency);
        }

        @Override
        public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
            return shop.service.table().getAll(keys, consistency);
        }

        @Override
        public Page query(Query query) {
            return shop.service.table().query(query);
        }

        @Override
        public WriteOutcome write(List<Write> all) {
            writes++;
            List<Write> kept = all.stream()
                    .filter(write -> !write.key().sk().equals("CARD"))
                    .toList();
            cards += all.size() - kept.size();
            return shop.service.table().write(kept);
        }
    }

    /// A table whose caller is interrupted by another worker before a chosen write.
    private static final class Interrupted implements Table {
        private final Table table;
        private final Runnable other;
        private int before;

        Interrupted(Table table, int before, Runnable other) {
            this.table = table;
            this.before = before;
            this.other = other;
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
            if (before-- == 0) {
                other.run();
            }
            return table.write(writes);
        }
    }
}
