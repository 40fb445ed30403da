package io.kopilka.local.price;

import io.kopilka.contract.json.Decimals;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.text.Language;
import java.util.Currency;

/// Figures that stand under each other: money with all of its digits and without its sign, which stands once.
record ColumnFigures(Currency currency, Language language) {

    private static final String NOTHING = "—";
    private static final String MINUS = "−";

    String money(Money money) {
        return read(Decimals.money(money, currency));
    }

    /// Money that is taken off, with its minus.
    String off(Money money) {
        return money.isPositive() ? MINUS + money(money) : NOTHING;
    }

    /// Money that is put on top, with its plus.
    String on(Money money) {
        return money.isPositive() ? "+" + money(money) : NOTHING;
    }

    String points(Points points) {
        return points.isPositive() ? read(Decimals.points(points)) : NOTHING;
    }

    String quantity(Quantity quantity) {
        return read(Decimals.quantity(quantity));
    }

    private String read(String decimal) {
        int point = decimal.indexOf('.');
        String whole = point < 0 ? decimal : decimal.substring(0, point);
        String fraction = point < 0 ? "" : decimal.substring(point + 1);
        String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", language == Language.RU ? "\u00a0" : ",");
        return fraction.isEmpty() ? grouped : grouped + (language == Language.RU ? "," : ".") + fraction;
    }
}
