package io.kopilka.contract.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.customer.Lot;
import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes what was known of a buyer when a receipt was priced, in the form in which pricing cases state it, so that the
/// receipt can be priced again. Only figures that the ruleset asks for are written.
public final class BuyerWriter {
    private final CompiledRuleset ruleset;
    private final Currency currency;

    public BuyerWriter(CompiledRuleset ruleset) {
        this.ruleset = ruleset;
        this.currency = ruleset.ruleset().currency();
    }

    /// The buyer as a case has it.
    ///
    /// @return null for nobody
    public @Nullable ObjectNode write(Buyer buyer) {
        return switch (buyer) {
            case Buyer.Anonymous() -> null;
            case Buyer.UniversalCard(var cardKind) -> Json.object().put("cardKind", cardKind);
            case Buyer.Customer customer -> customer(customer);
        };
    }

    private ObjectNode customer(Buyer.Customer customer) {
        ObjectNode node = Json.object().put("id", customer.id());
        if (customer.cardKind() != null) {
            node.put("cardKind", customer.cardKind());
        }
        if (customer.tier() != null) {
            node.put("tier", customer.tier());
        }
        if (customer.birthday() != null && ruleset.asks().birthday()) {
            node.put("birthday", customer.birthday().toString());
        }
        if (!customer.audiences().isEmpty()) {
            ArrayNode audiences = node.putArray("audiences");
            customer.audiences().stream().sorted().forEach(audiences::add);
        }
        accumulated(customer, node);
        purchases(customer, node);
        uses(customer, node);
        lots(customer.lots(), node);
        return node;
    }

    private void accumulated(Buyer.Customer customer, ObjectNode into) {
        ArrayNode list = into.putArray("accumulated");
        for (Accumulation accumulation : ruleset.accumulations()) {
            long sum = customer.history().accumulated(accumulation);
            if (sum > 0) {
                ObjectNode node = list.addObject();
                node.put("segment", accumulation.segment());
                node.set("period", period(accumulation.period()));
                if (accumulation.measure() == Measured.MONEY) {
                    node.put("amount", Decimals.money(Money.ofMinor(sum), currency));
                } else {
                    node.put("quantity", Decimals.quantity(Quantity.ofThousandths(sum)));
                }
            }
        }
    }

    private void purchases(Buyer.Customer customer, ObjectNode into) {
        ArrayNode list = into.putArray("purchases");
        for (Period period : ruleset.asks().purchases()) {
            long count = customer.history().purchases(period);
            if (count > 0) {
                list.addObject().put("count", count).set("period", period(period));
            }
        }
    }

    private void uses(Buyer.Customer customer, ObjectNode into) {
        ArrayNode list = into.putArray("uses");
        ruleset.asks()
                .customerUses()
                .forEach((offer, periods) ->
                        periods.forEach(period -> count(list, offer, period, customer.history()::uses)));
    }

    /// How often offers were used by everybody, as a case has it.
    ///
    /// @return null where the ruleset does not ask
    public @Nullable ArrayNode uses(OfferUses uses) {
        if (ruleset.asks().allUses().isEmpty()) {
            return null;
        }
        ArrayNode list = Json.object().arrayNode();
        ruleset.asks()
                .allUses()
                .forEach((offer, periods) -> periods.forEach(period -> count(list, offer, period, uses)));
        return list;
    }

    private static void count(ArrayNode into, String offer, Period period, OfferUses uses) {
        long count = uses.uses(offer, period);
        if (count > 0) {
            into.addObject().put("offer", offer).put("count", count).set("period", period(period));
        }
    }

    private static void lots(List<Lot> lots, ObjectNode into) {
        ArrayNode list = into.putArray("points");
        for (Lot lot : lots) {
            ObjectNode node = list.addObject().put("amount", Decimals.points(lot.amount()));
            if (lot.activates() != null) {
                node.put("activates", lot.activates().toString());
            }
            if (lot.expires() != null) {
                node.put("expires", lot.expires().toString());
            }
        }
    }

    static JsonNode period(Period period) {
        return switch (period) {
            case Period.Lifetime() -> TextNode.valueOf("lifetime");
            case Period.PreviousPurchase() -> TextNode.valueOf("previousPurchase");
            case Period.Current(var unit) -> Json.object().put("current", name(unit));
            case Period.Previous(var unit) -> Json.object().put("previous", name(unit));
            case Period.Rolling(var days) -> Json.object().put("rollingDays", days);
        };
    }

    private static String name(PeriodUnit unit) {
        return unit == PeriodUnit.HALF_YEAR ? "halfYear" : unit.name().toLowerCase(Locale.ROOT);
    }
}
