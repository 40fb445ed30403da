package io.kopilka.checkout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.pricing.AppliedOffer;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.Promotion;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import io.kopilka.rulebook.PublishedRuleset;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Counts the uses of offers by everybody, and keeps them below their limits: `uses` with `per: all` (docs/pricing.md,
/// 19.4).
///
/// A process takes uses from the counter in the table in small portions, under the guard of the counter's version, and
/// gives them out from memory. What it does not give out is lost to the others, so there may be a few uses less than
/// the
/// limit, and never one more. A count in the table for each sale was rejected: a busy offer would make one item of the
/// table the pace of all tills.
@Singleton
final class UseLeases implements AroundSnapshot {
    private static final Backoff PATIENCE =
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final int MOST_LEASES = 20_000;

    private final Table table;
    private final Ulids ulids;
    private final Ticker ticker;
    private final Pause pause;
    private final RandomGenerator random;
    private final Cache<Place, UseLease> leases =
            Caffeine.newBuilder().maximumSize(MOST_LEASES).build();

    private record Place(Key key, LocalDate slot) {}

    private record OfferPeriod(String offer, Period period) {}

    UseLeases(Table table, Ulids ulids, Ticker ticker, Pause pause, RandomGenerator random) {
        this.table = table;
        this.ulids = ulids;
        this.ticker = ticker;
        this.pause = pause;
        this.random = random;
    }

    /// The uses that the price of a sale reckons with, a few seconds old at the most: of the offers that are live in a
    /// store on a day. A ruleset that asks for none costs nothing.
    OfferUses seen(TenantId tenant, PublishedRuleset rules, StoreId store, LocalDate day) {
        Map<String, Set<Period>> asked = rules.compiled().asks().allUses();
        if (asked.isEmpty()) {
            return OfferUses.NONE;
        }
        Set<String> live = new HashSet<>();
        for (Promotion promotion : rules.ruleset().promotions()) {
            if (promotion.isOn(day, store.value())) {
                live.addAll(promotion.offers());
            }
        }
        Map<OfferPeriod, UseLease> found = new HashMap<>();
        asked.forEach((offer, periods) -> {
            if (live.contains(offer)) {
                periods.forEach(period ->
                        found.put(new OfferPeriod(offer, period), lease(tenant, offer, UsesStretch.seen(period, day))));
            }
        });
        refresh(found.values().stream().filter(UseLease::isStale).distinct().toList());
        Map<OfferPeriod, Long> uses = new HashMap<>();
        found.forEach((of, lease) -> uses.put(of, lease.seen()));
        return (offer, period) -> uses.getOrDefault(new OfferPeriod(offer, period), 0L);
    }

    private void refresh(List<UseLease> stale) {
        for (int from = 0; from < stale.size(); from += Table.MOST_READS) {
            List<UseLease> some = stale.subList(from, Math.min(stale.size(), from + Table.MOST_READS));
            Map<Key, Item> items =
                    table.getAll(some.stream().map(UseLease::key).distinct().toList(), Consistency.EVENTUAL);
            some.forEach(lease -> lease.learn(UsesCount.of(lease.key(), Optional.ofNullable(items.get(lease.key())))));
        }
    }

    /// Uses that a sale took, to be put back if it does not happen.
    static final class Taken {
        private final List<UseLease> from = new ArrayList<>();

        void putBack() {
            from.forEach(UseLease::putBack);
        }
    }

    /// Takes all uses that a sale needs, or none: empty where a limit has been reached, or others were faster for too
    /// long. What is reached is remembered, so that the price made next knows it.
    Optional<Taken> take(TenantId tenant, List<UseWanted> wanted) {
        Taken taken = new Taken();
        for (UseWanted each : wanted) {
            UseLease lease = lease(tenant, each.offer(), each.stretch());
            switch (lease.take(each.below(), PATIENCE.begin(pause, random))) {
                case YES -> taken.from.add(lease);
                case NONE_LEFT, BUSY -> {
                    taken.putBack();
                    return Optional.empty();
                }
            }
        }
        return Optional.of(taken);
    }

    /// The writes that give back the uses of a sale; refused where somebody else counts at this moment.
    ///
    /// @param day of the sale
    List<Write> giveBack(TenantId tenant, PublishedRuleset rules, List<AppliedOffer> applied, LocalDate day) {
        List<Write> writes = new ArrayList<>();
        for (UseWanted each : UseWanted.of(rules, applied, day)) {
            UseLease lease = lease(tenant, each.offer(), each.stretch());
            UsesCount count = UsesCount.of(lease.key(), table.get(lease.key(), Consistency.STRONG));
            if (count.uses().getOrDefault(each.stretch().slot(), 0L) > 0) {
                writes.add(count.changed(each.stretch(), -1, ulids.next()));
                lease.forget();
            }
        }
        return writes;
    }

    private UseLease lease(TenantId tenant, String offer, UsesStretch stretch) {
        Key key = Keys.offerUses(tenant, offer, stretch.name());
        return Objects.requireNonNull(leases.get(
                new Place(key, stretch.slot()),
                place -> new UseLease(table, place.key(), stretch, ulids::next, ticker::read)));
    }

    /// Of a snapshot many processes are made: none of them may give out what was in hand when it was taken.
    @Override
    public void afterRestore() {
        leases.invalidateAll();
    }

    /// Hands back what is in hand where a process ends in order.
    @PreDestroy
    void close() {
        for (UseLease lease : leases.asMap().values()) {
            try {
                lease.close();
            } catch (TableUnavailable gone) {
                return;
            }
        }
    }
}
