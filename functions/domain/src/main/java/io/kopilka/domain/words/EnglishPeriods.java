package io.kopilka.domain.words;

import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;

/// Stretches of time in English, in the ways that sentences speak of them.
record EnglishPeriods(EnglishFigures figures) {
    /// Over which time something adds up: in all, this month, in the last 90 days.
    String over(Period period) {
        return period instanceof Period.Lifetime ? "in all" : in(period);
    }

    /// In which time something happens: this month, last week; nothing for all time.
    String in(Period period) {
        return switch (period) {
            case Period.Lifetime() -> "";
            case Period.Current(var unit) -> unit == PeriodUnit.DAY ? "today" : "this " + unit(unit);
            case Period.Previous(var unit) -> unit == PeriodUnit.DAY ? "yesterday" : "last " + unit(unit);
            case Period.Rolling(int days) -> days == 1 ? "today" : "in the last " + figures.count(days, "day");
            case Period.PreviousPurchase() -> "on the last purchase";
        };
    }

    /// How often: a day, a month; nothing for all time.
    String per(Period period) {
        return switch (period) {
            case Period.Lifetime() -> "";
            case Period.Current(var unit) -> "a " + unit(unit);
            case Period.Rolling(int days) -> "in " + figures.count(days, "day");
            case Period.Previous _, Period.PreviousPurchase _ -> in(period);
        };
    }

    /// A past period as the subject of a sentence: last month, the last purchase.
    String asSubject(Period period) {
        return period instanceof Period.PreviousPurchase ? "the last purchase" : in(period);
    }

    private static String unit(PeriodUnit unit) {
        return switch (unit) {
            case DAY -> "day";
            case WEEK -> "week";
            case MONTH -> "month";
            case QUARTER -> "quarter";
            case HALF_YEAR -> "half-year";
            case YEAR -> "year";
        };
    }
}
