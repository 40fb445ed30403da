package io.kopilka.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Reports as a workbook (Office Open XML). Words are cells of text, which no spreadsheet reckons, whatever
/// they begin with; figures are numbers, written with the digits that they have. The head stays in sight.
final class ReportXlsx {
    /// Of a column, in characters.
    private static final double WIDTH = 18;

    private ReportXlsx() {}

    /// @param name of the sheet, 1 to 31 characters
    static byte[] of(ReportTable table, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Kopilka", "1.0")) {
            Worksheet sheet = book.newWorksheet(name);
            for (int row = 0; row < table.rows().size(); row++) {
                List<String> cells = table.rows().get(row);
                for (int column = 0; column < cells.size(); column++) {
                    String cell = cells.get(column);
                    if (row == 0 || column == 0) {
                        sheet.value(row, column, cell);
                    } else {
                        number(sheet, row, column, new BigDecimal(cell));
                    }
                }
            }
            for (int column = 0; column < table.rows().getFirst().size(); column++) {
                sheet.width(column, WIDTH);
                sheet.style(0, column).bold().wrapText(true).set();
            }
            sheet.freezePane(1, 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written to", impossible);
        }
        return bytes.toByteArray();
    }

    private static void number(Worksheet sheet, int row, int column, BigDecimal figure) {
        sheet.value(row, column, figure);
        if (figure.scale() > 0) {
            sheet.style(row, column).format("0." + "0".repeat(figure.scale())).set();
        }
    }
}
