package io.kopilka.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.SettableTime;
import io.kopilka.platform.id.Ulids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every table keeps. Each test works in a tenant of its own.
abstract class TableContract {

    private static final SplittableRandom RANDOM = new SplittableRandom(20261122);

    private final SettableTime time = new SettableTime("2026-11-22T10:00:00Z");
    private final TenantId tenant = TenantId.of(new Ulids(time, RANDOM).next());
    private final ProgrammeId programme = ProgrammeId.ownOf(tenant);
    private final AccountId account = AccountId.of(new Ulids(time, RANDOM).next());
    private WholeTable table = new MemoryTable(time);

    abstract WholeTable open(SettableTime clock);

    /// Skips the running test where writes of the same moment are known not to be kept apart.
    void requireIsolation() {}

    @BeforeEach
    void openTable() {
        table = open(time);
    }

    @Test
    void whatWasPutIsReadBackAsItWas() {
        Item item = Item.of(card("1"), 3)
                .version(7)
                .expires(time.instant().plusSeconds(60))
                .with("name", "Анна 😀")
                .with("empty", "")
                .with("minor", -9_007_199_254_740_993L)
                .with("body", new byte[] {0, -1, 127})
                .with("groups", List.of("b", "a", "b"))
                .with("labels", Map.of("ru", "Шкала", "en", "Scale"))
                .build();

        table.write(new Write.Put(item));

        assertThat(table.get(card("1"), Consistency.STRONG)).contains(item);
        assertThat(table.get(card("2"), Consistency.STRONG)).isEmpty();
    }

    @Test
    void theWholeTableIsGivenPartitionByPartitionInTheOrderOfSortKeys() {
        for (int i = 0; i < 20; i++) {
            table.write(new Write.Put(Item.of(entry(20 - i), 1).with("n", i).build()));
            table.write(new Write.Put(item(Integer.toString(i), 1, i)));
        }
        List<Key> seen = new ArrayList<>();

        table.readAll(item -> seen.add(item.key()));

        List<String> partitions = new ArrayList<>();
        for (Key key : seen) {
            if (partitions.isEmpty() || !partitions.getLast().equals(key.pk())) {
                partitions.add(key.pk());
            }
        }
        assertThat(partitions).doesNotHaveDuplicates();
        List<Key> own = seen.stream().filter(key -> key.belongsTo(tenant)).toList();
        assertThat(own).hasSize(40).doesNotHaveDuplicates();
        assertThat(own.stream().filter(key -> key.pk().equals(entry(1).pk())).map(Key::sk))
                .hasSize(20)
                .isSorted();
    }

    @Test
    void putIfAbsentIsRefusedWithWhatStandsThere() {
        Item first = item("1", 1, 10);
        assertThat(table.write(new Write.PutIfAbsent(first))).isEqualTo(new WriteOutcome.Written());

        assertThat(table.write(new Write.PutIfAbsent(item("1", 1, 20))))
                .isEqualTo(new WriteOutcome.Refused(0, WriteOutcome.Reason.PRESENT, Optional.of(first)));

        assertThat(table.get(card("1"), Consistency.STRONG)).contains(first);
    }

    @Test
    void putIfVersionReplacesTheVersionThatWasReadAndNoOther() {
        table.write(new Write.Put(item("1", 1, 10)));

        assertThat(table.write(new Write.PutIfVersion(item("1", 2, 20), 1))).isEqualTo(new WriteOutcome.Written());
        assertThat(table.write(new Write.PutIfVersion(item("1", 2, 30), 1)))
                .isEqualTo(new WriteOutcome.Refused(0, WriteOutcome.Reason.CHANGED, Optional.of(item("1", 2, 20))));
        assertThat(table.write(new Write.PutIfVersion(item("2", 2, 30), 1)))
                .isEqualTo(new WriteOutcome.Refused(0, WriteOutcome.Reason.ABSENT, Optional.empty()));

        assertThat(table.get(card("1"), Consistency.STRONG)).contains(item("1", 2, 20));
        assertThat(table.get(card("2"), Consistency.STRONG)).isEmpty();
    }

