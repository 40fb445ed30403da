package io.kopilka.domain.words;

import static io.kopilka.domain.words.Digits.NO_BREAK_SPACE;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// Figures as a reader of English expects them: 1,990.50 ₽, £10.50, 5%, 21 points, 5 March.
record EnglishFigures(Currency currency) {
    private static final Digits DIGITS = Digits.ENGLISH;

    /// A sign stands before the figure, as in £10.50; the rouble's after it, as on its price tags.
    String money(Money money) {
        String digits = moneyDigits(money);
        String minus = digits.startsWith("−") ? "−" : "";
        return minus + beforeDigits() + digits.substring(minus.length()) + afterDigits();
    }

    String percent(Percent percent) {
        return DIGITS.trimmed(percent.units(), Percent.DECIMALS) + "%";
    }

    String points(Points points) {
        return DIGITS.trimmed(points.units(), Points.DECIMALS)
                + NO_BREAK_SPACE
                + (isOne(points.units(), Points.ONE) ? "point" : "points");
    }

    String units(Quantity quantity) {
        return DIGITS.trimmed(quantity.units(), Quantity.DECIMALS)
                + NO_BREAK_SPACE
                + (isOne(quantity.units(), Quantity.ONE) ? "unit" : "units");
    }

    String number(Quantity quantity) {
        return DIGITS.trimmed(quantity.units(), Quantity.DECIMALS);
    }

    /// 1 purchase, 2 purchases.
    String count(long number, String singular) {
        return DIGITS.whole(number) + NO_BREAK_SPACE + (number == 1 ? singular : singular + "s");
    }

    String figure(Scaled figure) {
        return switch (figure) {
            case Money money -> money(money);
            case Percent percent -> percent(percent);
            case Points points -> points(points);
            case Quantity quantity -> units(quantity);
        };
    }

    /// Two figures of one type with one unit: 3–7%, £5–10.
    String span(Scaled least, Scaled most) {
        if (least.units() == most.units()) {
            return figure(most);
        }
        return switch (least) {
            case Money money ->
                beforeDigits() + moneyDigits(money) + "–" + moneyDigits(Money.ofMinor(most.units())) + afterDigits();
            case Percent percent -> DIGITS.trimmed(percent.units(), Percent.DECIMALS) + "–" + figure(most);
            case Points points -> DIGITS.trimmed(points.units(), Points.DECIMALS) + "–" + figure(most);
            case Quantity quantity -> number(quantity) + "–" + figure(most);
        };
    }

    /// 5 March 2027.
    String date(LocalDate date) {
        return dayAndMonth(date) + NO_BREAK_SPACE + date.getYear();
    }

    /// 5 March.
    String dayAndMonth(LocalDate date) {
        return date.getDayOfMonth()
                + ""
                + NO_BREAK_SPACE
                + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    String time(LocalTime time) {
        return RussianFigures.clock(time);
    }

    static String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /// 1st, 2nd, 3rd, 4th, 11th, 21st.
    static String ordinal(long number) {
        long tens = number % 100;
        if (tens >= 11 && tens <= 13) {
            return DIGITS.whole(number) + "th";
        }
        return DIGITS.whole(number)
                + switch ((int) (number % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    /// Once, twice, 3 times.
    static String times(int number) {
        return switch (number) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> DIGITS.whole(number) + NO_BREAK_SPACE + "times";
        };
    }

    /// ‘Shoes’; quotes inside become “double” ones.
    static String quoted(String name) {
        return "‘" + name.replace('‘', '“').replace('’', '”') + "’";
    }

    static String and(List<String> parts) {
        return joined(parts, " and ");
    }

    static String or(List<String> parts) {
        return joined(parts, " or ");
    }

    private static String joined(List<String> parts, String last) {
        int end = parts.size() - 1;
        return end < 1 ? String.join("", parts) : String.join(", ", parts.subList(0, end)) + last + parts.get(end);
    }

    private String beforeDigits() {
        if (isRouble()) {
            return "";
        }
        return CurrencySign.isCode(currency) ? CurrencySign.of(currency) + NO_BREAK_SPACE : CurrencySign.of(currency);
    }

    private String afterDigits() {
        return isRouble() ? NO_BREAK_SPACE + CurrencySign.of(currency) : "";
    }

    private boolean isRouble() {
        return currency.getCurrencyCode().equals("RUB");
    }

    private String moneyDigits(Money money) {
        return DIGITS.allOrNone(money.units(), Math.max(0, currency.getDefaultFractionDigits()));
    }

    private static boolean isOne(long units, long one) {
        return units == one;
    }
}
