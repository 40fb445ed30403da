package io.kopilka.reports;

import io.kopilka.contract.json.Decimals;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/// A report as a table: a head in the reader's language, a row a day, and a row of totals. The first column and
/// the head are words, everything else is a decimal number.
record ReportTable(List<List<String>> rows) {
    private static final Text DAY = new Text("День", "Day");
    private static final Text TOTAL = new Text("Итого", "Total");
    private static final Text OWED = new Text("Долг перед покупателями, баллов", "Points owed");

    private static final List<Figure> SALES = List.of(
            Figure.RECEIPTS_WITH_CARD,
            Figure.AMOUNT_WITH_CARD,
            Figure.DISCOUNT_WITH_CARD,
            Figure.TURNOVER_WITH_CARD,
            Figure.RECEIPTS_WITHOUT_CARD,
            Figure.AMOUNT_WITHOUT_CARD,
            Figure.DISCOUNT_WITHOUT_CARD,
            Figure.TURNOVER_WITHOUT_CARD,
            Figure.LINES,
            Figure.REDEEMED_MONEY,
            Figure.EARNED,
            Figure.REDEEMED,
            Figure.TAKEN_BACK,
            Figure.GIVEN_BACK,
            Figure.RETURNS,
            Figure.RETURNED);
    private static final List<Figure> POINTS = List.of(
            Figure.EARNED, Figure.REDEEMED, Figure.TAKEN_BACK, Figure.GIVEN_BACK, Figure.EXPIRED, Figure.ADJUSTED);

    ReportTable {
        rows = List.copyOf(rows);
    }

    static ReportTable of(SalesReport.Sold sold, Language language) {
        Currency currency = sold.tenant().currency();
        List<List<String>> rows = new ArrayList<>();
        rows.add(head(SALES, language));
        Figures totals = Figures.NONE;
        for (Map.Entry<LocalDate, Figures> each : sold.days().entrySet()) {
            rows.add(row(each.getKey().toString(), SALES, each.getValue(), currency));
            totals = totals.plus(each.getValue());
        }
        rows.add(row(TOTAL.in(language), SALES, totals, currency));
        return new ReportTable(rows);
    }

    static ReportTable of(PointsReport.Moved moved, Language language) {
        Currency currency = moved.tenant().currency();
        List<List<String>> rows = new ArrayList<>();
        rows.add(and(head(POINTS, language), OWED.in(language)));
        Figures totals = Figures.NONE;
        Points owed = moved.owedBefore();
        for (Map.Entry<LocalDate, Figures> each : moved.days().entrySet()) {
            owed = owed.plus(each.getValue().points(Figure.OWED));
            rows.add(and(row(each.getKey().toString(), POINTS, each.getValue(), currency), Decimals.points(owed)));
            totals = totals.plus(each.getValue());
        }
        rows.add(and(row(TOTAL.in(language), POINTS, totals, currency), Decimals.points(owed)));
        return new ReportTable(rows);
    }

    private static List<String> head(List<Figure> figures, Language language) {
        List<String> cells = new ArrayList<>();
        cells.add(DAY.in(language));
        figures.forEach(figure -> cells.add(figure.title().in(language)));
        return cells;
    }

    private static List<String> row(String day, List<Figure> columns, Figures figures, Currency currency) {
        List<String> cells = new ArrayList<>();
        cells.add(day);
        for (Figure figure : columns) {
            cells.add(
                    switch (figure.measure()) {
                        case COUNT -> Long.toString(figures.count(figure));
                        case MONEY -> Decimals.money(figures.money(figure), currency);
                        case POINTS -> Decimals.points(figures.points(figure));
                    });
        }
        return cells;
    }

    private static List<String> and(List<String> cells, String more) {
        List<String> all = new ArrayList<>(cells);
        all.add(more);
        return all;
    }
}
