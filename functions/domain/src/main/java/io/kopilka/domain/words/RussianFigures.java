package io.kopilka.domain.words;

import static io.kopilka.domain.words.Digits.NO_BREAK_SPACE;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.words.RussianNoun.Case;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;

/// Figures as a Russian reads them: 1 990,50 ₽, 5 %, 21 балл, 5 марта. Figure and unit never part at a line's end.
record RussianFigures(Currency currency) {
    private static final Digits DIGITS = Digits.RUSSIAN;

    String money(Money money) {
        return moneyDigits(money) + NO_BREAK_SPACE + CurrencySign.of(currency);
    }

    String percent(Percent percent) {
        return DIGITS.trimmed(percent.units(), Percent.DECIMALS) + NO_BREAK_SPACE + "%";
    }

    String points(Points points, Case wanted) {
        return DIGITS.trimmed(points.units(), Points.DECIMALS)
                + NO_BREAK_SPACE
                + form(RussianNoun.POINT, points.units(), Points.ONE, wanted);
    }

    String units(Quantity quantity, Case wanted) {
        return DIGITS.trimmed(quantity.units(), Quantity.DECIMALS)
                + NO_BREAK_SPACE
                + form(RussianNoun.UNIT, quantity.units(), Quantity.ONE, wanted);
    }

    String count(long number, RussianNoun noun, Case wanted) {
        return DIGITS.whole(number) + NO_BREAK_SPACE + form(noun, number, 1, wanted);
    }

    /// A figure of whatever type in the case that is wanted.
    String figure(Scaled figure, Case wanted) {
        return switch (figure) {
            case Money money -> money(money);
            case Percent percent -> percent(percent);
            case Points points -> points(points, wanted);
            case Quantity quantity -> units(quantity, wanted);
        };
    }

    /// Two figures of one type with one unit: 3–7 %, 100–500 ₽.
    String span(Scaled least, Scaled most, Case wanted) {
        if (least.units() == most.units()) {
            return figure(most, wanted);
        }
        return bare(least) + "–" + figure(most, wanted);
    }

    /// The figure without its unit: 10 000.
    String bare(Scaled figure) {
        return switch (figure) {
            case Money money -> moneyDigits(money);
            case Percent percent -> DIGITS.trimmed(percent.units(), Percent.DECIMALS);
            case Points points -> DIGITS.trimmed(points.units(), Points.DECIMALS);
            case Quantity quantity -> DIGITS.trimmed(quantity.units(), Quantity.DECIMALS);
        };
    }

    /// 5 марта 2027 года.
    String date(LocalDate date) {
        return dayAndMonth(date) + NO_BREAK_SPACE + date.getYear() + " года";
    }

    /// 5 марта.
    String dayAndMonth(LocalDate date) {
        String month = switch (date.getMonth()) {
            case JANUARY -> "января";
            case FEBRUARY -> "февраля";
            case MARCH -> "марта";
            case APRIL -> "апреля";
            case MAY -> "мая";
            case JUNE -> "июня";
            case JULY -> "июля";
            case AUGUST -> "августа";
            case SEPTEMBER -> "сентября";
            case OCTOBER -> "октября";
            case NOVEMBER -> "ноября";
            case DECEMBER -> "декабря";
        };
        return date.getDayOfMonth() + "" + NO_BREAK_SPACE + month;
    }

    /// 8:00; 8:00:30 where there are seconds.
    String time(LocalTime time) {
        return clock(time);
    }

    static String clock(LocalTime time) {
        String seconds = time.getSecond() == 0 ? "" : ":" + twoDigits(time.getSecond());
        return time.getHour() + ":" + twoDigits(time.getMinute()) + seconds;
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    /// Воскресенье, in the forms that schedules need.
    static Weekday weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY ->
                new Weekday("понедельникам", "с понедельника", "понедельников", "в понедельник", "понедельник");
            case TUESDAY -> new Weekday("вторникам", "со вторника", "вторников", "во вторник", "вторник");
            case WEDNESDAY -> new Weekday("средам", "со среды", "сред", "в среду", "среду");
            case THURSDAY -> new Weekday("четвергам", "с четверга", "четвергов", "в четверг", "четверг");
            case FRIDAY -> new Weekday("пятницам", "с пятницы", "пятниц", "в пятницу", "пятницу");
            case SATURDAY -> new Weekday("субботам", "с субботы", "суббот", "в субботу", "субботу");
            case SUNDAY -> new Weekday("воскресеньям", "с воскресенья", "воскресений", "в воскресенье", "воскресенье");
        };
    }

    /// A weekday's forms.
    ///
    /// @param by dative plural: (по) воскресеньям
    /// @param from genitive singular with its preposition: с воскресенья, со вторника
    /// @param except genitive plural: (кроме) воскресений
    /// @param on with its preposition: в воскресенье, во вторник
    /// @param until accusative singular: (по) воскресенье
    record Weekday(String by, String from, String except, String on, String until) {}

    /// «Обувь»; guillemets inside become „лапки“.
    static String quoted(String name) {
        return "«" + name.replace('«', '„').replace('»', '“') + "»";
    }

    static String and(List<String> parts) {
        return joined(parts, " и ");
    }

    static String or(List<String> parts) {
        return joined(parts, " или ");
    }

    private static String joined(List<String> parts, String last) {
        int end = parts.size() - 1;
        return end < 1 ? String.join("", parts) : String.join(", ", parts.subList(0, end)) + last + parts.get(end);
    }

    private String moneyDigits(Money money) {
        return DIGITS.allOrNone(money.units(), Math.max(0, currency.getDefaultFractionDigits()));
    }

    private static String form(RussianNoun noun, long units, long one, Case wanted) {
        return noun.after(Math.abs(units / one), units % one != 0, wanted);
    }
}
