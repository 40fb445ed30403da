package io.kopilka.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpreadsheetCellTest {

    @Test
    void noCellBeginsAFormula() {
        assertThat(SpreadsheetCell.safe("=1+1")).isEqualTo("'=1+1");
        assertThat(SpreadsheetCell.safe("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(SpreadsheetCell.safe("-2+3")).isEqualTo("'-2+3");
        assertThat(SpreadsheetCell.safe("-2.5")).isEqualTo("-2.5");
        assertThat(SpreadsheetCell.safe("")).isEmpty();
    }
}
