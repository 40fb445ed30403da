package io.kopilka.checkout;

import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import java.time.LocalDate;

/// A stretch of time over which an offer's uses by everybody are counted in one item, and a day in it.
///
/// A calendar unit and the whole life are counted in one figure. A rolling window has one for each day, all in one
/// item, so that what is left of the limit is decided under one guard.
///
/// @param name of the item
/// @param from the first day whose figure is looked at
/// @param slot the day whose figure a use adds to, and the last that is looked at
record UsesStretch(String name, LocalDate from, LocalDate slot) {
    private static final LocalDate ALWAYS = LocalDate.EPOCH;

    /// Where a sale of a day finds the uses of a period.
    static UsesStretch seen(Period period, LocalDate day) {
        return switch (period) {
            case Period.Previous(PeriodUnit unit) -> unit(unit, unit.startOfPrevious(day));
            case Period.Lifetime _, Period.Current _, Period.Rolling _, Period.PreviousPurchase _ ->
                counted(period, day);
        };
    }

    /// Where a use on a day counts.
    static UsesStretch counted(Period period, LocalDate day) {
        return switch (period) {
            case Period.Lifetime _, Period.PreviousPurchase _ -> new UsesStretch("LIFETIME", ALWAYS, ALWAYS);
            case Period.Current(PeriodUnit unit) -> unit(unit, unit.startOf(day));
            case Period.Previous(PeriodUnit unit) -> unit(unit, unit.startOf(day));
            case Period.Rolling(int days) -> new UsesStretch("ROLLING#" + days, day.minusDays(days - 1L), day);
        };
    }

    private static UsesStretch unit(PeriodUnit unit, LocalDate start) {
        return new UsesStretch(unit.name() + "#" + start, start, start);
    }

    /// How many days before the latest one a figure can still matter, late sales included.
    long daysKept() {
        return slot.toEpochDay() - from.toEpochDay() + Moment.USUAL_AGE.toDays();
    }
}
