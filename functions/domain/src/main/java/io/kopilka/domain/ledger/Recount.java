package io.kopilka.domain.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Builds an account's figures anew from its sales, by the definitions of another ruleset (docs/pricing.md,
/// 19.7).
///
/// Every figure that the rules ask for or that the account has is built anew, as sales of these rules would
/// have built it. An account may have more than its sales explain, where it was brought along with a turnover
/// from elsewhere: what is above the sales, judged as they were judged until now, is carried over.
public final class Recount {
    private final Counters before;
    private final PostingRules rules;
    private final Set<Subject> known;
    private final Set<Subject> wanted;
    private final Map<Subject, Tally> counted = new HashMap<>();
    private final Map<Subject, Tally> explained = new HashMap<>();
    private final Set<Integer> marks = new HashSet<>();
    private List<RecentPurchase> recent = new ArrayList<>();
    private @Nullable LocalDate latest;

    /// @param before the account's figures until now
    /// @param rules by whose definitions they are built anew
    public Recount(Counters before, PostingRules rules) {
        this.before = before;
        this.rules = rules;
        known = before.tallies().keySet();
        wanted = new HashSet<>(rules.plan().subjects());
        wanted.addAll(known);
        wanted.add(Subject.PURCHASES);
        latest = before.latest();
    }

    /// Adds a sale, each once, in any order.
    ///
    /// @param until the rules that judged it when the account's figures until now were built
    public void add(PastSale sale, PostingRules until) {
        LocalDate day = sale.at().toLocalDate();
        latest = latest == null || latest.isBefore(day) ? day : latest;
        add(counted, day, growth(sale, rules));
        add(explained, day, growth(sale, until));
        int mark = RecentPurchase.markOf(sale.receipt());
        marks.add(mark);
        if (!sale.isReturned()) {
            recent.add(new RecentPurchase(
                    sale.at().toInstant().truncatedTo(ChronoUnit.SECONDS),
                    mark,
                    new Growth(rules, sale.priced(), sale::left).ofPurchase()));
            recent.sort(Comparator.comparing(RecentPurchase::at));
            recent = new ArrayList<>(recent.subList(Math.max(0, recent.size() - Counters.MOST_RECENT), recent.size()));
        }
    }

    private Map<Subject, Long> growth(PastSale sale, PostingRules judge) {
        Growth growth = new Growth(judge, sale.priced(), sale::left);
        Map<Subject, Long> changes = new HashMap<>(growth.ofGoods(known));
        if (!sale.isReturned()) {
            changes.putAll(growth.ofReceipt(known));
        }
        return changes;
    }

    private void add(Map<Subject, Tally> tallies, LocalDate day, Map<Subject, Long> changes) {
        changes.forEach((subject, change) -> {
            Tally had = cut(subject, tallies.getOrDefault(subject, Tally.NOTHING));
            tallies.put(subject, had.plus(day, change).keptAt(latestDay()));
        });
    }

    /// A tally cut into the stretches that the rules ask for and those that there are.
    private Tally cut(Subject subject, Tally tally) {
        Tally cut = tally.cutInto(rules.plan().grains(subject));
        Tally had = before.tallies().get(subject);
        return had == null
                ? cut
                : cut.cutInto(had.buckets().stream().map(Buckets::grain).collect(Collectors.toSet()));
    }

    private LocalDate latestDay() {
        if (latest == null) {
            throw new IllegalStateException("there is a sale, so there is a latest one");
        }
        return latest;
    }

    /// The figures, once all sales of the account were added.
    public Counters figures() {
        Map<Subject, Tally> all = new HashMap<>();
        for (Subject subject : wanted) {
            Tally figures = counted.getOrDefault(subject, Tally.NOTHING);
            Tally had = before.tallies().get(subject);
            if (had != null) {
                figures = cut(subject, figures).and(had.minus(explained.getOrDefault(subject, Tally.NOTHING)));
            }
            if (figures.total() > 0) {
                all.put(subject, latest == null ? figures : figures.keptAt(latest));
            }
        }
        List<RecentPurchase> purchases = new ArrayList<>(recent);
        before.recent().stream()
                .filter(purchase -> !marks.contains(purchase.mark()))
                .forEach(purchases::add);
        return new Counters(all, purchases, latest, rules.counting());
    }

    /// The account with its figures built anew, as the next version.
    public Account of(Account account) {
        return account.next(account.book(), account.nextLot(), figures(), account.tier());
    }
}
