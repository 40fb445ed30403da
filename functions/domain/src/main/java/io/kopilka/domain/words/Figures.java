package io.kopilka.domain.words;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.words.RussianNoun.Case;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;

/// Single figures as a person reads them, for tables and sentences made elsewhere. Nouns stand in the nominative.
public final class Figures {
    private final RussianFigures russian;
    private final EnglishFigures english;
    private final Language language;

    public Figures(Currency currency, Language language) {
        russian = new RussianFigures(currency);
        english = new EnglishFigures(currency);
        this.language = language;
    }

    /// 1 990,50 ₽ and 1,990.50 ₽; minor units only where there are any.
    public String money(Money money) {
        return switch (language) {
            case RU -> russian.money(money);
            case EN -> english.money(money);
        };
    }

    /// 5 % and 5%.
    public String percent(Percent percent) {
        return switch (language) {
            case RU -> russian.percent(percent);
            case EN -> english.percent(percent);
        };
    }

    /// 21 балл and 21 points.
    public String points(Points points) {
        return switch (language) {
            case RU -> russian.points(points, Case.NOMINATIVE);
            case EN -> english.points(points);
        };
    }

    /// 2 единицы and 2 units.
    public String units(Quantity quantity) {
        return switch (language) {
            case RU -> russian.units(quantity, Case.NOMINATIVE);
            case EN -> english.units(quantity);
        };
    }

    /// 3 дня and 3 days.
    public String days(long days) {
        return switch (language) {
            case RU -> russian.count(days, RussianNoun.DAY, Case.NOMINATIVE);
            case EN -> english.count(days, "day");
        };
    }

    /// 5 покупок and 5 purchases.
    public String purchases(long purchases) {
        return switch (language) {
            case RU -> russian.count(purchases, RussianNoun.PURCHASE, Case.NOMINATIVE);
            case EN -> english.count(purchases, "purchase");
        };
    }

    /// 1 чек and 1 receipt.
    public String receipts(long receipts) {
        return switch (language) {
            case RU -> russian.count(receipts, RussianNoun.RECEIPT, Case.NOMINATIVE);
            case EN -> english.count(receipts, "receipt");
        };
    }

    /// 5 марта 2027 года and 5 March 2027.
    public String date(LocalDate date) {
        return switch (language) {
            case RU -> russian.date(date);
            case EN -> english.date(date);
        };
    }

    /// 8:00 on the 24-hour clock.
    public String time(LocalTime time) {
        return switch (language) {
            case RU -> russian.time(time);
            case EN -> english.time(time);
        };
    }
}
