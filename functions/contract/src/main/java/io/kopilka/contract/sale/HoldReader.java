package io.kopilka.contract.sale;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.ruleset.Units;
import io.kopilka.domain.number.Points;
import org.jspecify.annotations.Nullable;

/// Reads what a till sends to `POST /v1/holds`.
public final class HoldReader {
    private HoldReader() {}

    public static Read<HoldRequest> read(JsonNode body) {
        Faults faults = new Faults();
        Fields fields = Fields.of(body, "", faults);
        @Nullable String card = fields.optionalText("card", 64);
        @Nullable String customer = fields.optionalText("customer", 64);
        if (card != null && customer != null) {
            fields.fault(
                    "customer",
                    Code.NOT_ALLOWED_HERE,
                    "Укажите карту или покупателя, а не обоих.",
                    "Name a card or a customer, not both.");
        } else if (card == null && customer == null) {
            fields.required("card");
        }
        String store = fields.text("store", 64);
        @Nullable String till = fields.optionalText("till", 32);
        @Nullable JsonNode points = fields.required("points");
        Points wanted = points == null ? Points.ZERO : Units.pointsAboveZero(fields, points, fields.at("points"));
        fields.end();
        return Read.of(new HoldRequest(card, customer, store, till, wanted), faults);
    }
}
