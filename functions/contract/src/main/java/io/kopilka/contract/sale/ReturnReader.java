package io.kopilka.contract.sale;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.ruleset.Units;
import io.kopilka.contract.sale.ReturnRequest.Goods;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.receipt.Receipt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a till sends to `POST /v1/receipts/{id}/returns` and `/cancel`.
public final class ReturnReader {
    private static final int LONGEST_REASON = 500;

    private ReturnReader() {}

    /// Some of the goods.
    public static Read<ReturnRequest> some(JsonNode body) {
        return read(body, true);
    }

    /// All that is left of them.
    public static Read<ReturnRequest> all(JsonNode body) {
        return read(body, false);
    }

    private static Read<ReturnRequest> read(JsonNode body, boolean namesGoods) {
        Faults faults = new Faults();
        Fields fields = Fields.of(body, "", faults);
        ReturnRequest request = new ReturnRequest(
                namesGoods ? goods(fields) : null,
                fields.optionalMoment("at"),
                fields.optionalText("store", 64),
                fields.optionalText("till", 32),
                fields.optionalText("number", 64),
                fields.optionalText("reason", LONGEST_REASON));
        fields.end();
        return Read.of(request, faults);
    }

    private static List<Goods> goods(Fields fields) {
        Set<String> ids = new HashSet<>();
        JsonNode value = fields.required("lines");
        List<Goods> goods = fields.list("lines", Receipt.MAX_LINES, (node, where) -> {
            Fields line = Fields.of(node, where, fields.faults());
            @Nullable JsonNode quantity = line.required("quantity");
            Goods back = new Goods(
                    line.text("id", 64),
                    quantity == null ? Quantity.ZERO : Units.quantity(line, quantity, line.at("quantity")));
            line.end();
            if (!ids.add(back.line())) {
                fields.faults()
                        .add(
                                where + "/id",
                                Code.DUPLICATE_ID,
                                "Эта строка чека уже названа.",
                                "This line of the receipt is named already.");
            }
            return back;
        });
        if (value != null && value.isArray() && value.isEmpty()) {
            fields.fault("lines", Code.OUT_OF_RANGE, "Не названо ни одной строки.", "No line is named.");
        }
        return goods;
    }
}
