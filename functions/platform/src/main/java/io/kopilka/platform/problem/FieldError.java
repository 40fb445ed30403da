package io.kopilka.platform.problem;

import java.util.Map;
import java.util.regex.Pattern;

/// One field at fault.
///
/// @param pointer where: a JSON Pointer (RFC 6901) into the body, empty for the whole of it; `?` and a name for a
///     query
/// parameter
/// @param code what is wrong
/// @param detail what is said about it
public record FieldError(String pointer, ProblemCode code, Detail detail) {

    private static final Pattern FORM = Pattern.compile("(?s)|/.*|\\?[A-Za-z]+");

    public FieldError {
        if (!FORM.matcher(pointer).matches()) {
            throw new IllegalArgumentException("neither a JSON pointer nor a query parameter: " + pointer);
        }
    }

    /// With what is always said of the code.
    public static FieldError at(String pointer, ProblemCode code) {
        return new FieldError(pointer, code, Detail.usual());
    }

    /// With what is always said of the code, and values in it.
    public static FieldError at(String pointer, ProblemCode code, Map<String, String> values) {
        return new FieldError(pointer, code, new Detail.Usual(values));
    }
}
