package io.kopilka.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.kopilka.wire.SpreadsheetCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Reports as CSV (RFC 4180): UTF-8 with a mark at its beginning, without which spreadsheets take Russian for
/// something else.
final class ReportCsv {
    private static final char MARK = '\uFEFF';

    private ReportCsv() {}

    static byte[] of(ReportTable table) {
        StringWriter text = new StringWriter();
        text.append(MARK);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            table.rows()
                    .forEach(row -> csv.writeRecord(
                            row.stream().map(SpreadsheetCell::safe).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written to", impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
