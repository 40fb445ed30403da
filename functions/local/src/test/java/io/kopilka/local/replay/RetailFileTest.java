package io.kopilka.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.local.Complaint;
import io.kopilka.local.replay.Invoice.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailFileTest {

    private static final String ROWS = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,A,"LAMP, RED",2,2011-04-01 09:05:00,2.5,17850.0,United Kingdom
            C2,B,,-1,2010-12-01 10:00:00,27.5,,France
            1,C,STAR ,1,2011-04-01 09:06:00,0.0,17850.0,United Kingdom
            """;

    @TempDir
    private Path folder;

    @Test
    void rowsOfOneNumberAreOneReceiptWhereverTheyStand() throws IOException {
        List<Invoice> invoices = RetailFile.read(packed(ROWS), 10);

        assertThat(invoices)
                .containsExactly(
                        new Invoice(
                                "1",
                                OffsetDateTime.parse("2011-04-01T09:05:00+01:00"),
                                Optional.of("17850"),
                                List.of(new Row("A", "LAMP, RED", "2", "2.5"), new Row("C", "STAR", "1", "0.0"))),
                        new Invoice(
                                "C2",
                                OffsetDateTime.parse("2010-12-01T10:00:00Z"),
                                Optional.empty(),
                                List.of(new Row("B", "", "-1", "27.5"))));
        assertThat(invoices.get(0).isReturn()).isFalse();
        assertThat(invoices.get(1).isReturn()).isTrue();
    }

    @Test
    void aLimitCutsBetweenReceiptsNotWithinOne() throws IOException {
        List<Invoice> invoices = RetailFile.read(packed(ROWS), 1);

        assertThat(invoices).hasSize(1);
        assertThat(invoices.getFirst().rows()).hasSize(2);
    }

    @Test
    void aFileOfAnotherKindIsRefusedInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> RetailFile.read(file, 10))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("cannot be read as receipts of Online Retail");
        assertThatThrownBy(() -> RetailFile.read(folder.resolve("absent.csv"), 10))
                .isInstanceOf(Complaint.class);
    }

    private Path packed(String text) throws IOException {
        Path file = folder.resolve("rows.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
