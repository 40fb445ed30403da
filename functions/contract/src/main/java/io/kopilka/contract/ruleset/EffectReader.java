package io.kopilka.contract.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Effect.BundleItem;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.text.Text;
import java.util.List;

/// Reads effects: objects with exactly one key.
final class EffectReader {
    /// The highest percent of a discount.
    static final long MOST_DISCOUNT = 100;
    /// The highest percent of points and of a markup.
    static final long MOST_PERCENT = 10_000;

    private static final Effect NONE = new Effect.Message(Text.of(""));

    private final Units units;
    private final Faults faults;
    private final ValueReader values;

    EffectReader(Units units, Faults faults) {
        this.units = units;
        this.faults = faults;
        values = new ValueReader(units, faults);
    }

    Effect read(Fields offer) {
        JsonNode node = offer.required("effect");
        if (node == null) {
            return NONE;
        }
        Fields fields = Fields.of(node, offer.at("effect"), faults);
        List<String> keys = fields.names();
        if (keys.size() != 1) {
            if (node.isObject()) {
                offer.fault(
                        "effect",
                        Code.INVALID_VALUE,
                        "У действия должен быть ровно один ключ.",
                        "An effect has exactly one key.");
            }
            return NONE;
        }
        return switch (keys.getFirst()) {
            case "percent" -> new Effect.PercentOff(percent(fields, "percent", MOST_DISCOUNT));
            case "amount" -> new Effect.AmountOff(money(fields, "amount", true));
            case "amountPerUnit" -> new Effect.AmountOffPerUnit(money(fields, "amountPerUnit", false));
            case "price" -> new Effect.UnitPrice(money(fields, "price", false));
            case "priceKind" -> new Effect.PriceKind(fields.text("priceKind", 64));
            case "percentOfPreviousPurchase" ->
                new Effect.PercentOfPreviousPurchase(percent(fields, "percentOfPreviousPurchase", MOST_DISCOUNT));
            case "markup" -> markup(inner(fields, "markup"));
            case "nForM" -> nForM(inner(fields, "nForM"));
            case "bundle" -> bundle(inner(fields, "bundle"));
            case "gift" -> gift(inner(fields, "gift"));
            case "points" -> points(inner(fields, "points"));
            case "message" -> message(inner(fields, "message"));
            case "forbid" -> forbid(inner(fields, "forbid"));
            case "coupon" -> coupon(inner(fields, "coupon"));
            case "stamps" -> stamps(inner(fields, "stamps"));
            case "tickets" -> tickets(inner(fields, "tickets"));
            default -> {
                fields.end();
                yield NONE;
            }
        };
    }

    private Fields inner(Fields fields, String name) {
        JsonNode value = fields.required(name);
        return value == null
                ? Fields.of(Json.object(), fields.at(name), new Faults())
                : Fields.of(value, fields.at(name), faults);
    }

    private Value<Percent> percent(Fields fields, String name, long most) {
        return values.read(
                fields,
                name,
                (owner, value, where) -> Units.percent(owner, value, where, 1, most),
                (owner, value, where) -> Units.percent(owner, value, where, 0, most),
                Percent.whole(1),
                false);
    }

    private Value<Money> money(Fields fields, String name, boolean mayRepeat) {
        return values.read(
                fields, name, (owner, value, where) -> units.money(owner, value, where, 0), Money.ZERO, mayRepeat);
    }

    private static Effect ended(Fields fields, Effect effect) {
        fields.end();
        return effect;
    }

    private Effect markup(Fields fields) {
        return ended(
                fields,
                fields.has("amount")
                        ? new Effect.AmountMarkup(money(fields, "amount", true))
                        : new Effect.PercentMarkup(percent(fields, "percent", MOST_PERCENT)));
    }

    private Effect nForM(Fields fields) {
        int take = fields.requiredInteger("take", 1, 1_000_000);
        int pay = fields.requiredInteger("pay", 0, 1_000_000);
        if (pay >= take) {
            fields.fault(
                    "pay", Code.OUT_OF_RANGE, "«pay» должно быть меньше «take».", "“pay” must be less than “take”.");
        }
        JsonNode percent = fields.optional("percent");
        Percent off = percent == null
                ? Percent.whole(MOST_DISCOUNT)
                : Units.percent(fields, percent, fields.at("percent"), 1, MOST_DISCOUNT);
        return ended(fields, new Effect.NForM(take, pay, off));
    }

    private Effect bundle(Fields fields) {
        fields.required("items");
        List<BundleItem> items = fields.list("items", 50, (node, where) -> {
            Fields item = Fields.of(node, where, faults);
            JsonNode value = item.required("quantity");
            Quantity quantity = value == null ? Quantity.whole(1) : Units.quantity(item, value, item.at("quantity"));
            BundleItem read = item.has("segment")
                    ? new BundleItem.OfSegment(item.text("segment", 64), quantity)
                    : new BundleItem.OfSku(item.text("sku", 100), quantity);
            item.end();
            return read;
        });
        if (items.isEmpty() && fields.has("items")) {
            fields.fault("items", Code.OUT_OF_RANGE, "Список не может быть пустым.", "The list may not be empty.");
        }
        return ended(fields, new Effect.Bundle(items, units.money(fields, "price")));
    }

    private Effect gift(Fields fields) {
        return ended(
                fields,
                new Effect.Gift(
                        fields.text("sku", 100),
                        values.read(fields, "quantity", Units::quantity, Quantity.whole(1), true)));
    }

    private Effect points(Fields fields) {
        if (fields.has("amount")) {
            return ended(
                    fields, new Effect.PointsAmount(values.read(fields, "amount", Units::points, Points.ZERO, true)));
        }
        if (fields.has("amountPerUnit")) {
            return ended(
                    fields,
                    new Effect.PointsPerUnit(values.read(fields, "amountPerUnit", Units::points, Points.ZERO, false)));
        }
        return ended(fields, new Effect.PointsPercent(percent(fields, "percent", MOST_PERCENT)));
    }

    private static Effect message(Fields fields) {
        return ended(fields, new Effect.Message(fields.name("text", 1_000)));
    }

    private static Effect forbid(Fields fields) {
        return ended(fields, new Effect.Forbid(fields.optionalName("text", 1_000)));
    }

    private static Effect coupon(Fields fields) {
        return ended(fields, new Effect.IssueCoupon(fields.text("batch", 64)));
    }

    private static Effect stamps(Fields fields) {
        return ended(fields, new Effect.Stamps(fields.text("card", 64), fields.requiredInteger("count", 1, 1_000_000)));
    }

    private static Effect tickets(Fields fields) {
        return ended(
                fields, new Effect.Tickets(fields.text("draw", 64), fields.requiredInteger("count", 1, 1_000_000)));
    }
}
