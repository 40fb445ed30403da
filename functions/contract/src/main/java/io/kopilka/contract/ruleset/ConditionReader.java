package io.kopilka.contract.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Purchases.Count;
import io.kopilka.domain.ruleset.Condition.Schedule.Window;
import io.kopilka.domain.ruleset.Condition.Uses.Per;
import io.kopilka.domain.ruleset.Range;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads conditions: objects with exactly one key.
final class ConditionReader {
    /// Conditions nest so deep at the most.
    static final int MAX_DEPTH = 20;

    private static final int MOST_NUMBER = 1_000_000;
    private static final Map<String, DayOfWeek> DAYS = new LinkedHashMap<>();
    private static final Map<String, Per> PER = Map.of("customer", Per.CUSTOMER, "all", Per.ALL);

    static {
        for (DayOfWeek day : DayOfWeek.values()) {
            DAYS.put(day.name().substring(0, 3), day);
        }
    }

    private final Units units;
    private final Faults faults;

    ConditionReader(Units units, Faults faults) {
        this.units = units;
        this.faults = faults;
    }

    @Nullable
    Condition optional(Fields fields, String name) {
        JsonNode value = fields.optional(name);
        return value == null ? null : read(value, fields.at(name), 1);
    }

    private Condition read(JsonNode node, String pointer, int depth) {
        if (depth > MAX_DEPTH) {
            faults.add(
                    pointer,
                    Code.TOO_DEEP,
                    "Условия вложены глубже " + MAX_DEPTH + " уровней.",
                    "Conditions are nested deeper than " + MAX_DEPTH + " levels.");
            return new Condition.All(List.of());
        }
        Fields fields = Fields.of(node, pointer, faults);
        List<String> keys = fields.names();
        if (keys.size() != 1) {
            if (node.isObject()) {
                faults.add(
                        pointer,
                        Code.INVALID_VALUE,
                        "У условия должен быть ровно один ключ.",
                        "A condition has exactly one key.");
            }
            return new Condition.All(List.of());
        }
        return switch (keys.getFirst()) {
            case "all" -> new Condition.All(list(fields, "all", depth));
            case "any" -> new Condition.Any(list(fields, "any", depth));
            case "not" -> not(fields, depth);
            case "receiptTotal" -> receiptTotal(inner(fields, "receiptTotal"));
            case "quantity" -> quantity(inner(fields, "quantity"));
            case "accumulated" -> accumulated(inner(fields, "accumulated"));
            case "purchases" -> purchases(inner(fields, "purchases"));
            case "receiptNumber" -> receiptNumber(inner(fields, "receiptNumber"));
            case "payment" -> new Condition.Payment(ids(fields, "payment"));
            case "schedule" -> new Condition.Schedule(notEmpty(fields, "schedule", windows(fields)));
            case "customers" -> new Condition.Customers(ids(fields, "customers"));
            case "audiences" -> new Condition.Audiences(ids(fields, "audiences"));
            case "cardKinds" -> new Condition.CardKinds(ids(fields, "cardKinds"));
            case "tiers" -> new Condition.Tiers(ids(fields, "tiers"));
            case "birthday" -> birthday(inner(fields, "birthday"));
            case "firstPurchase" -> firstPurchase(fields);
            case "coupon" -> new Condition.CouponOf(fields.text("coupon", 64));
            case "stores" -> new Condition.Stores(ids(fields, "stores"));
            case "tills" -> new Condition.Tills(ids(fields, "tills"));
            case "uses" -> uses(inner(fields, "uses"));
            default -> {
                fields.end();
                yield new Condition.All(List.of());
            }
        };
    }

    private Fields inner(Fields fields, String name) {
        JsonNode value = fields.required(name);
        return value == null
                ? Fields.of(io.kopilka.contract.json.Json.object(), fields.at(name), new Faults())
                : Fields.of(value, fields.at(name), faults);
    }

    private List<Condition> list(Fields fields, String name, int depth) {
        fields.required(name);
        List<Condition> conditions = fields.list(name, 1_000, (node, where) -> read(node, where, depth + 1));
        return notEmpty(fields, name, conditions);
    }

    private <T> List<T> notEmpty(Fields fields, String name, List<T> items) {
        JsonNode value = fields.optional(name);
        if (value != null && value.isArray() && value.isEmpty()) {
            fields.fault(name, Code.OUT_OF_RANGE, "Список не может быть пустым.", "The list may not be empty.");
        }
        return items;
    }

    private Set<String> ids(Fields fields, String name) {
        fields.required(name);
        Set<String> ids = Units.ids(fields, name);
        notEmpty(fields, name, List.of());
        return ids;
    }

    private Condition not(Fields fields, int depth) {
        JsonNode value = fields.required("not");
        return new Condition.Not(
                value == null ? new Condition.All(List.of()) : read(value, fields.at("not"), depth + 1));
    }

    private Condition receiptTotal(Fields fields) {
        var condition = new Condition.ReceiptTotal(moneyRange(fields), fields.optionalText("segment", 64));
        fields.end();
        return condition;
    }

