package io.kopilka.upkeep;

import io.kopilka.accounts.AccountItem;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.Occasion.TierMove;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.AccountLot;
import io.kopilka.domain.ledger.ExpireLots;
import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.ledger.PointsNotice;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.PostingRules;
import io.kopilka.domain.ledger.ReleaseHolds;
import io.kopilka.domain.ledger.ReviewTier;
import io.kopilka.domain.tier.TierLadder;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import io.kopilka.rulebook.PublishedRuleset;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.CountsPurchases;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks at one account and makes true what should be: lots that have ended are taken off, its figures are
/// built by the definitions in force (docs/pricing.md, 19.7), the tier is that of today, the end of points is
/// told of in time, and the account stands among those to be looked at on the next day on which anything can
/// change by itself.
///
/// It goes by the account as it is, not by what made somebody look: twice, late or in another order comes to
/// the same. Each step is a transaction of its own that leaves a true account, so it may stop anywhere. The day
/// of the next look is only ever brought forward before it comes: a purchase that puts it off costs nothing,
/// and the look that comes too early puts it off.
@Singleton
final class ReviewAccount {
    private static final int SCHEMA = 1;
    private static final Duration NOTICES_KEPT = Duration.ofDays(40);
    private static final Backoff RACE =
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(200), Duration.ofSeconds(10));

    private final Table table;
    private final AccountStore accounts;
    private final CountsPurchases purchases;
    private final Rulebook rulebook;
    private final Directory directory;
    private final Ulids ulids;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;

    ReviewAccount(
            Table table,
            AccountStore accounts,
            CountsPurchases purchases,
            Rulebook rulebook,
            Directory directory,
            Ulids ulids,
            InstantSource clock,
            Pause pause,
            RandomGenerator random) {
        this.table = table;
        this.accounts = accounts;
        this.purchases = purchases;
        this.rulebook = rulebook;
        this.directory = directory;
        this.ulids = ulids;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
    }

    /// What came of a look.
    enum Reviewed {
        /// All is as it should be.
        DONE,
        /// Others changed the account again and again: look later.
        BUSY
    }

    /// Looks at an account; one that is not there needs nothing.
    Reviewed review(AccountRef of) {
        Backoff.Waits waits = RACE.begin(pause, random);
        while (true) {
            Step step = next(of);
            if (step.writes().isEmpty()) {
                return Reviewed.DONE;
            }
            boolean written = table.write(step.writes()) instanceof WriteOutcome.Written;
            if (written && step.isLast()) {
                return Reviewed.DONE;
            }
            if (!written && !waits.again()) {
                return Reviewed.BUSY;
            }
        }
    }

    /// One transaction of a look.
    ///
    /// @param writes none where all is as it should be
    /// @param isLast whether nothing can be left to do after it
    private record Step(List<Write> writes, boolean isLast) {}

    /// The next step, from what is stored now.
    private Step next(AccountRef of) {
        Key state = AccountItem.key(of.tenant(), of.programme(), of.account());
        Key due = Keys.accountDue(of.tenant(), of.programme(), of.account());
        Map<Key, Item> found = table.getAll(List.of(state, due), Consistency.STRONG);
        Item stored = found.get(state);
        if (stored == null) {
            return new Step(List.of(), true);
        }
        Account account = AccountItem.read(stored, of.programme(), of.account());
        Instant now = clock.instant();
        ZoneId zone = directory.tenant(of.tenant()).orElseThrow().zone();
        LocalDate today = LocalDate.ofInstant(now, zone);

        ReleaseHolds.Freed freed = ReleaseHolds.lapsed(account, now, of.tenant(), ulids::next);
        ExpireLots.@Nullable Expired expired = ExpireLots.post(
                freed.account(),
                new ExpireLots.NewDay(ulids.next(), today.atStartOfDay(zone).toOffsetDateTime(), now, of.tenant()));
        if (expired != null) {
            List<Posting> postings = new ArrayList<>(freed.postings());
            postings.add(expired.posting());
            Occasion occasion = Occasion.laterOn(stored, TierMove.NONE);
            return new Step(accounts.writes(of.tenant(), expired.account(), postings, occasion), false);
        }
        PublishedRuleset inForce = rulebook.current(of.tenant());
        PostingRules rules = inForce.posting();
        Optional<CustomerId> customer = Occasion.customer(stored);
        if (rules.mustRecount(account.counters()) && customer.isPresent()) {
            PostingRules judge = rulebook.judge(of.tenant(), account.counters(), inForce);
            Account recounted = purchases
                    .recount(of.tenant(), customer.get(), account.counters(), judge)
                    .of(freed.account());
            Occasion occasion = Occasion.laterOn(stored, TierMove.NONE);
            return new Step(accounts.writes(of.tenant(), recounted, freed.postings(), occasion), false);
        }
        TierLadder ladder = rules.tiers();
        Account moved = ReviewTier.post(freed.account(), ladder, today, zone);
        if (moved != null) {
            Occasion occasion = Occasion.laterOn(stored, TierMove.between(ladder, account.tier(), moved.tier()));
            return new Step(accounts.writes(of.tenant(), moved, freed.postings(), occasion), false);
        }
        DueItem before = Optional.ofNullable(found.get(due)).map(DueItem::read).orElse(DueItem.NONE);
        return new Step(await(of, before, account, ReviewTier.next(account, ladder, today, zone), today), true);
    }

    private static List<Write> await(
            AccountRef of, DueItem before, Account account, @Nullable LocalDate tier, LocalDate today) {
        List<PointsNotice> notices = PointsNotice.due(account.book(), today, before.told());
        LocalDate next = earlier(tier, PointsNotice.next(account.book(), today));
        boolean comesInTime = before.day() != null
                && before.day().isAfter(today)
                && (next == null || !before.day().isAfter(next));
        boolean nothingAwaited = before.day() == null && next == null;
        if (notices.isEmpty() && (comesInTime || nothingAwaited)) {
            return List.of();
        }
        DueItem after =
                new DueItem(before.version() + 1, comesInTime ? before.day() : next, told(before, account, notices));
        List<Write> writes = new ArrayList<>();
        Item item = after.write(of);
        writes.add(
                before.version() == 0 ? new Write.PutIfAbsent(item) : new Write.PutIfVersion(item, before.version()));
        if (before.day() != null && !before.day().equals(after.day())) {
            writes.add(new Write.Delete(place(of, before.day())));
        }
        if (after.day() != null && !after.day().equals(before.day())) {
            writes.add(new Write.Put(Item.of(place(of, after.day()), SCHEMA).build()));
        }
        // A lot that was told of, spent, and given back by a return is told of anew under the same key: that is no
        // event
        // and must not refuse the look.
        notices.forEach(notice -> writes.add(new Write.Put(NoticeItem.write(
                of, notice, notice.on().atStartOfDay(ZoneOffset.UTC).toInstant().plus(NOTICES_KEPT)))));
        return writes;
    }

    /// The lots told of so far, without those that are gone.
    private static Set<LotNumber> told(DueItem before, Account account, List<PointsNotice> notices) {
        Set<LotNumber> there =
                account.book().lots().stream().map(AccountLot::number).collect(Collectors.toSet());
        Set<LotNumber> told = new HashSet<>(before.told());
        notices.forEach(notice -> told.addAll(notice.lots()));
        told.retainAll(there);
        return told;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static Key place(AccountRef of, LocalDate day) {
        return Keys.dueAccount(of.tenant(), day, of.programme(), of.account());
    }
}