    @Test
    void deletingHasItsConditionsToo() {
        table.write(new Write.Put(item("1", 4, 10)));

        assertThat(table.write(new Write.DeleteIfVersion(card("1"), 3)))
                .isEqualTo(new WriteOutcome.Refused(0, WriteOutcome.Reason.CHANGED, Optional.of(item("1", 4, 10))));
        assertThat(table.write(new Write.DeleteIfVersion(card("1"), 4))).isEqualTo(new WriteOutcome.Written());
        assertThat(table.write(new Write.DeleteIfPresent(card("1"))))
                .isEqualTo(new WriteOutcome.Refused(0, WriteOutcome.Reason.ABSENT, Optional.empty()));
        assertThat(table.write(new Write.Delete(card("1")))).isEqualTo(new WriteOutcome.Written());

        assertThat(table.get(card("1"), Consistency.STRONG)).isEmpty();
    }

    @Test
    void aTransactionRefusedInOnePlaceChangesNothingAnywhere() {
        table.write(new Write.Put(item("2", 5, 10)));

        WriteOutcome outcome = table.write(List.of(
                new Write.PutIfAbsent(item("1", 1, 1)),
                new Write.PutIfVersion(item("2", 5, 2), 4),
                new Write.PutIfVersion(item("3", 3, 3), 2),
                new Write.Delete(card("4"))));

        assertThat(outcome)
                .isEqualTo(new WriteOutcome.Refused(1, WriteOutcome.Reason.CHANGED, Optional.of(item("2", 5, 10))));
        assertThat(table.get(card("1"), Consistency.STRONG)).isEmpty();
        assertThat(table.get(card("2"), Consistency.STRONG)).contains(item("2", 5, 10));
    }

    @Test
    void aTransactionWhoseConditionsHoldDoesAllOfIt() {
        table.write(List.of(new Write.Put(item("2", 1, 10)), new Write.Put(item("3", 0, 10))));

        WriteOutcome outcome = table.write(List.of(
                new Write.PutIfAbsent(item("1", 1, 1)),
                new Write.PutIfVersion(item("2", 2, 2), 1),
                new Write.DeleteIfPresent(card("3")),
                new Write.RequireAbsent(card("4"))));

        assertThat(outcome).isEqualTo(new WriteOutcome.Written());
        assertThat(table.getAll(List.of(card("1"), card("2"), card("3"), card("4")), Consistency.STRONG))
                .isEqualTo(Map.of(card("1"), item("1", 1, 1), card("2"), item("2", 2, 2)));
    }

    @Test
    void requirementsHoldOthersBackAndChangeNothing() {
        table.write(new Write.Put(item("1", 2, 10)));

        assertThat(table.write(new Write.RequirePresent(card("1")))).isEqualTo(new WriteOutcome.Written());
        assertThat(table.write(new Write.RequireVersion(card("1"), 2))).isEqualTo(new WriteOutcome.Written());
        assertThat(table.write(List.of(new Write.Put(item("2", 0, 1)), new Write.RequireAbsent(card("1")))))
                .isEqualTo(new WriteOutcome.Refused(1, WriteOutcome.Reason.PRESENT, Optional.of(item("1", 2, 10))));
        assertThat(table.write(List.of(new Write.RequirePresent(card("3")), new Write.Put(item("2", 0, 1)))))
                .isEqualTo(new WriteOutcome.Refused(0, WriteOutcome.Reason.ABSENT, Optional.empty()));
        assertThat(table.write(List.of(new Write.Put(item("2", 0, 1)), new Write.RequireVersion(card("1"), 3))))
                .isEqualTo(new WriteOutcome.Refused(1, WriteOutcome.Reason.CHANGED, Optional.of(item("1", 2, 10))));

        assertThat(table.get(card("2"), Consistency.STRONG)).isEmpty();
    }

