package io.kopilka.domain.identity;

import java.util.Optional;

/// The number that a till printed on a receipt. Tills count anew each day or write letters into it, so it is a
/// text and
/// names a receipt
/// only together with store, till and business day.
///
/// @param value 1–64 printable characters (code points)
public record ReceiptNumber(String value) {

    /// Characters that a receipt's number may have.
    public static final int LONGEST = 64;

    public ReceiptNumber {
        if (!Form.isLineOfText(value, LONGEST)) {
            throw new IllegalArgumentException("a receipt's number has 1 to 64 printable characters");
        }
    }

    /// The number in a text, or empty where the text is too long, blank or not printable.
    public static Optional<ReceiptNumber> parse(String text) {
        return Form.isLineOfText(text, LONGEST) ? Optional.of(new ReceiptNumber(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
