package io.kopilka.domain.words;

/// Writes whole numbers of small units as decimals, without floating point.
///
/// @param group stands between thousands
/// @param point stands before decimals
record Digits(char group, char point) {
    static final char NO_BREAK_SPACE = '\u00a0';
    static final Digits RUSSIAN = new Digits(NO_BREAK_SPACE, ',');
    static final Digits ENGLISH = new Digits(',', '.');

    /// A decimal without trailing zeros: 0.5, 1 990.
    String trimmed(long units, int decimals) {
        String all = full(units, decimals);
        if (decimals == 0) {
            return all;
        }
        int end = all.length();
        while (all.charAt(end - 1) == '0') {
            end--;
        }
        return all.substring(0, all.charAt(end - 1) == point ? end - 1 : end);
    }

    /// A decimal with all its decimals where it has any that are not zero, and none otherwise: 1 990,50 and 1 990.
    String allOrNone(long units, int decimals) {
        String all = full(units, decimals);
        String zeros = point + "0".repeat(decimals);
        return decimals > 0 && all.endsWith(zeros) ? all.substring(0, all.length() - zeros.length()) : all;
    }

    String whole(long number) {
        return full(number, 0);
    }

    private String full(long units, int decimals) {
        String digits = Long.toString(units).replace("-", "");
        if (digits.length() <= decimals) {
            digits = "0".repeat(decimals + 1 - digits.length()) + digits;
        }
        int split = digits.length() - decimals;
        StringBuilder written = new StringBuilder(units < 0 ? "−" : "");
        for (int i = 0; i < split; i++) {
            if (i > 0 && (split - i) % 3 == 0) {
                written.append(group);
            }
            written.append(digits.charAt(i));
        }
        return decimals == 0
                ? written.toString()
                : written.append(point).append(digits, split, digits.length()).toString();
    }
}
