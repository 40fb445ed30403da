package io.kopilka.domain.ledger;

import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What an account must count so that a ruleset can be priced: which subjects, and into what stretches of
/// time each is cut. What no condition, scale, effect or tier asks for is not counted.
public final class CounterPlan {
    private final Map<Subject, Set<Grain>> grains = new HashMap<>();
    private final Set<Subject.Bought> byPreviousPurchase = new HashSet<>();

    private CounterPlan() {}

    public static CounterPlan of(CompiledRuleset compiled) {
        CounterPlan plan = new CounterPlan();
        compiled.asks().purchases().forEach(period -> plan.want(Subject.PURCHASES, period));
        compiled.asks()
                .customerUses()
                .forEach((offer, periods) -> periods.forEach(period -> plan.want(new Subject.Uses(offer), period)));
        for (Accumulation accumulation : compiled.accumulations()) {
            Subject.Bought subject = Subject.Bought.of(accumulation);
            if (accumulation.period() instanceof Period.PreviousPurchase) {
                plan.byPreviousPurchase.add(subject);
            } else {
                plan.want(subject, accumulation.period());
            }
        }
        return plan;
    }

    /// Every subject that is asked for.
    public Set<Subject> subjects() {
        return Set.copyOf(grains.keySet());
    }

    /// Whether accounts that count by this plan have all that another asks for, their segments apart. Purchases
    /// are counted in any case.
    boolean covers(CounterPlan other) {
        return byPreviousPurchase.containsAll(other.byPreviousPurchase)
                && other.grains.entrySet().stream()
                        .allMatch(wanted ->
                                (wanted.getKey().equals(Subject.PURCHASES) || grains.containsKey(wanted.getKey()))
                                        && wanted.getValue().stream().allMatch(grain -> has(wanted.getKey(), grain)));
    }

    private boolean has(Subject subject, Grain wanted) {
        return grains(subject).stream().anyMatch(grain -> switch (wanted) {
            case Grain.Units _ -> grain.equals(wanted);
            case Grain.Days(int days) -> grain instanceof Grain.Days(int known) && known >= days;
        });
    }

    /// What was bought, as far as it is asked for, by period or by the previous purchase.
    Set<Subject.Bought> bought() {
        Set<Subject.Bought> all = new HashSet<>(byPreviousPurchase);
        for (Subject subject : grains.keySet()) {
            if (subject instanceof Subject.Bought bought) {
                all.add(bought);
            }
        }
        return all;
    }

    /// Whose figure on the previous purchase is asked for.
    Set<Subject.Bought> byPreviousPurchase() {
        return byPreviousPurchase;
    }

    Set<Grain> grains(Subject subject) {
        return grains.getOrDefault(subject, Set.of());
    }

    private void want(Subject subject, Period period) {
        Set<Grain> wanted = grains.computeIfAbsent(subject, _ -> new HashSet<>());
        switch (period) {
            case Period.Lifetime _, Period.PreviousPurchase _ -> {}
            case Period.Current(PeriodUnit unit) -> wantUnit(wanted, unit, 1);
            case Period.Previous(PeriodUnit unit) -> wantUnit(wanted, unit, 2);
            case Period.Rolling(int days) -> wantDays(wanted, days);
        }
    }

    private static void wantUnit(Set<Grain> wanted, PeriodUnit unit, int units) {
        if (unit == PeriodUnit.DAY) {
            wantDays(wanted, units);
        } else {
            wanted.add(new Grain.Units(unit));
        }
    }

    private static void wantDays(Set<Grain> wanted, int days) {
        int window = days;
        for (Grain grain : wanted) {
            if (grain instanceof Grain.Days(int known)) {
                window = Math.max(window, known);
            }
        }
        wanted.removeIf(grain -> grain instanceof Grain.Days);
        wanted.add(new Grain.Days(window));
    }
}
