package io.kopilka.local.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.local.price.TextTable.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAsWideAsTheyLookWhateverTheScript() {
        TextTable table = new TextTable(List.of(new Column("Товар", false), new Column("₽", true)));
        table.row(List.of("Й", "10,00"));
        table.row(List.of("и\u0306", "5,00"));
        table.note("скидка");
        table.row(List.of("靴", "100,00"));
        table.rule();

        assertThat(table.lines())
                .containsExactly(
                        "Товар       ₽",
                        "─────────────",
                        "Й       10,00",
                        "и\u0306        5,00",
                        "       скидка",
                        "靴     100,00",
                        "─────────────");
    }

    @Test
    void aTextTooWideIsCutWhereItCanBeSeen() {
        assertThat(DisplayWidth.cut("Сапоги зимние", 13)).isEqualTo("Сапоги зимние");
        assertThat(DisplayWidth.cut("Сапоги зимние", 8)).isEqualTo("Сапоги…");
        assertThat(DisplayWidth.cut("靴靴靴", 4)).isEqualTo("靴…");
    }
}
