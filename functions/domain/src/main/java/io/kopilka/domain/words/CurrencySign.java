package io.kopilka.domain.words;

import java.util.Currency;

/// The sign that a reader knows a currency by, and its code where signs would be mistaken for each other.
final class CurrencySign {
    private CurrencySign() {}

    /// Whether the sign is a code of letters, as `KWD` is.
    static boolean isCode(Currency currency) {
        return of(currency).equals(currency.getCurrencyCode());
    }

    static String of(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "RUB" -> "₽";
            case "USD" -> "$";
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "JPY" -> "¥";
            case "KZT" -> "₸";
            case "GEL" -> "₾";
            case "AMD" -> "֏";
            case "UAH" -> "₴";
            case "TRY" -> "₺";
            case "INR" -> "₹";
            case "ILS" -> "₪";
            case "KRW" -> "₩";
            default -> currency.getCurrencyCode();
        };
    }
}
