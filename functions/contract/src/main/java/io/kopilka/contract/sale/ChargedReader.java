package io.kopilka.contract.sale;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.ruleset.Units;
import io.kopilka.contract.sale.Charged.ChargedLine;
import io.kopilka.contract.sale.Charged.ChargedOffer;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Receipt;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads how a sale was charged offline. What a quote says beside the figures may come along and is not looked at.
final class ChargedReader {
    private static final List<String> BESIDE = List.of(
            "id", "ruleset", "currency", "skipped", "tier", "customer", "prompts", "engine", "digest", "differences");

    private final Units units;
    private final Faults faults;

    ChargedReader(Units units, Faults faults) {
        this.units = units;
        this.faults = faults;
    }

    SaleRequest.@Nullable Offline read(Fields receipt, List<Line> lines) {
        JsonNode value = receipt.optional("offline");
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, receipt.at("offline"), faults);
        int ruleset = fields.requiredInteger("ruleset", 0, Integer.MAX_VALUE);
        JsonNode charged = fields.required("charged");
        Charged read = charged(
                Fields.of(
                        charged == null ? Json.object() : charged,
                        fields.at("charged"),
                        charged == null ? new Faults() : faults),
                lines);
        fields.end();
        return new SaleRequest.Offline(ruleset, read);
    }

    private Charged charged(Fields fields, List<Line> lines) {
        BESIDE.forEach(fields::optional);
        Fields points = points(fields);
        Charged charged = new Charged(
                units.money(fields, "amount"),
                orZero(fields, "markup"),
                units.money(fields, "discount"),
                orZero(fields, "rounding"),
                units.money(fields, "redeemed"),
                units.money(fields, "total"),
                optionalPoints(points, "earned"),
                optionalPoints(points, "redeemed"),
                fields.list("lines", Receipt.MAX_LINES, this::line),
                fields.list("applied", 1_000, this::offer));
        fields.required("lines");
        points.end();
        fields.end();
        check(charged, lines, fields);
        return charged;
    }

    private Fields points(Fields charged) {
        JsonNode value = charged.optional("points");
        return Fields.of(value == null ? Json.object() : value, charged.at("points"), faults);
    }

    private ChargedLine line(JsonNode node, String where) {
        Fields fields = Fields.of(node, where, faults);
        fields.optional("units");
        ChargedLine line = new ChargedLine(
                fields.text("id", 64),
                units.money(fields, "amount"),
                orZero(fields, "markup"),
                units.money(fields, "discount"),
                orZero(fields, "rounding"),
                units.money(fields, "redeemed"),
                units.money(fields, "total"),
                optionalPoints(fields, "earned"),
                fields.list("applied", 1_000, this::offer));
        fields.end();
        return line;
    }

    private ChargedOffer offer(JsonNode node, String where) {
        Fields fields = Fields.of(node, where, faults);
        fields.optional("before");
        fields.optionalName("name", 200);
        ChargedOffer offer = new ChargedOffer(
                fields.text("offer", 64),
                units.optionalMoney(fields, "amount"),
                units.optionalMoney(fields, "markup"),
                optionalPoints(fields, "points"));
        fields.end();
        return offer;
    }

    private Money orZero(Fields fields, String name) {
        Money money = units.optionalMoney(fields, name);
        return money == null ? Money.ZERO : money;
    }

    private static @Nullable Points optionalPoints(Fields fields, String name) {
        JsonNode value = fields.optional(name);
        return value == null ? null : Units.points(fields, value, fields.at(name));
    }

    /// A charge that does not add up, or is for other lines than the receipt's, is no record of a sale.
    private void check(Charged charged, List<Line> lines, Fields fields) {
        var wanted = lines.stream().map(Line::id).collect(Collectors.toSet());
        var got = charged.lines().stream().map(ChargedLine::id).toList();
        if (got.size() != wanted.size() || !wanted.containsAll(got)) {
            fields.fault(
                    "lines",
                    Code.INVALID_VALUE,
                    "Строки должны быть те же, что в чеке.",
                    "The lines must be those of the receipt.");
            return;
        }
        Money total = Money.ZERO;
        for (int i = 0; i < charged.lines().size(); i++) {
            ChargedLine line = charged.lines().get(i);
            total = total.plus(line.total());
            Money sum = line.amount().plus(line.markup()).minus(line.discount()).minus(line.redeemed());
            if (!sum.equals(line.total())) {
                faults.add(
                        fields.at("lines") + "/" + i + "/total",
                        Code.INVALID_VALUE,
                        "Итог строки — сумма плюс наценка минус скидка минус оплата баллами.",
                        "A line's total is its amount plus markup less discount less what points paid.");
            }
        }
        if (!total.equals(charged.total())) {
            fields.fault(
                    "total",
                    Code.INVALID_VALUE,
                    "Итог чека — сумма итогов строк.",
                    "The receipt's total is the sum of its lines' totals.");
        }
    }
}
