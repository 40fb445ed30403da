package io.kopilka.domain.ledger;

import static io.kopilka.domain.ledger.Shop.accumulated;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.customer.History;
import io.kopilka.domain.ledger.SaleToPost.Channel;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Condition.Uses.Per;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Scheme;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any interleaving of sales, late sales, offline sales, returns and expiry keeps the books. Each run is named by its
/// seed and repeats from it.
final class LedgerPropertiesTest {
    private static final int SEEDS = 150;
    private static final int STEPS = 60;
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(5);
    private static final List<Condition> ASKED = asked();

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theAccountIsWhatItsEntriesAndReceiptsAddUpTo(long seed) {
        Run run = new Run(seed);
        for (int step = 0; step < STEPS; step++) {
            run.step();
            run.check(step);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void returningEverythingInAnyStepsRestoresTheAccount(long seed) {
        Run run = new Run(seed);
        run.expires = false;
        for (int step = 0; step < STEPS / 3; step++) {
            run.step();
        }
        run.day = run.day.plusDays(run.random.nextInt(20));
        for (NaiveBook.Purchase purchase : run.shuffled()) {
            while (purchase.isLeft()) {
                run.giveBack(purchase);
            }
        }
        run.check(STEPS);
        assertThat(run.account.book()).as("seed %d", seed).isEqualTo(LotBook.EMPTY);
        assertThat(run.account.counters().tallies()).as("seed %d", seed).isEmpty();
        assertThat(run.account.counters().recent()).as("seed %d", seed).isEmpty();
        assertThat(run.account.tier()).as("seed %d", seed).isNull();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasSoldLastAndReturnedInStepsLeavesNoTrace(long seed) {
        Run run = new Run(seed);
        for (int step = 0; step < 20; step++) {
            run.step();
        }
        Account before = run.account;
        run.sell(run.account, run.day, 0, Channel.ONLINE);
        NaiveBook.Purchase last = run.naive.purchases.getLast();
        while (last.isLeft()) {
            run.giveBack(last);
        }
        assertThat(run.account.book()).as("seed %d", seed).isEqualTo(before.book());
        assertThat(run.account.tier()).as("seed %d", seed).isEqualTo(before.tier());
        run.check(STEPS);
    }

    @Test
    void lotsAreSpentInTheOrderOfExpiry() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<AccountLot> lots = new ArrayList<>();
            for (int i = 1; i <= 12; i++) {
                LocalDate activates = LocalDate.of(2026, 11, 1).plusDays(random.nextInt(30));
                LocalDate expires = random.nextInt(4) == 0 ? null : activates.plusDays(random.nextInt(40));
                lots.add(new AccountLot(
                        new LotNumber(i), Points.whole(1 + random.nextInt(20)), new LotTerm(activates, expires)));
            }
            LotBook book = new LotBook(lots, List.of());
            LocalDate day = LocalDate.of(2026, 11, 22);
            Points asked = Points.whole(random.nextInt(150));

            LotBook after = book.after(book.take(asked, day));

            Points taken = book.balance().minus(after.balance());
            assertThat(taken).as("seed %d", seed).isEqualTo(asked.min(book.spendableOn(day)));
            for (AccountLot spent : book.lots()) {
                for (AccountLot kept : book.lots()) {
                    boolean earlier = end(spent).isBefore(end(kept))
                            && kept.term().isActiveOn(day)
                            && spent.term().isActiveOn(day);
                    if (earlier && !after.position(kept.number()).equals(kept.left())) {
                        assertThat(after.position(spent.number()))
                                .as("seed %d: %s before %s", seed, spent, kept)
                                .isEqualTo(Points.ZERO);
                    }
                }
            }
        }
    }

    private static LocalDate end(AccountLot lot) {
        return lot.term().expires() == null ? LocalDate.MAX : lot.term().expires();
    }

    private static List<Condition> asked() {
        List<Condition> asked = new ArrayList<>();
        List<Period> periods = new ArrayList<>(List.of(
                new Period.Lifetime(), new Period.Rolling(10), new Period.Rolling(45), new Period.PreviousPurchase()));
        for (PeriodUnit unit : PeriodUnit.values()) {
            periods.add(new Period.Current(unit));
            periods.add(new Period.Previous(unit));
        }
        int turn = 0;
        for (Period period : periods) {
            asked.add(accumulated(
                    turn % 3 == 0 ? null : turn % 3 == 1 ? "shoes" : "food",
                    period,
                    turn % 2 == 0 ? Measured.MONEY : Measured.QUANTITY));
            turn++;
            if (!(period instanceof Period.PreviousPurchase)) {
                asked.add(new Condition.Not(new Condition.Purchases(new Count.AtLeast(1_000_000), period)));
            }
        }
        for (Period period :
                List.of(new Period.Lifetime(), new Period.Current(PeriodUnit.WEEK), new Period.Rolling(7))) {
            asked.add(new Condition.Uses(1 + turn++ % 3, Per.CUSTOMER, period));
        }
        return asked;
    }

    /// A customer's life from a seed.
    private static final class Run {
        final SplittableRandom random;
        final Shop shop;
        final NaiveBook naive = new NaiveBook();
        final List<Posting> postings = new ArrayList<>();
        private final long seed;
        private final List<Account> snapshots = new ArrayList<>();
        Account account = Shop.account();
        LocalDate day = LocalDate.of(2026, 1, 15);
        boolean expires = true;
        private int second;

        Run(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            Scheme scheme = new Scheme(
                    Shop.SCHEME.value(),
                    random.nextBoolean() ? Points.whole(1) : Points.ofUnits(5_000),
                    random.nextBoolean() ? Scheme.Rounding.DOWN : Scheme.Rounding.HALF_UP,
                    new Scheme.Redemption(
                            Percent.whole(80), null, Shop.money("0"), Shop.money("0"), random.nextBoolean()),
                    random.nextInt(3),
                    random.nextBoolean() ? new Scheme.Expiry.AfterDays(20) : new Scheme.Expiry.EndOf(PeriodUnit.MONTH),
                    Scheme.Accumulate.PAID,
                    Scheme.Debt.OWE,
                    0);
            shop = Shop.open(
                    scheme,
                    ASKED,
                    List.of(PostSaleTest.tier("silver", "500.00"), PostSaleTest.tier("gold", "3000.00")));
        }

        void step() {
            day = day.plusDays(random.nextInt(6));
            snapshots.add(account);
            switch (random.nextInt(10)) {
                case 0 -> sell(account, day.minusDays(random.nextInt(Grain.LATE_DAYS)), 3, Channel.ONLINE);
                case 1 -> {
                    Account stale = snapshots.get(Math.max(0, snapshots.size() - 1 - random.nextInt(5)));
                    sell(stale, day.minusDays(random.nextInt(3)), 0, Channel.OFFLINE);
                }
                case 2 -> {
                    List<NaiveBook.Purchase> open = shuffled();
                    if (!open.isEmpty()) {
                        giveBack(open.getFirst());
                    }
                }
                case 3 -> expire();
                case 4, 5, 6, 7, 8, 9 -> sell(account, day, 0, Channel.ONLINE);
                default -> throw new AssertionError("ten cases");
            }
        }

        List<NaiveBook.Purchase> shuffled() {
            List<NaiveBook.Purchase> open = new ArrayList<>(
                    naive.purchases.stream().filter(NaiveBook.Purchase::isLeft).toList());
            for (int i = open.size() - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                NaiveBook.Purchase swapped = open.get(i);
                open.set(i, open.get(other));
                open.set(other, swapped);
            }
            return open;
        }

        void sell(Account known, LocalDate on, int hour, Channel channel) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                lines.add(Shop.line(
                        "l" + i,
                        random.nextBoolean() ? "shoes" : "food",
                        random.nextInt(300) + "." + (10 + random.nextInt(90)),
                        random.nextBoolean() ? "" + (1 + random.nextInt(3)) : "0." + (100 + random.nextInt(900))));
            }
            second = (second + 1) % 60;
            OffsetDateTime at = on.atTime(LocalTime.of(8 + hour, random.nextInt(60), second))
                    .atOffset(ZONE);
            OffsetDateTime recorded = day.atTime(22, 0).atOffset(ZONE);
            Redeem redeem = random.nextBoolean() ? Redeem.MAXIMUM : Redeem.NOTHING;
            Account before = account;
            Shop.Sold sold = shop.sell(account, known, at, recorded.toInstant(), redeem, channel, lines);
            note(sold.posted().posting());
            account = sold.account();
            assertThat(account.version()).isEqualTo(before.version() + 1);
            naive.purchases.add(new NaiveBook.Purchase(at, sold.recorded()));
        }

