package io.kopilka.domain.card;

/// Check digits: what tells a number that was typed or scanned wrong from one that was not.
public final class CheckDigit {

    private static final int TEN = 10;

    private CheckDigit() {}

    /// The thirteenth digit of an EAN-13: weights 1 and 3 in turn from the left, modulo 10 (GS1 General
    /// Specifications, 7.9.1).
    ///
    /// @param twelve twelve digits
    public static char ean13(String twelve) {
        if (twelve.length() != 12) {
            throw new IllegalArgumentException("an EAN-13 has twelve digits before its check digit");
        }
        int sum = 0;
        for (int place = 0; place < twelve.length(); place++) {
            sum += digit(twelve.charAt(place)) * (place % 2 == 0 ? 1 : 3);
        }
        return (char) ('0' + (TEN - sum % TEN) % TEN);
    }

    /// Whether a text is an EAN-13 with the right check digit.
    public static boolean isEan13(String text) {
        return text.length() == 13 && isDigits(text) && ean13(text.substring(0, 12)) == text.charAt(12);
    }

    /// The digit to be put behind these: every second from the right is doubled (ISO/IEC 7812-1, annex B).
    ///
    /// @param digits at least one
    public static char luhn(String digits) {
        return character(digits, DIGITS);
    }

    /// Whether a text of two digits and more ends with the check digit of what stands before it.
    public static boolean isLuhn(String text) {
        return text.length() > 1
                && isDigits(text)
                && luhn(text.substring(0, text.length() - 1)) == text.charAt(text.length() - 1);
    }

    static final String DIGITS = "0123456789";

    /// Luhn's rule over any alphabet of an even number of characters; characters outside of it are passed
    /// over.
    static char character(String text, String alphabet) {
        int size = alphabet.length();
        int sum = 0;
        boolean doubled = true;
        for (int place = text.length() - 1; place >= 0; place--) {
            int value = alphabet.indexOf(text.charAt(place));
            if (value < 0) {
                continue;
            }
            int weighed = doubled ? value * 2 : value;
            sum += weighed / size + weighed % size;
            doubled = !doubled;
        }
        return alphabet.charAt((size - sum % size) % size);
    }

    static boolean isDigits(String text) {
        return text.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    private static int digit(char character) {
        if (character < '0' || character > '9') {
            throw new IllegalArgumentException("not a digit");
        }
        return character - '0';
    }
}
