package io.kopilka.domain.identity;

/// The forms that ids may have, in one place.
final class Form {

    private Form() {}

    static boolean isPrefixedUlid(String prefix, String value) {
        return value.length() == prefix.length() + Ulid.LENGTH
                && value.startsWith(prefix)
                && Ulid.isWellFormed(value.substring(prefix.length()));
    }

    static String requirePrefixedUlid(String prefix, String value) {
        if (!isPrefixedUlid(prefix, value)) {
            throw new IllegalArgumentException("not an id of the form " + prefix + "<ulid>: " + value);
        }
        return value;
    }

    /// One to `atMost` characters (code points) that can be printed on a line: no control characters, no line or
    /// paragraph separators,
    /// no halves of a surrogate pair (they have no bytes of their own and two texts would become one), not blank
    /// throughout.
    static boolean isLineOfText(String value, int atMost) {
        return !value.isBlank()
                && value.codePointCount(0, value.length()) <= atMost
                && value.codePoints().allMatch(Form::isPrintable);
    }

    private static boolean isPrintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
