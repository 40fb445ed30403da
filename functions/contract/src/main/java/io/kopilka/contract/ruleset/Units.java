package io.kopilka.contract.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Fields;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads figures in the units of one currency.
public final class Units {
    /// The largest amount of money that a document may state, in minor units.
    public static final long MOST_MONEY = 1_000_000_000_000_000_000L;
    /// The largest number of points that a document may state, in ten-thousandths.
    public static final long MOST_POINTS = 1_000_000_000L * Points.ONE;

    private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

    private final Currency currency;

    public Units(Currency currency) {
        this.currency = currency;
    }

    public Currency currency() {
        return currency;
    }

    /// The currency that a field names by its ISO 4217 code.
    ///
    /// @return null where the field is absent or at fault
    public static @Nullable Currency currency(Fields fields, String name) {
        String code = fields.optionalText(name, 3);
        if (code == null) {
            return null;
        }
        Currency currency = CURRENCIES.get(code);
        if (currency == null) {
            fields.fault(
                    name,
                    Code.INVALID_VALUE,
                    "Здесь должен быть код валюты ISO 4217, например RUB.",
                    "This must be an ISO 4217 currency code such as RUB.");
        }
        return currency;
    }

    public Money money(Fields fields, String name) {
        JsonNode value = fields.required(name);
        return value == null ? Money.ZERO : money(fields, value, fields.at(name), 0);
    }

    public @Nullable Money optionalMoney(Fields fields, String name) {
        JsonNode value = fields.optional(name);
        return value == null ? null : money(fields, value, fields.at(name), 0);
    }

    Money money(Fields fields, JsonNode value, String where, long least) {
        return Money.ofMinor(fields.decimal(value, where, currency.getDefaultFractionDigits(), least, MOST_MONEY));
    }

    /// A unit price, within the range of prices.
    public Money price(Fields fields, String name, long most) {
        JsonNode value = fields.required(name);
        return value == null ? Money.ZERO : price(fields, value, fields.at(name), most);
    }

    public Money price(Fields fields, JsonNode value, String where, long most) {
        return Money.ofMinor(fields.decimal(value, where, currency.getDefaultFractionDigits(), 0, most));
    }

    public static Points points(Fields fields, JsonNode value, String where) {
        return Points.ofUnits(fields.decimal(value, where, Points.DECIMALS, 0, MOST_POINTS));
    }

    /// Points above zero.
    public static Points pointsAboveZero(Fields fields, JsonNode value, String where) {
        return Points.ofUnits(fields.decimal(value, where, Points.DECIMALS, 1, MOST_POINTS));
    }

    /// A change of points, above or below zero.
    public static Points pointsChange(Fields fields, JsonNode value, String where) {
        return Points.ofUnits(fields.decimal(value, where, Points.DECIMALS, -MOST_POINTS, MOST_POINTS));
    }

    /// A quantity above zero.
    public static Quantity quantity(Fields fields, JsonNode value, String where) {
        return Quantity.ofThousandths(fields.decimal(value, where, Quantity.DECIMALS, 1, Quantity.MAX_UNITS));
    }

    /// A quantity that something is compared with, zero allowed.
    static Quantity threshold(Fields fields, JsonNode value, String where) {
        return Quantity.ofThousandths(
                fields.decimal(value, where, Quantity.DECIMALS, 0, Quantity.MAX_UNITS * Quantity.ONE));
    }

    /// A percent.
    ///
    /// @param least in ten-thousandths: 0, or 1 for a percent above zero
    /// @param most in whole percents
    static Percent percent(Fields fields, JsonNode value, String where, long least, long most) {
        return Percent.ofUnits(fields.decimal(value, where, Percent.DECIMALS, least, most * Percent.ONE));
    }

    /// A list of ids as a set, in the order of the document.
    static Set<String> ids(Fields fields, String name) {
        return new java.util.LinkedHashSet<>(fields.texts(name, 10_000, 64));
    }
}
