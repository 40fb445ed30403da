package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Decimals;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.pricing.UnitPrice;
import java.math.BigDecimal;
import java.util.Currency;

/// Adds `units` to lines, for tills that print unit prices. They follow from a line's total and quantity, so they
/// are told when asked for and never stored.
enum PrintedUnits {
    /// The till did not ask.
    LEFT_OUT,
    /// The till asked.
    TOLD;

    static PrintedUnits when(boolean asked) {
        return asked ? TOLD : LEFT_OUT;
    }

    /// The answer with `units` on its lines, where they are told.
    ///
    /// @param answer priced; not changed
    /// @param sold the same lines with their quantities, in the same order
    ObjectNode on(ObjectNode answer, JsonNode sold) {
        return switch (this) {
            case LEFT_OUT -> answer;
            case TOLD -> told(answer.deepCopy(), sold);
        };
    }

    private static ObjectNode told(ObjectNode answer, JsonNode sold) {
        Currency currency = Currency.getInstance(answer.path("currency").asText());
        JsonNode lines = answer.path("lines");
        for (int i = 0; i < lines.size(); i++) {
            ObjectNode line = (ObjectNode) lines.get(i);
            Money total = Money.ofMinor(units(line.path("total"), currency.getDefaultFractionDigits()));
            Quantity quantity = Quantity.ofThousandths(units(sold.path(i).path("quantity"), Quantity.DECIMALS));
            ArrayNode units = line.putArray("units");
            for (UnitPrice entry : UnitPrice.of(total, quantity)) {
                units.addObject()
                        .put("quantity", Decimals.quantity(entry.quantity()))
                        .put("price", Decimals.money(entry.price(), currency));
            }
        }
        return answer;
    }

    private static long units(JsonNode decimal, int digits) {
        return new BigDecimal(decimal.asText()).movePointRight(digits).longValueExact();
    }
}
