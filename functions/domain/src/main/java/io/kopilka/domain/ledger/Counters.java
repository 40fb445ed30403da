package io.kopilka.domain.ledger;

import io.kopilka.domain.customer.History;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an account has counted, cut so that every period can be answered for the day of any receipt
/// without reading one: in all; by calendar unit for current and previous ones; by day for rolling
/// windows.
///
/// A receipt that comes late lands in the stretches of its own day and is priced by them. Stretches older
/// than any receipt of the last [Grain#LATE_DAYS] days can ask for are dropped, counted from the
/// account's latest receipt, not from a clock: so a replay of old receipts in their order sees what was
/// seen then. One that is later still finds in its periods what has been kept, or nothing; the totals
/// know it all the same.
///
/// @param tallies by subject, in the order of [Subject#ORDER]
/// @param recent the latest purchases by their moments, at most [#MOST_RECENT]
/// @param latest the latest day of any receipt; null before the first
/// @param counted the version by whose definitions they were built ([PostingRules#counting]): sales of earlier
///     ones are judged by it too (docs/pricing.md, 19.7)
public record Counters(
        Map<Subject, Tally> tallies,
        List<RecentPurchase> recent,
        @Nullable LocalDate latest,
        RulesetVersion counted) {
    /// How many purchases are remembered singly. So many of the latest may be returned whole, one after
    /// the other, before it is no longer known what the previous purchase was.
    public static final int MOST_RECENT = 4;

    public static final Counters NONE = new Counters(Map.of(), List.of(), null);

    public Counters {
        Map<Subject, Tally> sorted = new TreeMap<>(Subject.ORDER);
        sorted.putAll(tallies);
        tallies = Collections.unmodifiableMap(sorted);
        recent = recent.stream()
                .sorted(Comparator.comparing(RecentPurchase::at))
                .skip(Math.max(0, recent.size() - MOST_RECENT))
                .toList();
    }

    /// Counters that were built before definitions were told apart.
    public Counters(Map<Subject, Tally> tallies, List<RecentPurchase> recent, @Nullable LocalDate latest) {
        this(tallies, recent, latest, RulesetVersion.NONE);
    }

    /// How many purchases there are, those returned whole left out.
    public long purchases() {
        return tally(Subject.PURCHASES).total();
    }

    /// When the last purchase was made; null without one, or where all that were remembered are returned.
    public @Nullable Instant lastPurchase() {
        return recent.isEmpty() ? null : recent.getLast().at();
    }

    /// What had been bought before, seen by a receipt of this moment in its store's zone.
    public History seenAt(OffsetDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return new History() {
            @Override
            public long accumulated(Accumulation accumulation) {
                Subject subject = Subject.Bought.of(accumulation);
                return accumulation.period() instanceof Period.PreviousPurchase
                        ? ofPurchaseBefore(moment.toInstant(), subject)
                        : tally(subject).in(accumulation.period(), day);
            }

            @Override
            public long purchases(Period period) {
                return tally(Subject.PURCHASES).in(period, day);
            }

            @Override
            public long uses(String offer, Period period) {
                return tally(new Subject.Uses(offer)).in(period, day);
            }
        };
    }

    private Tally tally(Subject subject) {
        return tallies.getOrDefault(subject, Tally.NOTHING);
    }

    private long ofPurchaseBefore(Instant moment, Subject subject) {
        for (RecentPurchase purchase : recent.reversed()) {
            if (!purchase.at().isAfter(moment)) {
                return purchase.paid().getOrDefault(subject, 0L);
            }
        }
        return 0;
    }

    /// The counters after a sale.
    ///
    /// @param changes what each subject grew by; those that grew by nothing may be left out
    /// @param rules by which they were judged: they say how subjects are to be cut
    Counters afterSale(LocalDate day, Map<Subject, Long> changes, RecentPurchase purchase, PostingRules rules) {
        if (rules.counting().compareTo(counted) < 0) {
            throw new IllegalArgumentException("the account counts by version " + counted + " already");
        }
        LocalDate last = latest == null || latest.isBefore(day) ? day : latest;
        Map<Subject, Tally> after = new HashMap<>(tallies);
        changes.forEach((subject, change) -> {
            if (change != 0) {
                Set<Grain> grains = rules.plan().grains(subject);
                after.merge(
                        subject,
                        Tally.NOTHING.cutInto(grains).plus(day, change),
                        (before, _) -> before.cutInto(grains).plus(day, change));
            }
        });
        after.replaceAll((_, tally) -> tally.keptAt(last));
        List<RecentPurchase> purchases = new ArrayList<>(recent);
        purchases.add(purchase);
        return new Counters(after, purchases, last, latest == null ? rules.counting() : counted);
    }

    /// The counters after goods of a sale came back.
    ///
    /// @param sold the day of the sale
    /// @param changes what each subject grew less by, above zero
    /// @param mark of the sale's receipt
    /// @param paid what the purchase counts less by, as far as the previous purchase is measured
    /// @param whole whether nothing of the sale is left
    Counters afterReturn(LocalDate sold, Map<Subject, Long> changes, int mark, Map<Subject, Long> paid, boolean whole) {
        Map<Subject, Tally> after = new HashMap<>(tallies);
        changes.forEach((subject, change) ->
                after.computeIfPresent(subject, (_, tally) -> tally.plus(sold, Math.negateExact(change))));
        after.values().removeIf(tally -> tally.total() == 0);
        List<RecentPurchase> purchases = new ArrayList<>();
        for (RecentPurchase purchase : recent) {
            if (purchase.mark() != mark) {
                purchases.add(purchase);
            } else if (!whole) {
                Map<Subject, Long> left = new HashMap<>(purchase.paid());
                paid.forEach((subject, less) ->
                        left.computeIfPresent(subject, (_, had) -> had > less ? (Long) (had - less) : null));
                purchases.add(new RecentPurchase(purchase.at(), mark, left));
            }
        }
        return new Counters(after, purchases, latest, counted);
    }
}