    private Condition quantity(Fields fields) {
        var condition = new Condition.QuantityBought(quantityRange(fields), fields.optionalText("segment", 64));
        fields.end();
        return condition;
    }

    Range<Money> moneyRange(Fields fields) {
        return range(fields, units.optionalMoney(fields, "atLeast"), units.optionalMoney(fields, "atMost"));
    }

    Range<Quantity> quantityRange(Fields fields) {
        return range(fields, threshold(fields, "atLeast"), threshold(fields, "atMost"));
    }

    private static @Nullable Quantity threshold(Fields fields, String name) {
        JsonNode value = fields.optional(name);
        return value == null ? null : Units.threshold(fields, value, fields.at(name));
    }

    private static <T extends Comparable<T>> Range<T> range(Fields fields, @Nullable T atLeast, @Nullable T atMost) {
        requireBound(fields, atLeast, atMost);
        return new Range<>(atLeast, atMost);
    }

    private static void requireBound(Fields fields, @Nullable Object atLeast, @Nullable Object atMost) {
        if (atLeast == null && atMost == null) {
            fields.fault(
                    "atLeast",
                    Code.MISSING_FIELD,
                    "Укажите «atLeast», «atMost» или оба.",
                    "Give “atLeast”, “atMost” or both.");
        }
    }

    private Condition accumulated(Fields fields) {
        Accumulation accumulation = PeriodReader.accumulation(fields);
        Scaled atLeast = measured(fields, "atLeast", accumulation);
        Scaled atMost = measured(fields, "atMost", accumulation);
        requireBound(fields, atLeast, atMost);
        boolean includeCurrent = fields.flag("includeCurrentReceipt", false);
        fields.end();
        return new Condition.Accumulated(accumulation, atLeast, atMost, includeCurrent);
    }

    private @Nullable Scaled measured(Fields fields, String name, Accumulation accumulation) {
        return switch (accumulation.measure()) {
            case MONEY -> units.optionalMoney(fields, name);
            case QUANTITY -> threshold(fields, name);
        };
    }

    private static Condition purchases(Fields fields) {
        boolean every = fields.has("every");
        Count count = every
                ? new Count.Every(fields.requiredInteger("every", 1, MOST_NUMBER))
                : new Count.AtLeast(fields.requiredInteger("atLeast", 0, MOST_NUMBER));
        var condition = new Condition.Purchases(count, PeriodReader.period(fields, "period"));
        fields.end();
        return condition;
    }

    private static Condition receiptNumber(Fields fields) {
        var condition = new Condition.ReceiptNumber(fields.requiredInteger("every", 1, MOST_NUMBER));
        fields.end();
        return condition;
    }

    private static Condition birthday(Fields fields) {
        var condition = new Condition.Birthday(fields.integer("before", 0, 365, 0), fields.integer("after", 0, 365, 0));
        fields.end();
        return condition;
    }

    private static Condition firstPurchase(Fields fields) {
        fields.required("firstPurchase");
        if (!fields.flag("firstPurchase", true)) {
            fields.fault(
                    "firstPurchase", Code.INVALID_VALUE, "Здесь может быть только true.", "This can only be true.");
        }
        return new Condition.FirstPurchase();
    }

    private static Condition uses(Fields fields) {
        var condition = new Condition.Uses(
                fields.requiredInteger("below", 1, 1_000_000_000),
                fields.choice("per", PER, Per.ALL),
                PeriodReader.period(fields, "period"));
        fields.end();
        return condition;
    }

    private List<Window> windows(Fields fields) {
        fields.required("schedule");
        return fields.list("schedule", 200, (node, where) -> {
            Fields window = Fields.of(node, where, faults);
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            window.list("days", 7, (day, at) -> {
                DayOfWeek known = day.isTextual() ? DAYS.get(day.textValue()) : null;
                if (known == null) {
                    faults.add(
                            at,
                            Code.INVALID_VALUE,
                            "День недели — одно из: " + String.join(", ", DAYS.keySet()) + ".",
                            "A weekday is one of: " + String.join(", ", DAYS.keySet()) + ".");
                    return false;
                }
                return days.add(known);
            });
            if (window.has("days")) {
                notEmpty(window, "days", List.of());
            }
            LocalTime from = time(window, "from", false);
            LocalTime to = time(window, "to", true);
            window.end();
            return new Window(days, from == null ? LocalTime.MIN : from, to);
        });
    }

    /// A time of the day to the second.
    ///
    /// @param asEnd whether 24:00 may be said for the end of the day
    /// @return null where absent, and for 24:00
    private static @Nullable LocalTime time(Fields fields, String name, boolean asEnd) {
        String text = fields.optionalText(name, 8);
        if (text == null || (asEnd && (text.equals("24:00") || text.equals("24:00:00")))) {
            return null;
        }
        if (text.matches("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?")) {
            return LocalTime.parse(text);
        }
        fields.fault(
                name, Code.INVALID_VALUE, "Здесь должно быть время вида 08:00.", "This must be a time such as 08:00.");
        return null;
    }
}
