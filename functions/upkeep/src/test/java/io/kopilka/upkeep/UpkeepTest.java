package io.kopilka.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.LotBook;
import io.kopilka.domain.tier.TierStanding;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventText;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.queue.Consumed;
import io.kopilka.platform.queue.Message;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MeteredTable;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Write;
import io.kopilka.wire.table.DyingTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UpkeepTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int SEEDS = 500;
    private static final int KILLS = 20;

    private final Bank bank = new Bank();

    private static Message changed(String id, int account) {
        return new Message(
                id,
                EventText.write(new Event(
                        "e-" + id,
                        EventType.POINTS_CHANGED,
                        1,
                        Bank.TENANT,
                        Bank.account(account).value(),
                        OffsetDateTime.parse("2026-11-22T10:00:00+05:00"),
                        Instant.EPOCH,
                        "{\"programme\": \"%s\", \"account\": \"%s\"}"
                                .formatted(
                                        Bank.PROGRAMME.value(),
                                        Bank.account(account).value()))),
                1);
    }

    private List<Item> notices(int account) {
        return bank.memory
                .query(Query.of(Keys.accountPartition(Bank.TENANT, Bank.PROGRAMME, Bank.account(account)))
                        .in(Keys.pointsNotices()))
                .items();
    }

    private int due() {
        return Keys.dueAccounts(Bank.TENANT).stream().mapToInt(bank::count).sum();
    }

    @Test
    void aTierThatAnImportReachedIsRaisedByTheNextEventOnce() {
        bank.open(1, LotBook.EMPTY, Bank.bought(100_000), null);
        Bank.Worker process = bank.process(bank.memory);
        assertThat(process.consumer().consume(List.of(changed("m1", 1), changed("m2", 1))))
                .containsExactly(Consumed.DONE, Consumed.DONE);
        assertThat(process.consumer().consume(List.of(changed("m3", 1)))).containsExactly(Consumed.DONE);
        assertThat(bank.read(1).tier()).isEqualTo(new TierStanding("silver", TODAY));
        assertThat(bank.read(1).version()).isEqualTo(2);
        assertThat(bank.told(1)).isEqualTo(Bank.customer(1).value());
    }

    @Test
    void whatNamesNoAccountIsSetAsideAndWhatIsNobodysIsDone() {
        Message noAccount = new Message(
                "m1",
                EventText.write(new Event(
                        "e1",
                        EventType.POINTS_CHANGED,
                        1,
                        Bank.TENANT,
                        "x",
                        OffsetDateTime.parse("2026-11-22T10:00:00+05:00"),
                        Instant.EPOCH,
                        "{}")),
                1);
        Message anonymous = new Message(
                "m2",
                EventText.write(new Event(
                        "e2",
                        EventType.RECEIPT_COMMITTED,
                        1,
                        Bank.TENANT,
                        "x",
                        OffsetDateTime.parse("2026-11-22T10:00:00+05:00"),
                        Instant.EPOCH,
                        "{\"store\": \"s\"}")),
                1);
        assertThat(bank.process(bank.memory)
                        .consumer()
                        .consume(List.of(noAccount, anonymous, new Message("m3", "poison", 1))))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(new Consumed.SetAside("it names no account")),
                        second -> assertThat(second).isEqualTo(Consumed.DONE),
                        third -> assertThat(third).isInstanceOf(Consumed.SetAside.class));
    }

    @Test
    void whoNeverComesBackIsToldOnceLosesPointsAndThenTheTier() {
        LocalDate end = LocalDate.of(2026, 12, 31);
        bank.open(1, Bank.lots(end, end, LocalDate.of(2027, 3, 1)), Bank.bought(100_000), null);
        bank.process(bank.memory).consumer().consume(List.of(changed("m1", 1)));
        assertThat(notices(1)).isEmpty();

        for (LocalDate day = TODAY; day.isBefore(LocalDate.of(2027, 4, 1)); day = day.plusDays(1)) {
            bank.comes(day);
            Bank.Worker process = bank.process(bank.memory);
            process.daily().run(bank.instant());
            process.daily().run(bank.instant());
            if (day.equals(LocalDate.of(2026, 11, 30))) {
                assertThat(notices(1)).isEmpty();
            }
            if (day.equals(LocalDate.of(2026, 12, 1))) {
                assertThat(notices(1)).hasSize(1);
                assertThat(bank.read(1).balance().units()).isEqualTo(300_000);
            }
            if (day.equals(end)) {
                assertThat(bank.read(1).balance().units()).isEqualTo(300_000);
            }
            if (day.equals(end.plusDays(1))) {
                assertThat(bank.read(1).balance().units()).isEqualTo(100_000);
            }
            if (day.equals(LocalDate.of(2027, 1, 30))) {
                assertThat(bank.read(1).tier()).isEqualTo(new TierStanding("silver", TODAY));
            }
            if (day.equals(LocalDate.of(2027, 1, 31))) {
                assertThat(bank.read(1).tier()).isNull();
            }
        }
        assertThat(bank.read(1).balance().units()).isZero();
        assertThat(due()).isZero();
        assertThat(new AccountStore(bank.memory)
                        .ledger(Bank.TENANT, Bank.PROGRAMME, Bank.account(1), 10, Optional.empty())
                        .postings())
                .hasSize(2);
    }

    @Test
    void aNoticeIsAnEventOfItsPoints() {
        LocalDate end = LocalDate.of(2026, 12, 1);
        bank.open(1, Bank.lots(end, end), Counters.NONE, null);
        bank.process(bank.memory).consumer().consume(List.of(changed("m1", 1)));
        Event event = new ExpiringEvents()
                .eventsOf(new ItemChange.Added(notices(1).getFirst(), Instant.parse("2026-11-22T05:00:00Z"), "7"))
                .getFirst();
        assertThat(event.type()).isEqualTo(EventType.POINTS_EXPIRING);
        assertThat(event.id()).isEqualTo("expiring-" + Bank.account(1).value() + "-2026-12-01-2");
        assertThat(event.tenant()).isEqualTo(Bank.TENANT);
        assertThat(event.data())
                .isEqualTo("{\"programme\":\"%s\",\"account\":\"%s\",\"amount\":\"20\",\"on\":\"2026-12-01\"}"
                        .formatted(Bank.PROGRAMME.value(), Bank.account(1).value()));
        assertThat(new ExpiringEvents()
                        .eventsOf(new ItemChange.Removed(notices(1).getFirst(), Instant.EPOCH, "8")))
                .isEmpty();
    }

    /// As where a lot was told of, spent, forgotten, and given back by a return under its number.
    @Test
    void aNoticeThatIsThereAlreadyHoldsUpNoLook() {
        bank.open(1, Bank.lots(LocalDate.of(2026, 12, 1)), Counters.NONE, null);
        assertThat(bank.process(bank.memory).review().review(Bank.ref(1))).isEqualTo(ReviewAccount.Reviewed.DONE);
        assertThat(notices(1)).hasSize(1);
        Bank.written(
                bank.memory.write(new Write.Delete(Keys.accountDue(Bank.TENANT, Bank.PROGRAMME, Bank.account(1)))));
        assertThat(bank.process(bank.memory).review().review(Bank.ref(1))).isEqualTo(ReviewAccount.Reviewed.DONE);
        assertThat(notices(1)).hasSize(1);
    }

    @Test
    void daysOnWhichNothingRanAreMadeUpFor() {
        bank.open(1, Bank.lots(LocalDate.of(2026, 12, 31)), Counters.NONE, null);
        bank.process(bank.memory).consumer().consume(List.of(changed("m1", 1)));
        bank.comes(LocalDate.of(2027, 9, 1));
        bank.process(bank.memory).daily().run(bank.instant());
        assertThat(bank.read(1).balance().units()).isZero();
        assertThat(notices(1)).isEmpty();
        assertThat(due()).isZero();
    }

    @Test
    void theDailyRunReadsOnlyAccountsWhoseDayHasCome() {
        for (int i = 0; i < 10_000; i++) {
            LocalDate end = i % 1_000 == 0 ? TODAY.plusDays(40) : TODAY.plusDays(300);
            bank.open(i, Bank.lots(end), Counters.NONE, null);
            var _ = bank.process(bank.memory).review().review(Bank.ref(i));
        }
        assertThat(due()).isEqualTo(10_000);
        bank.comes(TODAY.plusDays(41));
        MeteredTable metered = new MeteredTable(bank.memory);
        bank.process(metered).daily().run(bank.instant());
        MeteredTable.Use use = metered.take();
        IO.println("10,000 accounts, 10 of them due: " + use);
        // The list of tenants, the tenant, eight shards; the ruleset's three items; and of each account that is due
        // its state and its day, before the points are taken off and after.
        assertThat(use.reads()).isEqualTo(10 + 3 + 10 * 2 * 2);
        assertThat(bank.read(0).balance().units()).isZero();
        assertThat(bank.read(1).balance().units()).isEqualTo(100_000);
        bank.process(metered).daily().run(bank.instant());
        assertThat(metered.take().reads()).isEqualTo(10);
    }

    @Test
    void aNewLotThatEndsEarlierBringsTheDayForward() {
        bank.open(1, Bank.lots(LocalDate.of(2027, 8, 1)), Counters.NONE, null);
        Bank.Worker process = bank.process(bank.memory);
        process.consumer().consume(List.of(changed("m1", 1)));
        Account before = bank.read(1);
        LotBook both = Bank.lots(LocalDate.of(2027, 8, 1), TODAY.plusDays(31));
        Bank.written(bank.memory.write(new AccountStore(bank.memory)
                .writes(
                        Bank.TENANT,
                        new Account(
                                before.id(), before.programme(), 2, both, before.nextLot(), before.counters(), null),
                        List.of(),
                        Occasion.of(Bank.customer(1)))));
        process.consumer().consume(List.of(changed("m2", 1)));
        assertThat(due()).isEqualTo(1);
        bank.comes(TODAY.plusDays(1));
        bank.process(bank.memory).daily().run(bank.instant());
        assertThat(notices(1)).hasSize(1);
    }

    @Test
    void aPurchaseThatPutsTheDayOffCostsNothing() {
        bank.open(1, Bank.lots(LocalDate.of(2027, 5, 1)), Counters.NONE, null);
        MeteredTable metered = new MeteredTable(bank.memory);
        Bank.Worker process = bank.process(metered);
        process.consumer().consume(List.of(changed("m1", 1)));
        assertThat(metered.take().writes()).isEqualTo(2);
        Account spent = bank.read(1);
        Bank.written(bank.memory.write(new AccountStore(bank.memory)
                .writes(
                        Bank.TENANT,
                        new Account(
                                spent.id(),
                                spent.programme(),
                                2,
                                Bank.lots(LocalDate.of(2027, 8, 1)),
                                spent.nextLot(),
                                spent.counters(),
                                null),
                        List.of(),
                        Occasion.of(Bank.customer(1)))));
        process.consumer().consume(List.of(changed("m2", 1)));
        assertThat(metered.take().writes()).isZero();
    }

    @Test
    void everybodyIsLookedAtOnceAfterAPublicationAndAKilledRunGoesOn() {
        for (int i = 0; i < 120; i++) {
            bank.join(i);
            bank.open(i, LotBook.EMPTY, Bank.bought(i < 60 ? 50_000 : 100_000), null);
        }
        bank.process(bank.memory).recalculate().run(bank.instant());
        assertThat(IntStream.range(0, 120).filter(i -> bank.read(i).tier() != null))
                .hasSize(60);
        bank.publish("500.00");
        DyingTable dying = new DyingTable(bank.memory);
        int deaths = 0;
        for (int step = 10; ; step += 37) {
            dying.dieAfter(step);
            try {
                bank.process(dying).recalculate().run(bank.instant());
                break;
            } catch (DyingTable.Dead dead) {
                deaths++;
            }
        }
        assertThat(deaths).isGreaterThan(3);
        Recalculation done =
                bank.process(bank.memory).recalculate().progress(Bank.TENANT).orElseThrow();
        assertThat(done.finished()).isPresent();
        assertThat(done.reviewed()).isEqualTo(120);
        assertThat(done.ruleset().number()).isEqualTo(2);
        for (int i = 0; i < 120; i++) {
            assertThat(bank.read(i).tier()).isEqualTo(new TierStanding("silver", TODAY));
        }
        MeteredTable metered = new MeteredTable(bank.memory);
        bank.process(metered).recalculate().run(bank.instant());
        assertThat(metered.take().writes()).isZero();
    }

    /// Twenty deaths a seed, messages twice and in any order: accounts are as one quiet look
    /// would make them.
    @Test
    void whoeverDiesWhereverAccountsAreTrue() {
        int deaths = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            deaths += surviving(seed);
        }
        IO.println(SEEDS + " seeds, the worker died " + deaths + " times");
        assertThat(deaths).isEqualTo(SEEDS * KILLS);
    }

    private static int surviving(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Bank killed = new Bank();
        Bank quiet = new Bank();
        List<Message> queue = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            LotBook book = Bank.lots(TODAY.plusDays(random.nextInt(-5, 60)), TODAY.plusDays(random.nextInt(-5, 60)));
            Counters counters = Bank.bought(1 + random.nextInt(200_000));
            TierStanding held = random.nextBoolean() ? new TierStanding("silver", LocalDate.of(2026, 1, 1)) : null;
            killed.open(i, book, counters, held);
            quiet.open(i, book, counters, held);
            queue.add(changed("a" + i, i));
            queue.add(changed("b" + i, i));
            var _ = quiet.process(quiet.memory).review().review(Bank.ref(i));
        }
        Collections.shuffle(queue, new Random(seed));
        DyingTable dying = new DyingTable(killed.memory);
        Bank.Worker process = killed.process(dying);
        int deaths = 0;
        while (!queue.isEmpty() || deaths < KILLS) {
            List<Message> batch = queue.isEmpty()
                    ? List.of(changed("again", 1))
                    : List.copyOf(queue.subList(0, Math.min(queue.size(), 1 + random.nextInt(4))));
            if (deaths < KILLS) {
                dying.dieAfter(random.nextInt(queue.isEmpty() ? 1 : 8));
            } else {
                dying.live();
            }
            try {
                assertThat(process.consumer().consume(batch)).allMatch(Consumed.DONE::equals);
                if (!queue.isEmpty()) {
                    queue.subList(0, batch.size()).clear();
                }
            } catch (DyingTable.Dead dead) {
                deaths++;
                process = killed.process(dying);
            }
        }
        for (int i = 0; i < 6; i++) {
            assertThat(killed.read(i)).as("seed %d", seed).isEqualTo(quiet.read(i));
            String partition = Keys.accountPartition(Bank.TENANT, Bank.PROGRAMME, Bank.account(i));
            assertThat(killed.count(partition)).as("seed %d", seed).isEqualTo(quiet.count(partition));
        }
        Keys.dueAccounts(Bank.TENANT)
                .forEach(
                        shard -> assertThat(killed.memory.query(Query.of(shard)).items())
                                .as("seed %d", seed)
                                .isEqualTo(quiet.memory.query(Query.of(shard)).items()));
        return deaths;
    }
}
