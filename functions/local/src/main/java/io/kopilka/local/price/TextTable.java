package io.kopilka.local.price;

import java.util.ArrayList;
import java.util.List;

/// A table of plain text whose columns are as wide as what stands in them.
final class TextTable {

    private static final String GAP = "  ";
    private static final String RULE = "─";

    /// A column's title and the side that its cells keep to.
    record Column(String title, boolean toTheRight) {}

    private sealed interface Row {}

    private record Cells(List<String> cells) implements Row {}

    private record Note(String text) implements Row {}

    private record Rule() implements Row {}

    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();

    TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
        rows.add(new Cells(columns.stream().map(Column::title).toList()));
        rows.add(new Rule());
    }

    void row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("a row has a cell for each column");
        }
        rows.add(new Cells(List.copyOf(cells)));
    }

    /// A text under the row before, from the second column on.
    void note(String text) {
        rows.add(new Note(text));
    }

    void rule() {
        rows.add(new Rule());
    }

    List<String> lines() {
        int[] widths = widths();
        int whole = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            whole += width;
        }
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(
                    switch (row) {
                        case Cells(List<String> cells) -> line(cells, widths).stripTrailing();
                        case Note(String text) -> " ".repeat(widths[0]) + GAP + text;
                        case Rule() -> RULE.repeat(whole);
                    });
        }
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (Row row : rows) {
            if (row instanceof Cells(List<String> cells)) {
                for (int column = 0; column < widths.length; column++) {
                    widths[column] = Math.max(widths[column], DisplayWidth.of(cells.get(column)));
                }
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            padded.add(
                    columns.get(column).toTheRight()
                            ? DisplayWidth.right(cell, widths[column])
                            : DisplayWidth.left(cell, widths[column]));
        }
        return String.join(GAP, padded);
    }
}
