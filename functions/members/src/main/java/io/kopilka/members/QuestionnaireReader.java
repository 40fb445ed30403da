package io.kopilka.members;

import io.kopilka.accounts.customer.Customer.Questionnaire;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Fields;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a customer tells of themselves.
final class QuestionnaireReader {
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    private QuestionnaireReader() {}

    /// The fields of a questionnaire; each may be left for later.
    ///
    /// @param today in the tenant's zone: nobody is born later
    static Questionnaire read(Fields fields, LocalDate today) {
        return new Questionnaire(
                fields.optionalText("name", 200),
                matching(
                        fields,
                        "phone",
                        16,
                        PHONE,
                        "Телефон пишется как +79261234567.",
                        "A phone is written as +79261234567."),
                matching(
                        fields,
                        "email",
                        254,
                        EMAIL,
                        "Это не адрес электронной почты.",
                        "This is not an e-mail address."),
                birthDate(fields, today));
    }

    private static @Nullable String matching(Fields fields, String name, int most, Pattern form, String ru, String en) {
        String text = fields.optionalText(name, most);
        if (text != null && !form.matcher(text).matches()) {
            fields.fault(name, Code.INVALID_VALUE, ru, en);
        }
        return text;
    }

    private static @Nullable LocalDate birthDate(Fields fields, LocalDate today) {
        LocalDate date = fields.optionalDate("birthDate");
        if (date != null && (date.isAfter(today) || date.isBefore(OLDEST))) {
            fields.fault(
                    "birthDate",
                    Code.OUT_OF_RANGE,
                    "Дата рождения должна быть от 1900-01-01 до сегодняшней.",
                    "The date of birth must be from 1900-01-01 to today.");
        }
        return date;
    }
}