    @Test
    void anItemWhoseTimeHasPassedIsAbsentToReadsAndConditions() {
        Item ending = Item.of(card("1"), 1)
                .version(1)
                .expires(time.instant().plusSeconds(30))
                .build();
        table.write(new Write.Put(ending));
        table.write(new Write.Put(item("2", 1, 1)));
        time.pass(Duration.ofSeconds(29));
        assertThat(table.write(new Write.RequirePresent(card("1")))).isEqualTo(new WriteOutcome.Written());

        time.pass(Duration.ofSeconds(1));

        assertThat(table.get(card("1"), Consistency.STRONG)).isEmpty();
        assertThat(table.getAll(List.of(card("1")), Consistency.EVENTUAL)).isEmpty();
        assertThat(table.query(Query.of(card("1").pk())).items()).isEmpty();
        assertThat(table.write(new Write.RequirePresent(card("1"))))
                .isEqualTo(new WriteOutcome.Refused(0, WriteOutcome.Reason.ABSENT, Optional.empty()));
        assertThat(table.write(new Write.DeleteIfVersion(card("1"), 1)))
                .isEqualTo(new WriteOutcome.Refused(0, WriteOutcome.Reason.ABSENT, Optional.empty()));
        assertThat(table.write(new Write.PutIfVersion(item("1", 2, 1), 1)))
                .isEqualTo(new WriteOutcome.Refused(0, WriteOutcome.Reason.ABSENT, Optional.empty()));
        assertThat(table.write(new Write.PutIfAbsent(item("1", 1, 5)))).isEqualTo(new WriteOutcome.Written());
        assertThat(table.get(card("1"), Consistency.STRONG)).contains(item("1", 1, 5));
    }

    @Test
    void aQueryGivesPagesInBothDirectionsWithoutGapsOrRepeats() {
        List<Item> entries = putEntries(7);
        Query ledger =
                Query.of(Keys.accountPartition(tenant, programme, account)).in(Keys.ledgerEntries());
        table.write(new Write.Put(
                Item.of(Keys.accountState(tenant, programme, account), 1).build()));

        assertThat(table.query(ledger)).isEqualTo(new Page(entries, Optional.empty()));
        assertThat(pages(ledger.limit(3)))
                .containsExactly(entries.subList(0, 3), entries.subList(3, 6), entries.subList(6, 7));
        assertThat(pages(ledger.limit(7))).containsExactly(entries);
        assertThat(pages(ledger.limit(4).newestFirst()))
                .containsExactly(
                        entries.reversed().subList(0, 4), entries.reversed().subList(4, 7));
        assertThat(table.query(Query.of(ledger.pk())).items()).hasSize(8);
    }

    @Test
    void aQuerySkipsEndedItemsAndStillFillsItsPage() {
        List<Item> entries = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            Item.Draft draft = Item.of(entry(number), 1).with("n", number);
            if (number % 2 == 1) {
                draft.expires(time.instant());
            }
            table.write(new Write.Put(draft.build()));
            entries.add(draft.build());
        }
        Query ledger =
                Query.of(Keys.accountPartition(tenant, programme, account)).in(Keys.ledgerEntries());

