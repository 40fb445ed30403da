package io.kopilka.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.domain.text.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one JSON object, each at most once, and refuses those that nobody asked for. A field
/// at fault is
/// collected and stands in as an empty value, so that one reading finds all faults.
public final class Fields {
    private final JsonNode node;
    private final String pointer;
    private final Faults faults;
    private final Set<String> read = new HashSet<>();

    private Fields(JsonNode node, String pointer, Faults faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    /// The fields of a node, which must be an object; otherwise a fault, and no fields.
    public static Fields of(JsonNode node, String pointer, Faults faults) {
        if (!node.isObject()) {
            faults.add(pointer, Code.INVALID_VALUE, "Здесь должен быть объект.", "This must be an object.");
            return new Fields(Json.object(), pointer, new Faults());
        }
        return new Fields(node, pointer, faults);
    }

    public String pointer() {
        return pointer;
    }

    public Faults faults() {
        return faults;
    }

    /// Where a field stands.
    public String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    public boolean has(String name) {
        return node.has(name) && !node.get(name).isNull();
    }

    /// The names that are there, in the order of the document.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// A field, or null where it is absent or null.
    public @Nullable JsonNode optional(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /// A field that must be there.
    public @Nullable JsonNode required(String name) {
        JsonNode value = optional(name);
        if (value == null) {
            faults.add(
                    at(name),
                    Code.MISSING_FIELD,
                    "Не указано поле «" + name + "».",
                    "The field “" + name + "” is missing.");
        }
        return value;
    }

    /// Refuses every field that was not read.
    public void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                String shown = name.length() > 64 ? name.substring(0, 64) + "…" : name;
                faults.add(
                        at(shown),
                        Code.UNKNOWN_FIELD,
                        "Поле «" + shown + "» здесь неизвестно.",
                        "The field “" + shown + "” is not known here.");
            }
        });
    }

    public void fault(String name, Code code, String ru, String en) {
        faults.add(at(name), code, ru, en);
    }

    // ------------------------------------------------------------------ text

    /// A text of 1 to so many characters that must be there.
    public String text(String name, int most) {
        JsonNode value = required(name);
        return value == null ? "" : text(value, at(name), most);
    }

    public @Nullable String optionalText(String name, int most) {
        JsonNode value = optional(name);
        return value == null ? null : text(value, at(name), most);
    }

    /// A text of 1 to so many characters that stands somewhere in a list.
    public String text(JsonNode value, String where, int most) {
        if (!value.isTextual()) {
            faults.add(where, Code.INVALID_VALUE, "Здесь должна быть строка.", "This must be a string.");
            return "";
        }
        String text = value.textValue();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > most) {
            faults.add(
                    where,
                    Code.OUT_OF_RANGE,
                    "Длина строки должна быть от 1 до " + most + " символов.",
                    "The string must have 1 to " + most + " characters.");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t') || hasLoneSurrogate(text)) {
            faults.add(
                    where,
                    Code.INVALID_VALUE,
                    "В строке есть недопустимые символы.",
                    "The string holds characters that are not allowed.");
        }
        return text;
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /// A list of texts.
    ///
    /// @return empty where absent
    public List<String> texts(String name, int mostItems, int most) {
        return list(name, mostItems, (value, where) -> text(value, where, most));
    }

    /// A text that a person reads: one string, or one for each language.
    public @Nullable Text optionalName(String name, int most) {
        JsonNode value = optional(name);
        if (value == null) {
            return null;
        }
        if (value.isTextual()) {
            return Text.of(text(value, at(name), most));
        }
        Fields languages = of(value, at(name), faults);
        String ru = languages.text("ru", most);
        String en = languages.text("en", most);
        languages.end();
        return new Text(ru, en);
    }

    public Text name(String name, int most) {
        required(name);
        Text text = optionalName(name, most);
        return text == null ? Text.of("") : text;
    }

    // ------------------------------------------------------------------ numbers

    /// A whole number, as JSON has it.
    public int integer(String name, int least, int most, int absent) {
        JsonNode value = optional(name);
        return value == null ? absent : integer(value, at(name), least, most);
    }

    public int requiredInteger(String name, int least, int most) {
        JsonNode value = required(name);
        return value == null ? least : integer(value, at(name), least, most);
    }

    private int integer(JsonNode value, String where, int least, int most) {
        if (!value.isIntegralNumber()) {
            faults.add(where, Code.INVALID_VALUE, "Здесь должно быть целое число.", "This must be a whole number.");
            return least;
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            faults.add(
                    where,
                    Code.OUT_OF_RANGE,
                    "Число должно быть от " + least + " до " + most + ".",
                    "The number must be from " + least + " to " + most + ".");
            return least;
        }
        return value.intValue();
    }

    public boolean flag(String name, boolean absent) {
        JsonNode value = optional(name);
        if (value == null) {
            return absent;
        }
        if (!value.isBoolean()) {
            fault(name, Code.INVALID_VALUE, "Здесь должно быть true или false.", "This must be true or false.");
        }
        return value.asBoolean();
    }

    /// A decimal string as a whole number of its smallest unit.
    ///
    /// @param digits how many decimal places the unit has
    /// @param least in that unit
    /// @param most in that unit
    /// @return `least` where at fault
    public long decimal(JsonNode value, String where, int digits, long least, long most) {
        if (!value.isTextual() || !Decimals.isDecimal(value.textValue())) {
            faults.add(
                    where,
                    Code.INVALID_VALUE,
                    "Здесь должно быть число строкой, например \"10.50\".",
                    "This must be a decimal string such as \"10.50\".");
            return least;
        }
        String text = value.textValue();
        if (text.length() > 40) {
            return outOfRange(where, digits, least, most);
        }
        BigDecimal units = new BigDecimal(text).movePointRight(digits).stripTrailingZeros();
        if (units.scale() > 0) {
            faults.add(
                    where,
                    Code.INVALID_VALUE,
                    "Слишком много знаков после точки: допустимо не больше " + digits + ".",
                    "Too many digits after the point: at most " + digits + " are allowed.");
            return least;
        }
        if (units.compareTo(BigDecimal.valueOf(least)) < 0 || units.compareTo(BigDecimal.valueOf(most)) > 0) {
            return outOfRange(where, digits, least, most);
        }
        return units.longValueExact();
    }

    private long outOfRange(String where, int digits, long least, long most) {
        String from = BigDecimal.valueOf(least, digits).stripTrailingZeros().toPlainString();
        String to = BigDecimal.valueOf(most, digits).stripTrailingZeros().toPlainString();
        faults.add(
                where,
                Code.OUT_OF_RANGE,
                "Число должно быть от " + from + " до " + to + ".",
                "The number must be from " + from + " to " + to + ".");
        return least;
    }

    // ------------------------------------------------------------------ lists, dates, choices

    /// A list, each item read by a function of the item and where it stands.
    ///
    /// @return empty where absent
    public <T> List<T> list(String name, int most, BiFunction<JsonNode, String, T> item) {
        JsonNode value = optional(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            fault(name, Code.INVALID_VALUE, "Здесь должен быть список.", "This must be a list.");
            return List.of();
        }
        if (value.size() > most) {
            fault(
                    name,
                    Code.TOO_MANY_ITEMS,
                    "В списке " + value.size() + ", а допустимо не больше " + most + ".",
                    "The list has " + value.size() + " items; at most " + most + " are allowed.");
            return List.of();
        }
        List<T> items = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            items.add(item.apply(value.get(i), at(name) + "/" + i));
        }
        return items;
    }

    public @Nullable LocalDate optionalDate(String name) {
        JsonNode value = optional(name);
        if (value == null) {
            return null;
        }
        try {
            if (value.isTextual() && value.textValue().matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(value.textValue());
            }
        } catch (DateTimeException e) {
            // Falls through to the fault: 2026-02-31 has the form of a date and is none.
        }
        fault(
                name,
                Code.INVALID_VALUE,
                "Здесь должна быть дата вида 2026-12-31.",
                "This must be a date such as 2026-12-31.");
        return null;
    }

    /// A moment with an offset (RFC 3339), years 2000 to 2199.
    public @Nullable OffsetDateTime optionalMoment(String name) {
        JsonNode value = optional(name);
        if (value == null) {
            return null;
        }
        try {
            if (value.isTextual() && value.textValue().matches("\\d{4}-.*")) {
                OffsetDateTime moment = OffsetDateTime.parse(value.textValue());
                if (moment.getYear() >= 2000 && moment.getYear() < 2200) {
                    return moment;
                }
                fault(
                        name,
                        Code.OUT_OF_RANGE,
                        "Год должен быть от 2000 до 2199.",
                        "The year must be from 2000 to 2199.");
                return null;
            }
        } catch (DateTimeException e) {
            // Falls through to the fault, which says the form that is wanted.
        }
        fault(
                name,
                Code.INVALID_VALUE,
                "Здесь должно быть время вида 2026-11-22T10:15:00+05:00.",
                "This must be a time such as 2026-11-22T10:15:00+05:00.");
        return null;
    }

    /// One of a few words.
    public <E> E choice(String name, java.util.Map<String, E> words, E absent) {
        JsonNode value = optional(name);
        if (value == null) {
            return absent;
        }
        E chosen = value.isTextual() ? words.get(value.textValue()) : null;
        if (chosen == null) {
            String list = String.join(", ", words.keySet());
            fault(name, Code.INVALID_VALUE, "Допустимо одно из: " + list + ".", "This must be one of: " + list + ".");
            return absent;
        }
        return chosen;
    }
}
