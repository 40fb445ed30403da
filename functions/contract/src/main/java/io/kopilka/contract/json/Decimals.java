package io.kopilka.contract.json;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import java.util.Currency;

/// Decimal strings of the wire: money with its currency's digits, everything else without trailing zeros.
public final class Decimals {
    private Decimals() {}

    /// Money with all of its currency's digits: `1990.00`, `155`, `0.453`.
    public static String money(Money money, Currency currency) {
        return fixed(money.units(), currency.getDefaultFractionDigits());
    }

    public static String points(Points points) {
        return trimmed(points.units(), Points.DECIMALS);
    }

    public static String quantity(Quantity quantity) {
        return trimmed(quantity.units(), Quantity.DECIMALS);
    }

    public static String percent(Percent percent) {
        return trimmed(percent.units(), Percent.DECIMALS);
    }

    private static String fixed(long units, int digits) {
        if (digits <= 0) {
            return Long.toString(units);
        }
        String text = Long.toString(Math.abs(units));
        StringBuilder out = new StringBuilder(text.length() + 3);
        if (units < 0) {
            out.append('-');
        }
        int whole = text.length() - digits;
        if (whole <= 0) {
            out.append("0.").repeat("0", -whole).append(text);
        } else {
            out.append(text, 0, whole).append('.').append(text, whole, text.length());
        }
        return out.toString();
    }

    private static String trimmed(long units, int digits) {
        String text = fixed(units, digits);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /// Whether a text is a decimal as the wire has it: digits, a point, digits.
    static boolean isDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        return !isMinusZero(text)
                && isDigits(text, start, point < 0 ? text.length() : point)
                && (point < 0 || isDigits(text, point + 1, text.length()));
    }

    private static boolean isMinusZero(String text) {
        return text.startsWith("-") && text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from;
    }
}
