package io.kopilka.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditEntry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Entries of the audit log as CSV (RFC 4180, UTF-8 with a byte order mark): a row for each field that was changed, one
/// for an entry that tells of none. No cell begins a formula.
final class AuditCsv {

    private static final char MARK = '\uFEFF';

    private AuditCsv() {}

    static byte[] of(List<AuditEntry> entries, Language language) {
        StringWriter text = new StringWriter();
        text.append(MARK);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(head(language));
            for (AuditEntry entry : entries) {
                rows(entry)
                        .forEach(row ->
                                csv.writeRecord(row.stream().map(AuditCsv::safe).toList()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written to", impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> head(Language language) {
        return switch (language) {
            case RU -> List.of("Запись", "Когда", "Кто", "Действие", "С чем", "Откуда", "Поле", "Было", "Стало");
            case EN -> List.of("Entry", "When", "Who", "Action", "Subject", "From", "Field", "Before", "After");
        };
    }

    private static List<List<String>> rows(AuditEntry entry) {
        List<String> common = List.of(
                AuditEntry.PREFIX + entry.id().text(),
                entry.at().toString(),
                entry.actor().value(),
                entry.action().wireName(),
                entry.subject().value(),
                entry.from().orElse(""));
        List<List<String>> rows = new ArrayList<>();
        for (AuditChange.Field field : entry.change().fields()) {
            rows.add(
                    switch (field) {
                        case AuditChange.Field.Shown(String path, JsonNode before, JsonNode after) ->
                            row(common, path, text(before), text(after));
                        case AuditChange.Field.Hidden(String path) -> row(common, path, "…", "…");
                    });
        }
        return rows.isEmpty() ? List.of(row(common, "", "", "")) : rows;
    }

    private static List<String> row(List<String> common, String... more) {
        List<String> row = new ArrayList<>(common);
        row.addAll(List.of(more));
        return row;
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /// A text that begins like a formula is quoted by an apostrophe.
    static String safe(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
