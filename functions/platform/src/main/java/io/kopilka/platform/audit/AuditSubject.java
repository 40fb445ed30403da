package io.kopilka.platform.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/// What an action was done to: an id such as `cus_01J…`, a card's number, or `ruleset/12`. Never a name, a telephone
/// or an address: those would stay in a log that nobody can edit.
///
/// @param value 1–128 characters of `A-Za-z0-9_.:/-`
public record AuditSubject(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:/-]{1,128}");

    public AuditSubject {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no subject of an action");
        }
    }

    /// The subject in a text, or empty where there is none.
    public static Optional<AuditSubject> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AuditSubject(text)) : Optional.empty();
    }
}