        void giveBack(NaiveBook.Purchase purchase) {
            Map<String, Quantity> now = new HashMap<>();
            purchase.left().forEach((line, left) -> {
                if (random.nextInt(3) > 0) {
                    long some = random.nextBoolean() ? left.units() : 1 + random.nextLong(left.units());
                    now.put(line, Quantity.ofThousandths(some));
                }
            });
            String at = day.atTime(21, 0).toString() + ":00";
            if (now.isEmpty()) {
                assertThat(shop.giveBack(account, purchase.sale, at, purchase.returned, now))
                        .isEqualTo(new ReturnOutcome.Nothing());
                return;
            }
            ReturnOutcome.Posted posted = shop.returned(account, purchase.sale, at, purchase.returned, now);
            note(posted.posting());
            account = posted.account();
            purchase.returned(now);
            assertThat(posted.whole()).as("seed %d", seed).isEqualTo(!purchase.isLeft());
        }

        private void expire() {
            if (!expires) {
                return;
            }
            OffsetDateTime at = day.atStartOfDay().atOffset(ZONE);
            ExpireLots.Expired expired = ExpireLots.post(
                    account, new ExpireLots.NewDay(shop.id(at.toInstant()), at, at.toInstant(), Shop.TENANT));
            if (expired != null) {
                note(expired.posting());
                account = expired.account();
                assertThat(account.lots())
                        .allMatch(lot -> lot.expires() == null || !lot.expires().isBefore(day));
            }
        }

