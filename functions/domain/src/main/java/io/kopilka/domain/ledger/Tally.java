package io.kopilka.domain.ledger;

import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One subject's figures: in all, and by the stretches of time that rulesets asked for.
///
/// @param total since the first purchase, not below zero
/// @param buckets at most one of each kind of grain, in the order of grains
public record Tally(long total, List<Buckets> buckets) {
    static final Tally NOTHING = new Tally(0, List.of());

    public Tally {
        buckets = List.copyOf(buckets);
        if (total < 0) {
            throw new IllegalArgumentException("nobody bought less than nothing");
        }
        for (int i = 1; i < buckets.size(); i++) {
            if (Grain.ORDER.compare(buckets.get(i - 1).grain(), buckets.get(i).grain()) >= 0) {
                throw new IllegalArgumentException("buckets stand in the order of their grains, one of a kind");
            }
        }
    }

    /// The figure of a period, seen from a day.
    long in(Period period, LocalDate day) {
        return switch (period) {
            case Period.Lifetime _ -> total;
            case Period.Current(PeriodUnit unit) -> ofUnit(unit, unit.startOf(day));
            case Period.Previous(PeriodUnit unit) -> ofUnit(unit, unit.startOfPrevious(day));
            case Period.Rolling(int days) -> {
                Buckets found = find(new Grain.Days(days));
                yield found == null ? 0 : found.between(day.minusDays(days - 1L), day);
            }
            case Period.PreviousPurchase _ ->
                throw new IllegalArgumentException("the previous purchase is no stretch of time");
        };
    }

    private long ofUnit(PeriodUnit unit, LocalDate start) {
        Buckets found = find(unit == PeriodUnit.DAY ? new Grain.Days(1) : new Grain.Units(unit));
        return found == null ? 0 : found.at(start);
    }

    private @Nullable Buckets find(Grain kind) {
        for (Buckets each : buckets) {
            if (Grain.ORDER.compare(each.grain(), kind) == 0) {
                return each;
            }
        }
        return null;
    }

    /// Adds to the total and to the stretches that hold a day.
    ///
    /// @param change negative where something is taken back
    Tally plus(LocalDate day, long change) {
        return new Tally(
                Math.max(0, Math.addExact(total, change)),
                buckets.stream().map(each -> each.plus(day, change)).toList());
    }

    /// The same figures, cut into these grains too from now on. A window of days never shrinks: a sale
    /// under an older ruleset must not throw away what a newer one asks for.
    Tally cutInto(Set<Grain> grains) {
        List<Buckets> all = new ArrayList<>(buckets);
        for (Grain grain : grains) {
            Buckets found = find(grain);
            if (found == null) {
                all.add(Buckets.empty(grain));
            } else if (found.grain() instanceof Grain.Days(int had)
                    && grain instanceof Grain.Days(int wanted)
                    && wanted > had) {
                all.set(all.indexOf(found), found.in(grain));
            }
        }
        all.sort((one, other) -> Grain.ORDER.compare(one.grain(), other.grain()));
        return new Tally(total, all);
    }

    /// What is above another tally, in all and in each stretch that both are cut into.
    Tally minus(Tally other) {
        List<Buckets> all = new ArrayList<>();
        for (Buckets each : buckets) {
            Buckets less = other.find(each.grain());
            all.add(less == null ? each : each.plus(less, -1));
        }
        return new Tally(Math.max(0, total - other.total), all);
    }

    /// Both together, in the stretches of this one.
    Tally and(Tally other) {
        List<Buckets> all = new ArrayList<>();
        for (Buckets each : buckets) {
            Buckets more = other.find(each.grain());
            all.add(more == null ? each : each.plus(more, 1));
        }
        return new Tally(Math.addExact(total, other.total), all);
    }

    Tally keptAt(LocalDate latest) {
        return new Tally(
                total, buckets.stream().map(each -> each.keptAt(latest)).toList());
    }
}
