package io.kopilka.local.replay;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// One receipt of the history, as the file has it: nothing is mended.
///
/// @param number the till's number; a return's begins with `C`
/// @param at when its first row was rung up
/// @param customer whose card it was; empty where nobody's
public record Invoice(String number, OffsetDateTime at, Optional<String> customer, List<Row> rows) {

    /// One row of the file.
    ///
    /// @param name empty where the file has none
    public record Row(String sku, String name, String quantity, String price) {}

    public Invoice {
        rows = List.copyOf(rows);
    }

    /// Whether goods came back. Returns name no sale, so nothing can be given back for them.
    public boolean isReturn() {
        return number.startsWith("C");
    }
}