        private void note(@Nullable Posting posting) {
            if (posting != null) {
                postings.add(posting);
            }
        }

        void check(int step) {
            Ledger ledger = Ledger.of(postings);
            assertThat(ledger.book()).as("seed %d step %d", seed, step).isEqualTo(account.book());
            assertThat(ledger.balance()).as("seed %d step %d", seed, step).isEqualTo(account.balance());
            assertThat(ledger.sides().values().stream().mapToLong(Points::units).sum())
                    .as("seed %d step %d: the sides sum to nought", seed, step)
                    .isZero();
            LocalDate latest = account.counters().latest();
            if (latest == null) {
                return;
            }
            checkHistory(latest.atTime(23, 59).atOffset(ZONE), step);
            checkHistory(
                    latest.minusDays(random.nextInt(Grain.LATE_DAYS))
                            .atTime(12, 0)
                            .atOffset(ZONE),
                    step);
            checkHistory(latest.plusDays(random.nextInt(100)).atTime(12, 0).atOffset(ZONE), step);
        }

        private void checkHistory(OffsetDateTime seenAt, int step) {
            History history = account.history(seenAt);
            for (Accumulation accumulation : shop.rules().ruleset().accumulations()) {
                if (accumulation.period() instanceof Period.PreviousPurchase && !knowsPurchaseBefore(seenAt)) {
                    continue;
                }
                assertThat(history.accumulated(accumulation))
                        .as("seed %d step %d: %s at %s", seed, step, accumulation, seenAt)
                        .isEqualTo(naive.accumulated(accumulation, seenAt));
            }
            for (Period period : shop.rules().ruleset().asks().purchases()) {
                assertThat(history.purchases(period))
                        .as("seed %d step %d: purchases %s at %s", seed, step, period, seenAt)
                        .isEqualTo(naive.purchases(period, seenAt.toLocalDate()));
            }
            shop.rules().ruleset().asks().customerUses().forEach((offer, periods) -> {
                for (Period period : periods) {
                    assertThat(history.uses(offer, period))
                            .as("seed %d step %d: uses of %s %s at %s", seed, step, offer, period, seenAt)
                            .isEqualTo(naive.uses(offer, period, seenAt.toLocalDate()));
                }
            });
        }

        /// Only the latest few purchases are remembered singly.
        private boolean knowsPurchaseBefore(OffsetDateTime seenAt) {
            return account.counters().recent().stream()
                    .anyMatch(purchase -> !purchase.at().isAfter(seenAt.toInstant()));
        }
    }
}
