package io.kopilka.accounts.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.card.NumberForm;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Forms of numbers as the contract and the table have them: `{"form": "ean13", "prefix": "20"}`,
/// `{"form": "luhn", "prefix": "9643", "length": 16}`, `{"form": "mask", "mask": "GC-######!"}`.
public final class NumberFormJson {

    private static final String FORM = "form";
    private static final String PREFIX = "prefix";
    private static final String LENGTH = "length";
    private static final String MASK = "mask";
    private static final String EAN13 = "ean13";
    private static final String LUHN = "luhn";

    private static final Map<String, String> FORMS = new TreeMap<>(Map.of(EAN13, EAN13, LUHN, LUHN, MASK, MASK));

    private NumberFormJson() {}

    /// The form, or null where something is wrong with it, which is then among the faults.
    public static @Nullable NumberForm read(JsonNode node, String where, Faults faults) {
        Fields fields = Fields.of(node, where, faults);
        int before = faults.all().size();
        fields.required(FORM);
        String form = fields.choice(FORM, FORMS, "");
        NumberForm read = switch (form) {
            case EAN13 -> ean13(fields);
            case LUHN -> luhn(fields);
            case MASK -> mask(fields);
            default -> null;
        };
        if (!form.isEmpty()) {
            fields.end();
        }
        return faults.all().size() > before ? null : read;
    }

    /// The form as an object.
    public static ObjectNode write(NumberForm form) {
        return switch (form) {
            case NumberForm.Ean13(String prefix) ->
                Json.object().put(FORM, EAN13).put(PREFIX, prefix);
            case NumberForm.Luhn(String prefix, int length) ->
                Json.object().put(FORM, LUHN).put(PREFIX, prefix).put(LENGTH, length);
            case NumberForm.Mask(String mask) -> Json.object().put(FORM, MASK).put(MASK, mask);
        };
    }

    private static @Nullable NumberForm ean13(Fields fields) {
        String prefix = fields.text(PREFIX, 9);
        if (NumberForm.Ean13.isPrefix(prefix)) {
            return new NumberForm.Ean13(prefix);
        }
        fault(
                fields,
                PREFIX,
                Code.OUT_OF_RANGE,
                "Для карт магазина — от 20 до 29 и ещё до 7 цифр; другие префиксы принадлежат товарам.",
                "For a shop's own cards 20 to 29, and up to 7 digits more; other prefixes belong to goods.");
        return null;
    }

    private static @Nullable NumberForm luhn(Fields fields) {
        String prefix = fields.has(PREFIX) ? fields.text(PREFIX, 15) : "";
        fields.optional(PREFIX);
        int length = fields.requiredInteger(LENGTH, 8, 19);
        if (!NumberForm.Luhn.isForm(prefix, length)) {
            fault(
                    fields,
                    PREFIX,
                    Code.OUT_OF_RANGE,
                    "Только цифры, и между префиксом и контрольной цифрой должно остаться от 3 до 15 цифр.",
                    "Digits alone, and 3 to 15 digits must be left between the prefix and the check digit.");
            return null;
        }
        if (NumberForm.Luhn.looksLikeBankCards(prefix, length)) {
            bankCard(fields, PREFIX);
            return null;
        }
        return new NumberForm.Luhn(prefix, length);
    }

    private static @Nullable NumberForm mask(Fields fields) {
        String mask = fields.text(MASK, 22);
        if (!NumberForm.Mask.isMask(mask)) {
            fault(
                    fields,
                    MASK,
                    Code.INVALID_VALUE,
                    "4–22 знака: заглавные латинские буквы, цифры и дефис — сами за себя, # — цифра, @ — цифра или буква,"
                            + " ! в конце — контрольный знак; номеров должно быть от 1000 до 10^15.",
                    "4 to 22 characters: capital letters, digits and hyphens for themselves, # for a digit, @ for a digit"
                            + " or letter, ! at the end for a check character; 1,000 to 10^15 numbers.");
            return null;
        }
        NumberForm.Mask form = new NumberForm.Mask(mask);
        String start = mask.charAt(0) == '#' ? "" : mask.substring(0, 1);
        if (mask.endsWith("!") && form.isDigitsOnly() && NumberForm.Luhn.looksLikeBankCards(start, mask.length())) {
            bankCard(fields, MASK);
            return null;
        }
        return form;
    }

    private static void bankCard(Fields fields, String field) {
        fault(
                fields,
                field,
                Code.NOT_ALLOWED_HERE,
                "Номера из 13–19 цифр, начинающиеся с 2–6, похожи на номера банковских карт.",
                "Numbers of 13 to 19 digits that begin with 2 to 6 look like those of bank cards.");
    }

    private static void fault(Fields fields, String field, Code code, String ru, String en) {
        fields.fault(field, code, ru, en);
    }
}
