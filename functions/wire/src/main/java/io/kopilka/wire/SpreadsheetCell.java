package io.kopilka.wire;

/// A cell of a CSV file that people open with a spreadsheet.
public final class SpreadsheetCell {

    private SpreadsheetCell() {}

    /// The text as no spreadsheet takes it for a formula: one that begins like a formula is quoted by an
    /// apostrophe; a number below zero is none.
    public static String safe(String text) {
        boolean startsLikeFormula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        return startsLikeFormula && !text.matches("-[0-9]+(\\.[0-9]+)?") ? "'" + text : text;
    }
}