        assertThat(pages(ledger.limit(2)))
                .containsExactly(List.of(entries.get(0), entries.get(2)), List.of(entries.get(4)));
    }

    @Test
    void aRangeIncludesBothItsEndsAndComparesBytes() {
        String partition = Keys.reportPartition(tenant, "sales", new Shard(0));
        List<Item> items = IntStream.of('a', 'z', 0xFF5E, 0x1F600)
                .mapToObj(letter -> Item.of(new Key(partition, Character.toString(letter)), 1)
                        .build())
                .toList();
        items.reversed().forEach(item -> table.write(new Write.Put(item)));
        Query all = Query.of(partition);

        assertThat(table.query(all).items()).isEqualTo(items);
        assertThat(table.query(all.in(new SortRange.Between("b", "～"))).items()).isEqualTo(items.subList(1, 3));
        assertThat(table.query(all.in(new SortRange.Between("z", "z"))).items()).isEqualTo(items.subList(1, 2));
        assertThat(table.query(all.in(new SortRange.Prefix("z")).newestFirst()).items())
                .isEqualTo(items.subList(1, 2));
    }

    @Test
    void aShardedListIsReadAsOne() {
        List<Item> items = new ArrayList<>();
        List<String> partitions = Shard.ALL.stream()
                .map(shard -> Keys.reportPartition(tenant, "day", shard))
                .toList();
        for (int number = 0; number < 20; number++) {
            String partition = partitions.get((number * 5) % Shard.COUNT);
            Item item = Item.of(new Key(partition, "at#" + (char) ('a' + number)), 1)
                    .build();
            table.write(new Write.Put(item));
            items.add(item);
        }
        ShardedList list = new ShardedList(table);
        Query shape = Query.of(partitions.getFirst()).limit(9).newestFirst();

        Page first = list.query(partitions, shape);
        Page second = list.query(partitions, shape.after(first.next()));
        Page third = list.query(partitions, shape.after(second.next()));

        assertThat(first.items()).isEqualTo(items.reversed().subList(0, 9));
        assertThat(second.items()).isEqualTo(items.reversed().subList(9, 18));
        assertThat(third).isEqualTo(new Page(items.reversed().subList(18, 20), Optional.empty()));
    }

    @Test
    void aHundredItemsAreReadAndWrittenAtOnceAndNoMore() {
        List<Item> items = IntStream.range(0, 100)
                .mapToObj(number -> item("N" + number, 1, number))
                .toList();

        assertThat(table.write(items.stream().<Write>map(Write.PutIfAbsent::new).toList()))
                .isEqualTo(new WriteOutcome.Written());
        assertThat(table.getAll(items.stream().map(Item::key).toList(), Consistency.EVENTUAL)
                        .values())
                .containsExactlyInAnyOrderElementsOf(items);

        List<Key> tooMany =
                IntStream.range(0, 101).mapToObj(number -> card("N" + number)).toList();
        assertThatThrownBy(() -> table.getAll(tooMany, Consistency.EVENTUAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.write(
                        tooMany.stream().<Write>map(Write.Delete::new).toList()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.write(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.write(List.of(new Write.Delete(card("1")), new Write.RequireAbsent(card("1")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofManyWhoPutIfAbsentAtOnceOneIsFirst() throws InterruptedException, ExecutionException {
        requireIsolation();
        List<WriteOutcome> outcomes = concurrently(
                8,
                number -> table.write(List.of(
                        new Write.PutIfAbsent(item("1", 1, number)), new Write.Put(item("W" + number, 0, number)))));

        assertThat(outcomes).filteredOn(WriteOutcome.Written.class::isInstance).hasSize(1);
        long winner = table.get(card("1"), Consistency.STRONG).orElseThrow().whole("n");
        for (int number = 0; number < 8; number++) {
            assertThat(table.get(card("W" + number), Consistency.STRONG).isPresent())
                    .isEqualTo(number == winner);
        }
    }

    @Test
    void guardedIncrementsAreNeverLost() throws InterruptedException, ExecutionException {
        requireIsolation();
        table.write(new Write.Put(item("1", 1, 0)));

        concurrently(6, _ -> {
            for (int done = 0; done < 5; ) {
                Item read = table.get(card("1"), Consistency.STRONG).orElseThrow();
                Item next = item("1", read.version() + 1, read.whole("n") + 1);
                if (table.write(new Write.PutIfVersion(next, read.version())) instanceof WriteOutcome.Written) {
                    done++;
                }
            }
            return new WriteOutcome.Written();
        });

        assertThat(table.get(card("1"), Consistency.STRONG)).contains(item("1", 31, 30));
    }

    private interface Work {
        WriteOutcome of(int number);
    }

    private static List<WriteOutcome> concurrently(int threads, Work work)
            throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<WriteOutcome>> calls = IntStream.range(0, threads)
                    .<Callable<WriteOutcome>>mapToObj(number -> () -> work.of(number))
                    .toList();
            List<WriteOutcome> outcomes = new ArrayList<>();
            for (Future<WriteOutcome> future : executor.invokeAll(calls)) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }

    private List<Item> putEntries(int count) {
        List<Item> entries = IntStream.range(0, count)
                .mapToObj(number -> Item.of(entry(number), 1).with("n", number).build())
                .toList();
        entries.reversed().forEach(item -> table.write(new Write.Put(item)));
        return entries;
    }

    private List<List<Item>> pages(Query query) {
        List<List<Item>> pages = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = table.query(query.after(next));
            pages.add(page.items());
            next = page.next();
        } while (next.isPresent());
        return pages;
    }

    private Key entry(int number) {
        return Keys.ledgerEntry(
                tenant, programme, account, Ulid.of(time.instant().plusMillis(number), new byte[10]));
    }

    private Key card(String number) {
        return Keys.card(tenant, new CardNumber(number));
    }

    private Item item(String card, long version, long number) {
        return Item.of(card(card), 1).version(version).with("n", number).build();
    }
}
