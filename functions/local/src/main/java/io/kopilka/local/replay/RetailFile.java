package io.kopilka.local.replay;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.kopilka.local.Complaint;
import io.kopilka.local.replay.Invoice.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A file of the *Online Retail* data set (UCI Machine Learning Repository): CSV, packed by gzip where its name ends in
/// `.gz`, a row a line, times of London.
public final class RetailFile {

    /// Where the shop is.
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private RetailFile() {}

    /// The file's receipts in its order. Rows of one number are one receipt, wherever they stand.
    ///
    /// @param limit at most so many of them
    /// @throws Complaint where the file cannot be read as such a file
    public static List<Invoice> read(Path file, int limit) {
        Map<String, List<NamedCsvRecord>> byNumber = new LinkedHashMap<>();
        try (Reader text = open(file);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                String number = row.getField("InvoiceNo");
                List<NamedCsvRecord> invoice = byNumber.get(number);
                if (invoice == null && byNumber.size() < limit) {
                    invoice = new ArrayList<>();
                    byNumber.put(number, invoice);
                }
                if (invoice != null) {
                    invoice.add(row);
                }
            }
            return byNumber.entrySet().stream()
                    .map(entry -> invoice(entry.getKey(), entry.getValue()))
                    .toList();
        } catch (IOException | NoSuchElementException | DateTimeException failure) {
            throw new Complaint(
                    "Файл " + file + " не читается как чеки Online Retail: " + failure,
                    "The file " + file + " cannot be read as receipts of Online Retail: " + failure);
        }
    }

    private static Reader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            return new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
        } catch (IOException notPacked) {
            bytes.close();
            throw notPacked;
        }
    }

    private static Invoice invoice(String number, List<NamedCsvRecord> rows) {
        NamedCsvRecord first = rows.getFirst();
        return new Invoice(
                number,
                LocalDateTime.parse(first.getField("InvoiceDate"), TIME)
                        .atZone(ZONE)
                        .toOffsetDateTime(),
                customer(first.getField("CustomerID")),
                rows.stream().map(RetailFile::row).toList());
    }

    /// The file writes customers as `17850.0`.
    private static Optional<String> customer(String field) {
        String number = field.endsWith(".0") ? field.substring(0, field.length() - 2) : field;
        return number.isBlank() ? Optional.empty() : Optional.of(number);
    }

    private static Row row(NamedCsvRecord row) {
        return new Row(
                row.getField("StockCode"),
                row.getField("Description").strip(),
                row.getField("Quantity"),
                row.getField("UnitPrice"));
    }
}
