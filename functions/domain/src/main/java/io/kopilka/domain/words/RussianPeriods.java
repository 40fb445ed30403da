package io.kopilka.domain.words;

import static io.kopilka.domain.words.RussianNoun.Case.ACCUSATIVE;

import io.kopilka.domain.ruleset.Period;
import java.util.Currency;

/// Stretches of time in Russian, in the three ways that sentences speak of them.
record RussianPeriods(RussianFigures figures) {
    static RussianPeriods of(Currency currency) {
        return new RussianPeriods(new RussianFigures(currency));
    }

    /// Over which time something adds up: за всё время, с начала месяца.
    String over(Period period) {
        return switch (period) {
            case Period.Lifetime() -> "за всё время";
            case Period.Current(var unit) ->
                switch (unit) {
                    case DAY -> "за сегодня";
                    case WEEK -> "с начала недели";
                    case MONTH -> "с начала месяца";
                    case QUARTER -> "с начала квартала";
                    case HALF_YEAR -> "с начала полугодия";
                    case YEAR -> "с начала года";
                };
            case Period.Previous(var unit) ->
                switch (unit) {
                    case DAY -> "за вчерашний день";
                    case WEEK -> "за прошлую неделю";
                    case MONTH -> "за прошлый месяц";
                    case QUARTER -> "за прошлый квартал";
                    case HALF_YEAR -> "за прошлое полугодие";
                    case YEAR -> "за прошлый год";
                };
            case Period.Rolling(int days) -> lastDays(days);
            case Period.PreviousPurchase() -> "за прошлую покупку";
        };
    }

    /// In which time something happens: в этом месяце, на прошлой неделе; nothing for all time.
    String in(Period period) {
        return switch (period) {
            case Period.Lifetime() -> "";
            case Period.Current(var unit) ->
                switch (unit) {
                    case DAY -> "за сегодня";
                    case WEEK -> "на этой неделе";
                    case MONTH -> "в этом месяце";
                    case QUARTER -> "в этом квартале";
                    case HALF_YEAR -> "в этом полугодии";
                    case YEAR -> "в этом году";
                };
            case Period.Previous(var unit) ->
                switch (unit) {
                    case DAY -> "вчера";
                    case WEEK -> "на прошлой неделе";
                    case MONTH -> "в прошлом месяце";
                    case QUARTER -> "в прошлом квартале";
                    case HALF_YEAR -> "в прошлом полугодии";
                    case YEAR -> "в прошлом году";
                };
            case Period.Rolling(int days) -> lastDays(days);
            case Period.PreviousPurchase() -> "в прошлый раз";
        };
    }

    /// How often: в день, в месяц; nothing for all time.
    String per(Period period) {
        return switch (period) {
            case Period.Lifetime() -> "";
            case Period.Current(var unit) ->
                switch (unit) {
                    case DAY -> "в день";
                    case WEEK -> "в неделю";
                    case MONTH -> "в месяц";
                    case QUARTER -> "в квартал";
                    case HALF_YEAR -> "в полугодие";
                    case YEAR -> "в год";
                };
            case Period.Rolling(int days) -> "за " + figures.count(days, RussianNoun.DAY, ACCUSATIVE);
            case Period.Previous _, Period.PreviousPurchase _ -> over(period);
        };
    }

    private String lastDays(int days) {
        if (days == 1) {
            return "за сегодня";
        }
        boolean isOne = days % 10 == 1 && days % 100 != 11;
        return (isOne ? "за последний " : "за последние ") + figures.count(days, RussianNoun.DAY, ACCUSATIVE);
    }
}
