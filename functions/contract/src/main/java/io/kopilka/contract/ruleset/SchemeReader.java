package io.kopilka.contract.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.PointValue;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.domain.ruleset.Scheme.Accumulate;
import io.kopilka.domain.ruleset.Scheme.Debt;
import io.kopilka.domain.ruleset.Scheme.Expiry;
import io.kopilka.domain.ruleset.Scheme.Rounding;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the terms of points.
final class SchemeReader {
    private static final int MOST_DAYS = 3_660;
    /// What a draft may say; publishing refuses all above 100 % as unsafe.
    private static final long MOST_SHARE = 99_999 * Percent.ONE + Percent.ONE - 1;
    private static final Map<String, Rounding> ROUNDINGS = new LinkedHashMap<>();
    private static final Map<String, Accumulate> ACCUMULATE = new LinkedHashMap<>();
    private static final Map<String, Debt> DEBTS = new LinkedHashMap<>();
    private static final Map<String, PeriodUnit> ENDS = new LinkedHashMap<>();

    static {
        ROUNDINGS.put("down", Rounding.DOWN);
        ROUNDINGS.put("halfUp", Rounding.HALF_UP);
        ACCUMULATE.put("paid", Accumulate.PAID);
        ACCUMULATE.put("amount", Accumulate.AMOUNT);
        DEBTS.put("owe", Debt.OWE);
        DEBTS.put("forgive", Debt.FORGIVE);
        ENDS.put("month", PeriodUnit.MONTH);
        ENDS.put("quarter", PeriodUnit.QUARTER);
        ENDS.put("year", PeriodUnit.YEAR);
    }

    private final Units units;
    private final Faults faults;

    SchemeReader(Units units, Faults faults) {
        this.units = units;
        this.faults = faults;
    }

    @Nullable
    Scheme optional(Fields ruleset) {
        JsonNode value = ruleset.optional("scheme");
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, ruleset.at("scheme"), faults);
        Fields points = inner(fields, "points");
        Scheme scheme = new Scheme(
                pointValue(points),
                step(points),
                points.choice("rounding", ROUNDINGS, Rounding.DOWN),
                redemption(fields),
                fields.integer("activateAfterDays", 0, MOST_DAYS, 0),
                expiry(fields),
                fields.choice("accumulate", ACCUMULATE, Accumulate.PAID),
                fields.choice("debt", DEBTS, Debt.OWE),
                returnedLots(fields));
        points.end();
        fields.end();
        return scheme;
    }

    private Fields inner(Fields fields, String name) {
        JsonNode value = fields.optional(name);
        return Fields.of(value == null ? Json.object() : value, fields.at(name), faults);
    }

    /// What a point is worth; one unit of the currency where nothing is said.
    private PointValue pointValue(Fields points) {
        JsonNode value = points.optional("value");
        int digits = units.currency().getDefaultFractionDigits();
        if (value == null) {
            long minor = java.math.BigInteger.TEN.pow(digits).longValueExact();
            return new PointValue(minor * PointValue.PER_MINOR);
        }
        long most = 1_000_000_000L * PointValue.PER_MINOR;
        return new PointValue(points.decimal(value, points.at("value"), digits + 4, 1, most));
    }

    private static Points step(Fields points) {
        JsonNode value = points.optional("step");
        return value == null
                ? Points.whole(1)
                : Points.ofUnits(points.decimal(value, points.at("step"), Points.DECIMALS, 1, 1_000_000 * Points.ONE));
    }

    private Scheme.@Nullable Redemption redemption(Fields scheme) {
        JsonNode value = scheme.optional("redeem");
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, scheme.at("redeem"), faults);
        JsonNode share = fields.optional("maxShare");
        Money minReceipt = units.optionalMoney(fields, "minReceipt");
        Money leaveAtLeast = units.optionalMoney(fields, "leaveAtLeast");
        Scheme.Redemption redemption = new Scheme.Redemption(
                share == null
                        ? Percent.whole(100)
                        : Percent.ofUnits(
                                fields.decimal(share, fields.at("maxShare"), Percent.DECIMALS, 0, MOST_SHARE)),
                fields.optionalText("segment", 64),
                minReceipt == null ? Money.ZERO : minReceipt,
                leaveAtLeast == null ? Money.ZERO : leaveAtLeast,
                fields.flag("accrueToo", true));
        fields.end();
        return redemption;
    }

    private Expiry expiry(Fields scheme) {
        JsonNode value = scheme.optional("expire");
        if (value == null) {
            return new Expiry.Never();
        }
        Fields fields = Fields.of(value, scheme.at("expire"), faults);
        Expiry expiry;
        if (fields.has("endOf")) {
            expiry = new Expiry.EndOf(fields.choice("endOf", ENDS, PeriodUnit.YEAR));
        } else if (fields.has("afterDays")) {
            expiry = new Expiry.AfterDays(fields.requiredInteger("afterDays", 0, MOST_DAYS));
        } else {
            scheme.fault(
                    "expire",
                    Code.INVALID_VALUE,
                    "Укажите {\"afterDays\": …} или {\"endOf\": …}.",
                    "Give {\"afterDays\": …} or {\"endOf\": …}.");
            return new Expiry.Never();
        }
        fields.end();
        return expiry;
    }

    private int returnedLots(Fields scheme) {
        JsonNode value = scheme.optional("returnedLots");
        if (value == null) {
            return 0;
        }
        Fields fields = Fields.of(value, scheme.at("returnedLots"), faults);
        int days = fields.integer("atLeastDays", 0, MOST_DAYS, 0);
        fields.end();
        return days;
    }
}
