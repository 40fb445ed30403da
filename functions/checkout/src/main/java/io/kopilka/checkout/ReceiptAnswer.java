package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.receipt.BuyerWriter;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.pricing.Engine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.receipt.Redeem;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The document of a recorded sale: what was asked, what it cost and why, and the customer's state right after
/// it; and beside it the pricing case that prices it again.
final class ReceiptAnswer {
    /// Fields of the request that the receipt keeps as they were sent.
    private static final List<String> KEPT =
            List.of("card", "coupons", "cashier", "externalId", "fiscal", "offline", "hold");

    /// Of the inputs: there where the uses of the sale were counted.
    static final String USES = "uses";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final Sale sale;
    private final PricedReceipt priced;
    private final Moment moment;
    private final ReceiptId id;
    private final SaleAnswer answer;
    private final ObjectNode inputs;

    ReceiptAnswer(Sale sale, PricedReceipt priced, Moment moment, ReceiptId id) {
        this.sale = sale;
        this.priced = priced;
        this.moment = moment;
        this.id = id;
        answer = new SaleAnswer(sale, priced, false);
        inputs = inputs(sale, moment);
    }

    /// The receipt, texts in both languages.
    ///
    /// @param after the account afterwards; null where none was touched
    ObjectNode document(@Nullable Account after) {
        ObjectNode sent = sale.request().document();
        ObjectNode receipt = Json.object();
        receipt.put("id", id.value());
        receipt.put("number", sale.request().number());
        receipt.put("store", sale.store().id().value());
        receipt.put("till", sale.request().till());
        receipt.put("at", MOMENT.format(moment.inStore()));
        receipt.put(
                "recordedAt",
                MOMENT.format(moment.recorded().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC)));
        receipt.put("ruleset", sale.rules().version().number());
        receipt.put("engine", Engine.VERSION);
        receipt.put("digest", ReceiptDigest.of(sale.rules(), inputs, priced));
        answer.writer().totals(priced, receipt);
        receipt.set("points", answer.points(after));
        receipt.set("payments", sent.path("payments"));
        lines(sent, receipt);
        answer.writer().applied(priced, receipt);
        answer.customer(receipt, after);
        answer.writer().prompts(priced, receipt);
        for (String field : KEPT) {
            JsonNode value = sent.get(field);
            if (value != null && !value.isNull()) {
                receipt.set(field, value);
            }
        }
        return receipt;
    }

    /// Each line as it was sent, with its figures.
    private void lines(ObjectNode sent, ObjectNode receipt) {
        ArrayNode lines = receipt.putArray("lines");
        for (int i = 0; i < priced.lines().size(); i++) {
            ObjectNode line = lines.addObject();
            line.setAll((ObjectNode) sent.path("lines").get(i).deepCopy());
            answer.writer().line(priced.lines().get(i), line);
        }
    }

    /// The pricing case of the sale, its ruleset apart: that is kept under its version.
    ObjectNode inputs() {
        return inputs;
    }

    private static ObjectNode inputs(Sale sale, Moment moment) {
        ObjectNode inputs = Json.object();
        inputs.put("zone", sale.store().zone().getId());
        ObjectNode buyer =
                new BuyerWriter(sale.rules().compiled()).write(sale.purse().buyer());
        if (buyer != null) {
            inputs.set("customer", buyer);
        }
        ArrayNode uses = new BuyerWriter(sale.rules().compiled()).uses(sale.uses());
        if (uses != null) {
            inputs.set(USES, uses);
        }
        ObjectNode sent = sale.request().document();
        ObjectNode receipt = inputs.putObject("receipt");
        receipt.put("at", MOMENT.format(moment.inStore()));
        receipt.put("store", sale.store().id().value());
        receipt.put("till", sale.request().till());
        receipt.put("number", sale.request().number());
        receipt.set("lines", sent.path("lines"));
        ArrayNode payments = receipt.putArray("payments");
        sale.receipt().payments().forEach(payments::add);
        if (sent.has("redeem")) {
            receipt.set("redeem", sent.get("redeem"));
        } else if (sale.receipt().redeem() instanceof Redeem.UpTo(Points points)) {
            receipt.put("redeem", Decimals.points(points));
        }
        return inputs;
    }
}
