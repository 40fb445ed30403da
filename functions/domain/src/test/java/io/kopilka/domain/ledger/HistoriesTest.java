package io.kopilka.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.ledger.SaleToPost.Channel;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.domain.ruleset.Scheme;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Many short lives of an account, each from a seed: sales online and offline, returns, holds that are spent,
/// given free or forgotten, corrections and expiry, in any order. What is on the account is at every step what
/// its entries add up to.
final class HistoriesTest {
    /// More of them by `-Dkopilka.histories`.
    private static final int HISTORIES = Integer.getInteger("kopilka.histories", 20_000);
    private static final int STEPS = 12;
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(5);

    @Test
    void theEntriesAddUpToTheAccountAtEveryStep() {
        Map<Life.Deed, Integer> happened = new EnumMap<>(Life.Deed.class);
        for (long seed = 0; seed < HISTORIES; seed++) {
            Life life = new Life(seed, seed % 3 == 0 ? Scheme.Debt.FORGIVE : Scheme.Debt.OWE);
            for (int step = 0; step < STEPS; step++) {
                happened.merge(life.step(), 1, Integer::sum);
                life.check();
            }
        }
        assertThat(happened).as("everything happens").hasSize(Life.DEEDS.size());
    }

    @Test
    void givingEverythingBackAndFreeLeavesTheAccountAsItWas() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Life life = new Life(seed, seed % 2 == 0 ? Scheme.Debt.FORGIVE : Scheme.Debt.OWE);
            for (int step = 0; step < STEPS / 2; step++) {
                life.step();
            }
            life.settle();
            Account before = life.account;
            life.purchases.clear();
            for (int step = 0; step < STEPS / 2; step++) {
                life.stepThatCanBeUndone();
            }
            life.undo();
            life.check();
            assertThat(life.account.book()).as("seed %d", seed).isEqualTo(before.book());
            assertThat(life.account.holds()).as("seed %d", seed).isEmpty();
            assertThat(life.account.counters().tallies())
                    .as("seed %d", seed)
                    .isEqualTo(before.counters().tallies());
        }
    }

    private static final class Life {
        enum Deed {
            SALE,
            OFFLINE_SALE,
            SALE_BY_HOLD,
            RETURN,
            HOLD,
            RELEASE,
            LAPSE,
            ADJUSTMENT,
            EXPIRY
        }

        static final List<Deed> DEEDS = List.of(Deed.values());
        private static final int CAN_BE_UNDONE = DEEDS.indexOf(Deed.ADJUSTMENT);

        final SplittableRandom random;
        final Shop shop;
        final List<NaiveBook.Purchase> purchases = new ArrayList<>();
        private final long seed;
        private Ledger ledger = Ledger.EMPTY;
        Account account = Shop.account();
        private OffsetDateTime now = LocalDate.of(2026, 1, 15).atTime(9, 0).atOffset(ZONE);

        Life(long seed, Scheme.Debt debt) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            shop = Shop.open(
                    new Scheme(
                            Shop.SCHEME.value(),
                            random.nextBoolean() ? Points.whole(1) : Points.ofUnits(2_500),
                            Scheme.Rounding.DOWN,
                            new Scheme.Redemption(Percent.whole(90), null, Shop.money("0"), Shop.money("0"), true),
                            random.nextInt(2),
                            new Scheme.Expiry.AfterDays(3),
                            Scheme.Accumulate.PAID,
                            debt,
                            0),
                    List.of(),
                    List.of());
        }

        Deed step() {
            now = now.plusMinutes(random.nextInt(2_000));
            Deed deed = account.counters().purchases() == 0 ? Deed.SALE : DEEDS.get(random.nextInt(DEEDS.size()));
            act(deed);
            return deed;
        }

        void stepThatCanBeUndone() {
            now = now.plusMinutes(random.nextInt(30));
            act(DEEDS.get(random.nextInt(CAN_BE_UNDONE)));
        }

        private void act(Deed deed) {
            switch (deed) {
                case SALE -> sell(Channel.ONLINE, null);
                case OFFLINE_SALE -> sell(Channel.OFFLINE, null);
                case SALE_BY_HOLD -> {
                    Hold hold = anyHold();
                    sell(Channel.ONLINE, hold);
                }
                case RETURN -> {
                    if (!purchases.isEmpty()) {
                        giveBack(purchases.get(random.nextInt(purchases.size())));
                    }
                }
                case HOLD -> hold();
                case RELEASE -> {
                    Hold hold = anyHold();
                    if (hold != null) {
                        release(hold);
                    }
                }
                case LAPSE -> now = now.plus(Hold.LIFE);
                case ADJUSTMENT -> adjust();
                case EXPIRY -> expire();
            }
        }

        private @Nullable Hold anyHold() {
            List<Hold> open = account.freedAt(now.toInstant()).holds();
            return open.isEmpty() ? null : open.get(random.nextInt(open.size()));
        }

        /// What every write begins with.
        private Account cleared() {
            ReleaseHolds.Freed freed =
                    ReleaseHolds.lapsed(account, now.toInstant(), Shop.TENANT, () -> shop.id(now.toInstant()));
            freed.postings().forEach(this::note);
            return freed.account();
        }

        private void sell(Channel channel, @Nullable Hold hold) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                lines.add(Shop.line(
                        "l" + i,
                        "food",
                        random.nextInt(300) + "." + (10 + random.nextInt(90)),
                        random.nextBoolean() ? "" + (1 + random.nextInt(3)) : "0." + (100 + random.nextInt(900))));
            }
            Account clear = cleared();
            Account priced = hold == null ? clear : clear.without(hold);
            // A till without a connection believes what it likes.
            Account known = channel == Channel.ONLINE ? priced : richer(priced);
            Shop.Sold sold = shop.sell(
                    clear,
                    known,
                    now,
                    now.toInstant(),
                    random.nextBoolean() ? Redeem.MAXIMUM : Redeem.NOTHING,
                    channel,
                    hold == null ? null : hold.id(),
                    lines);
            note(sold.posted().posting());
            account = sold.account();
            purchases.add(new NaiveBook.Purchase(now, sold.recorded()));
        }

        private Account richer(Account account) {
            AdjustPoints.Correction gift = new AdjustPoints.Correction(
                    shop.id(now.toInstant()),
                    Points.whole(20),
                    new LotTerm(now.toLocalDate(), null),
                    "believed",
                    now,
                    now.toInstant(),
                    Shop.TENANT,
                    Shop.KEY);
            return ((AdjustPoints.Outcome.Adjusted) AdjustPoints.post(account, gift)).account();
        }

        private void giveBack(NaiveBook.Purchase purchase) {
            Map<String, Quantity> back = new HashMap<>();
            purchase.left().forEach((line, left) -> {
                if (random.nextBoolean()) {
                    long some = random.nextBoolean() ? left.units() : 1 + random.nextLong(left.units());
                    back.put(line, Quantity.ofThousandths(some));
                }
            });
            giveBack(purchase, back);
        }

        private void giveBack(NaiveBook.Purchase purchase, Map<String, Quantity> back) {
            if (back.isEmpty()) {
                return;
            }
            ReturnOutcome outcome = ReturnGoods.post(
                    cleared(),
                    shop.rules(),
                    shop.rules(),
                    shop.rules().tiers(),
                    new ReturnToPost(
                            shop.id(now.toInstant()),
                            purchase.sale,
                            purchase.returned,
                            back,
                            now,
                            now.toInstant(),
                            Shop.KEY));
            ReturnOutcome.Posted posted = (ReturnOutcome.Posted) outcome;
            note(posted.posting());
            account = posted.account();
            purchase.returned(back);
        }

        private void hold() {
            Account clear = cleared();
            Points available = clear.availableOn(now.toLocalDate());
            Points wanted = Points.ofUnits(1 + random.nextLong(2 * available.units() + 1));
            HoldPoints.Outcome outcome = HoldPoints.post(
                    clear,
                    new HoldPoints.Wish(
                            shop.id(now.toInstant()),
                            shop.id(now.toInstant()),
                            wanted,
                            now,
                            now.toInstant(),
                            Shop.TENANT,
                            Shop.TENANT,
                            Shop.KEY));
            switch (outcome) {
                case HoldPoints.Outcome.Held(var after, var posting, var hold) -> {
                    assertThat(hold.points()).as("seed %d", seed).isEqualTo(wanted);
                    account = after;
                    note(posting);
                }
                case HoldPoints.Outcome.NotEnough(var said) -> {
                    assertThat(said).as("seed %d", seed).isEqualTo(available);
                    assertThat(wanted).as("seed %d", seed).isGreaterThan(available);
                    store(clear);
                }
                case HoldPoints.Outcome.TooMany() -> store(clear);
            }
        }

        /// A refusal stores nothing: what was cleared is cleared by the next write. Here it is noted already,
        /// so something is written.
        private void store(Account clear) {
            account = clear.next(clear.book(), clear.holds());
        }

        private void release(Hold hold) {
            ReleaseHolds.Released released = Objects.requireNonNull(ReleaseHolds.one(
                    cleared(), hold.id(), shop.id(now.toInstant()), now, now.toInstant(), Shop.TENANT, Shop.KEY));
            account = released.account();
            note(released.posting());
        }

        private void adjust() {
            Account clear = cleared();
            Points change = Points.ofUnits(random.nextLong(-200_000, 200_000) | 1);
            AdjustPoints.Outcome outcome = AdjustPoints.post(
                    clear,
                    new AdjustPoints.Correction(
                            shop.id(now.toInstant()),
                            change,
                            new LotTerm(now.toLocalDate(), now.toLocalDate().plusDays(random.nextInt(9))),
                            "because",
                            now,
                            now.toInstant(),
                            Shop.TENANT,
                            Shop.KEY));
            switch (outcome) {
                case AdjustPoints.Outcome.Adjusted(var after, var posting) -> {
                    assertThat(after.balance())
                            .as("seed %d", seed)
                            .isEqualTo(clear.balance().plus(change));
                    account = after;
                    note(posting);
                }
                case AdjustPoints.Outcome.NotEnough(var available) -> {
                    assertThat(change.plus(available).units())
                            .as("seed %d", seed)
                            .isNegative();
                    store(clear);
                }
            }
        }

        private void expire() {
            OffsetDateTime midnight = now.toLocalDate().atStartOfDay().atOffset(ZONE);
            ExpireLots.Expired expired = ExpireLots.post(
                    account, new ExpireLots.NewDay(shop.id(now.toInstant()), midnight, now.toInstant(), Shop.TENANT));
            if (expired != null) {
                account = expired.account();
                note(expired.posting());
            }
        }

        /// Ends every hold, so that nothing is left from before.
        void settle() {
            store(cleared());
            for (Hold hold : account.freedAt(now.toInstant()).holds()) {
                release(hold);
            }
        }

        void undo() {
            settle();
            while (!purchases.isEmpty()) {
                NaiveBook.Purchase purchase = purchases.remove(random.nextInt(purchases.size()));
                while (purchase.isLeft()) {
                    giveBack(purchase);
                }
            }
        }

        private void note(@Nullable Posting posting) {
            if (posting != null) {
                ledger = ledger.after(posting);
            }
        }

        void check() {
            assertThat(ledger.book()).as("seed %d", seed).isEqualTo(account.book());
            assertThat(ledger.balance()).as("seed %d", seed).isEqualTo(account.balance());
            assertThat(ledger.on(Side.HELD)).as("seed %d", seed).isEqualTo(account.held());
            long sum = 0;
            for (Points side : ledger.sides().values()) {
                sum += side.units();
            }
            assertThat(sum).as("seed %d: the sides sum to nought", seed).isZero();
            for (AccountLot lot : account.book().lots()) {
                assertThat(lot.left().units()).as("seed %d", seed).isPositive();
            }
        }
    }
}
