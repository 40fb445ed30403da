package io.kopilka.contract.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.ruleset.Value.Each;
import io.kopilka.domain.ruleset.Value.Measure;
import java.util.List;

/// Reads the figures of effects: a decimal string, a scale, or so much for each.
final class ValueReader {
    /// Reads one figure of some type.
    @FunctionalInterface
    interface Figure<T extends Scaled> {
        T read(Fields fields, JsonNode value, String where);
    }

    private final Units units;
    private final Faults faults;

    ValueReader(Units units, Faults faults) {
        this.units = units;
        this.faults = faults;
    }

    /// A figure that must be there.
    ///
    /// @param mayRepeat whether it may be given once for each so much
    <T extends Scaled> Value<T> read(Fields fields, String name, Figure<T> figure, T absent, boolean mayRepeat) {
        return read(fields, name, figure, figure, absent, mayRepeat);
    }

    /// A figure that must be there, whose steps have a range of their own.
    ///
    /// @param step the figure of a step: it may be zero, which gives nothing from there on
    /// @param mayRepeat whether it may be given once for each so much
    <T extends Scaled> Value<T> read(
            Fields fields, String name, Figure<T> figure, Figure<T> step, T absent, boolean mayRepeat) {
        JsonNode value = fields.required(name);
        if (value == null) {
            return new Value.Fixed<>(absent);
        }
        if (!value.isObject()) {
            return new Value.Fixed<>(figure.read(fields, value, fields.at(name)));
        }
        Fields inner = Fields.of(value, fields.at(name), faults);
        Value<T> read = inner.has("perEach") && mayRepeat ? perEach(inner, figure, absent) : scale(inner, step, absent);
        inner.end();
        return read;
    }

    private <T extends Scaled> Value<T> scale(Fields fields, Figure<T> figure, T absent) {
        JsonNode by = fields.required("by");
        Measure measure = by == null ? new Measure.ReceiptTotal(null) : measure(Fields.of(by, fields.at("by"), faults));
        fields.required("steps");
        List<Value.Step<T>> steps = fields.list("steps", 1_000, (node, where) -> {
            Fields step = Fields.of(node, where, faults);
            JsonNode from = step.required("from");
            JsonNode value = step.required("value");
            Scaled reached = from == null ? Money.ZERO : from(step, from, measure);
            T given = value == null ? absent : figure.read(step, value, step.at("value"));
            step.end();
            return new Value.Step<>(reached, given);
        });
        if (steps.isEmpty()) {
            fields.fault("steps", Code.OUT_OF_RANGE, "Нужна хотя бы одна ступень.", "There must be at least one step.");
            return new Value.Fixed<>(absent);
        }
        return new Value.Scale<>(measure, steps);
    }

    private Scaled from(Fields step, JsonNode from, Measure measure) {
        boolean money = switch (measure) {
            case Measure.ReceiptTotal _ -> true;
            case Measure.QuantityBought _ -> false;
            case Measure.Accumulated(var accumulation, var _) -> accumulation.measure() == Accumulation.Measured.MONEY;
        };
        return money ? units.money(step, from, step.at("from"), 0) : Units.threshold(step, from, step.at("from"));
    }

    private static Measure measure(Fields fields) {
        Measure measure;
        if (fields.has("accumulated")) {
            Fields inner = inner(fields, "accumulated");
            measure = new Measure.Accumulated(
                    PeriodReader.accumulation(inner), inner.flag("includeCurrentReceipt", false));
            inner.end();
        } else if (fields.has("quantity")) {
            Fields inner = inner(fields, "quantity");
            measure = new Measure.QuantityBought(inner.optionalText("segment", 64));
            inner.end();
        } else {
            fields.required("receiptTotal");
            Fields inner = inner(fields, "receiptTotal");
            measure = new Measure.ReceiptTotal(inner.optionalText("segment", 64));
            inner.end();
        }
        fields.end();
        return measure;
    }

    private static Fields inner(Fields fields, String name) {
        JsonNode value = fields.optional(name);
        return Fields.of(
                value == null ? io.kopilka.contract.json.Json.object() : value, fields.at(name), fields.faults());
    }

    private <T extends Scaled> Value<T> perEach(Fields fields, Figure<T> figure, T absent) {
        JsonNode value = fields.required("value");
        T given = value == null ? absent : figure.read(fields, value, fields.at("value"));
        Fields each = inner(fields, "perEach");
        Each by;
        if (each.has("quantity")) {
            Fields inner = inner(each, "quantity");
            JsonNode of = inner.required("of");
            Quantity quantity = of == null ? Quantity.whole(1) : Units.quantity(inner, of, inner.at("of"));
            by = new Each.QuantityBought(quantity, inner.optionalText("segment", 64));
            inner.end();
        } else if (each.has("paid")) {
            Fields inner = inner(each, "paid");
            by = new Each.Paid(of(inner), inner.optionalText("segment", 64));
            inner.end();
        } else {
            each.required("receiptTotal");
            Fields inner = inner(each, "receiptTotal");
            by = new Each.ReceiptTotal(of(inner), inner.optionalText("segment", 64));
            inner.end();
        }
        each.end();
        return new Value.PerEach<>(given, by);
    }

    private Money of(Fields fields) {
        JsonNode value = fields.required("of");
        return value == null ? Money.ofMinor(1) : units.money(fields, value, fields.at("of"), 1);
    }
}
