package io.kopilka.contract.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Fields;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads periods and the accumulations that run over them.
public final class PeriodReader {
    private static final Map<String, PeriodUnit> UNITS = new LinkedHashMap<>();
    private static final Map<String, Measured> MEASURES = new LinkedHashMap<>();

    static {
        UNITS.put("day", PeriodUnit.DAY);
        UNITS.put("week", PeriodUnit.WEEK);
        UNITS.put("month", PeriodUnit.MONTH);
        UNITS.put("quarter", PeriodUnit.QUARTER);
        UNITS.put("halfYear", PeriodUnit.HALF_YEAR);
        UNITS.put("year", PeriodUnit.YEAR);
        MEASURES.put("amount", Measured.MONEY);
        MEASURES.put("quantity", Measured.QUANTITY);
        MEASURES.put("money", Measured.MONEY);
    }

    private PeriodReader() {}

    /// The period that a field names; the whole life where it is absent.
    public static Period period(Fields fields, String name) {
        JsonNode value = fields.optional(name);
        if (value == null) {
            return new Period.Lifetime();
        }
        if (value.isTextual()) {
            return switch (value.textValue()) {
                case "lifetime" -> new Period.Lifetime();
                case "previousPurchase" -> new Period.PreviousPurchase();
                default -> unknown(fields, name);
            };
        }
        Fields inner = Fields.of(value, fields.at(name), fields.faults());
        Period period;
        if (inner.has("current")) {
            period = new Period.Current(inner.choice("current", UNITS, PeriodUnit.DAY));
        } else if (inner.has("previous")) {
            period = new Period.Previous(inner.choice("previous", UNITS, PeriodUnit.DAY));
        } else if (inner.has("rollingDays")) {
            period = new Period.Rolling(inner.integer("rollingDays", 1, Period.Rolling.MAX_DAYS, 1));
        } else {
            return unknown(fields, name);
        }
        inner.end();
        return period;
    }

    private static Period unknown(Fields fields, String name) {
        fields.fault(
                name,
                Code.INVALID_VALUE,
                "Период — «lifetime», «previousPurchase», {\"current\": …}, {\"previous\": …} или {\"rollingDays\": …}.",
                "A period is “lifetime”, “previousPurchase”, {\"current\": …}, {\"previous\": …} or"
                        + " {\"rollingDays\": …}.");
        return new Period.Lifetime();
    }

    /// The accumulation that an object describes by `segment`, `period` and `measure`.
    public static Accumulation accumulation(Fields fields) {
        return new Accumulation(
                fields.optionalText("segment", 64),
                period(fields, "period"),
                fields.choice("measure", MEASURES, Measured.MONEY));
    }
}
