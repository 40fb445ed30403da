package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.cases.PricingCase;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.pricing.AppliedOffer;
import io.kopilka.domain.pricing.AppliedOffer.Gain;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The figures of a recorded sale, read from its receipt as they were charged: a return undoes parts of them
/// and never prices anew.
///
/// Of offers only which applied is read, not what each came to.
final class RecordedPrice {
    private final int digits;

    private RecordedPrice(int digits) {
        this.digits = digits;
    }

    /// @param ruleset the one that priced the sale
    /// @throws UnreadableItem where the receipt is not what was recorded
    static PricedReceipt of(TenantId tenant, RecordedReceipt receipt, Ruleset ruleset) {
        List<Line> lines = switch (PricingCase.read(receipt.inputs(), ruleset)) {
            case Read.Good<PricingCase>(var inputs) -> inputs.receipt().lines();
            case Read.Refused<PricingCase>(var faults) ->
                throw new UnreadableItem(Keys.receipt(tenant, receipt.id()), "its inputs cannot be read: " + faults);
        };
        return new RecordedPrice(ruleset.currency().getDefaultFractionDigits())
                .read(receipt.answer(), lines, ruleset.offers());
    }

    private PricedReceipt read(ObjectNode answer, List<Line> lines, List<Offer> offers) {
        List<PricedLine> priced = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = answer.path("lines").path(i);
            priced.add(new PricedLine(
                    lines.get(i),
                    money(line, "amount"),
                    money(line, "markup"),
                    money(line, "discount"),
                    money(line, "rounding"),
                    money(line, "redeemed"),
                    money(line, "total"),
                    points(line, "earned"),
                    List.of()));
        }
        List<AppliedOffer> applied = new ArrayList<>();
        for (JsonNode each : answer.path("applied")) {
            for (Offer offer : offers) {
                if (Objects.equals(offer.id(), each.path("offer").asText())) {
                    applied.add(new AppliedOffer(offer, Gain.NOTICE));
                }
            }
        }
        JsonNode points = answer.path("points");
        return new PricedReceipt(
                money(answer, "amount"),
                money(answer, "markup"),
                money(answer, "discount"),
                money(answer, "rounding"),
                money(answer, "redeemed"),
                money(answer, "total"),
                points(points, "earned"),
                points(points, "redeemed"),
                Points.ZERO,
                Points.ZERO,
                priced,
                applied,
                List.of(),
                List.of());
    }

    private Money money(JsonNode node, String field) {
        return Money.ofMinor(scaled(node, field, digits));
    }

    private static Points points(JsonNode node, String field) {
        return Points.ofUnits(scaled(node, field, Points.DECIMALS));
    }

    private static long scaled(JsonNode node, String field, int digits) {
        return new BigDecimal(node.path(field).asText("0"))
                .movePointRight(digits)
                .longValueExact();
    }
}
