package io.kopilka.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.number.Points;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;

/// Reports as JSON.
final class ReportAnswer {
    private ReportAnswer() {}

    static ObjectNode of(SalesReport.Sold sold) {
        Currency currency = sold.tenant().currency();
        ObjectNode answer = range(sold.range())
                .put("store", sold.store().map(StoreId::value).orElse(null))
                .put("currency", currency.getCurrencyCode());
        ArrayNode days = answer.putArray("days");
        Figures totals = Figures.NONE;
        for (Map.Entry<LocalDate, Figures> each : sold.days().entrySet()) {
            ObjectNode day = days.addObject().put("day", each.getKey().toString());
            putSales(day, each.getValue(), currency);
            totals = totals.plus(each.getValue());
        }
        putSales(answer.putObject("totals"), totals, currency);
        return answer;
    }

    static ObjectNode of(PointsReport.Moved moved) {
        ObjectNode answer = range(moved.range());
        answer.put("owedBefore", Decimals.points(moved.owedBefore()));
        ArrayNode days = answer.putArray("days");
        Figures totals = Figures.NONE;
        Points owed = moved.owedBefore();
        for (Map.Entry<LocalDate, Figures> each : moved.days().entrySet()) {
            owed = owed.plus(each.getValue().points(Figure.OWED));
            ObjectNode day = days.addObject().put("day", each.getKey().toString());
            putPoints(day, each.getValue());
            day.put("owed", Decimals.points(owed));
            totals = totals.plus(each.getValue());
        }
        ObjectNode sum = answer.putObject("totals");
        putPoints(sum, totals);
        sum.put("owed", Decimals.points(owed));
        return answer;
    }

    private static ObjectNode range(ReportRange range) {
        return Json.object()
                .put("from", range.from().toString())
                .put("to", range.to().toString());
    }

    private static void putSales(ObjectNode into, Figures figures, Currency currency) {
        into.putObject("withCard")
                .put("receipts", figures.count(Figure.RECEIPTS_WITH_CARD))
                .put("amount", Decimals.money(figures.money(Figure.AMOUNT_WITH_CARD), currency))
                .put("discount", Decimals.money(figures.money(Figure.DISCOUNT_WITH_CARD), currency))
                .put("turnover", Decimals.money(figures.money(Figure.TURNOVER_WITH_CARD), currency));
        into.putObject("withoutCard")
                .put("receipts", figures.count(Figure.RECEIPTS_WITHOUT_CARD))
                .put("amount", Decimals.money(figures.money(Figure.AMOUNT_WITHOUT_CARD), currency))
                .put("discount", Decimals.money(figures.money(Figure.DISCOUNT_WITHOUT_CARD), currency))
                .put("turnover", Decimals.money(figures.money(Figure.TURNOVER_WITHOUT_CARD), currency));
        into.put("lines", figures.count(Figure.LINES));
        into.put("redeemed", Decimals.money(figures.money(Figure.REDEEMED_MONEY), currency));
        into.putObject("points")
                .put("earned", Decimals.points(figures.points(Figure.EARNED)))
                .put("redeemed", Decimals.points(figures.points(Figure.REDEEMED)))
                .put("takenBack", Decimals.points(figures.points(Figure.TAKEN_BACK)))
                .put("givenBack", Decimals.points(figures.points(Figure.GIVEN_BACK)));
        into.putObject("returned")
                .put("returns", figures.count(Figure.RETURNS))
                .put("total", Decimals.money(figures.money(Figure.RETURNED), currency));
    }

    private static void putPoints(ObjectNode into, Figures figures) {
        into.put("earned", Decimals.points(figures.points(Figure.EARNED)))
                .put("redeemed", Decimals.points(figures.points(Figure.REDEEMED)))
                .put("takenBack", Decimals.points(figures.points(Figure.TAKEN_BACK)))
                .put("givenBack", Decimals.points(figures.points(Figure.GIVEN_BACK)))
                .put("expired", Decimals.points(figures.points(Figure.EXPIRED)))
                .put("adjusted", Decimals.points(figures.points(Figure.ADJUSTED)));
    }
}
