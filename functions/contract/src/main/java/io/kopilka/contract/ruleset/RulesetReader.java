package io.kopilka.contract.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import io.kopilka.domain.ruleset.Promotion;
import io.kopilka.domain.ruleset.Range;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.ruleset.Tier;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a ruleset document. What it checks is the shape: names, types, ranges. Whether references lead
/// anywhere is for
/// publishing.
public final class RulesetReader {
    public static final int MOST_SEGMENTS = 200;
    /// The engine is good for more than the thousand offers that may be live at once.
    public static final int MOST_OFFERS = 10_000;

    private static final Currency FALLBACK = Currency.getInstance("RUB");

    private final Faults faults;
    private final Units units;
    private final ConditionReader conditions;
    private final EffectReader effects;

    private RulesetReader(Faults faults, Units units) {
        this.faults = faults;
        this.units = units;
        conditions = new ConditionReader(units, faults);
        effects = new EffectReader(units, faults);
    }

    /// Reads a whole document.
    public static Read<Ruleset> read(JsonNode document) {
        Faults faults = new Faults();
        Ruleset ruleset = read(document, "", faults);
        return Read.of(ruleset, faults);
    }

    /// Reads a ruleset that stands somewhere in a document.
    ///
    /// @return of use only where no fault was added
    public static Ruleset read(JsonNode node, String pointer, Faults faults) {
        Fields fields = Fields.of(node, pointer, faults);
        fields.required("currency");
        Currency currency = Units.currency(fields, "currency");
        return new RulesetReader(faults, new Units(currency == null ? FALLBACK : currency)).ruleset(fields);
    }

    private Ruleset ruleset(Fields fields) {
        CombinationReader combinations = new CombinationReader(faults);
        Ruleset ruleset = new Ruleset(
                units.currency(),
                fields.list("segments", MOST_SEGMENTS, this::segment),
                fields.list("offers", MOST_OFFERS, this::offer),
                combinations.optional(fields, "combination"),
                fields.list("promotions", 1_000, this::promotion),
                new SchemeReader(units, faults).optional(fields),
                combinations.optional(fields, "pointsCombination"),
                fields.list("tiers", 100, this::tier),
                fields.list("cardKinds", 100, this::cardKind),
                rounding(fields));
        fields.end();
        return ruleset;
    }

    private Segment segment(JsonNode node, String pointer) {
        Fields fields = Fields.of(node, pointer, faults);
        Segment segment = new Segment(
                fields.text("id", 64),
                fields.name("name", 200),
                products(fields, "include"),
                products(fields, "exclude"));
        fields.end();
        return segment;
    }

    private Segment.@Nullable Products products(Fields segment, String name) {
        JsonNode value = segment.optional(name);
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, segment.at(name), faults);
        Segment.Products products = new Segment.Products(
                new java.util.LinkedHashSet<>(fields.texts("skus", 10_000, 100)),
                fields.texts("groups", 1_000, 200),
                prices(fields),
                attributes(fields));
        fields.end();
        return products;
    }

    private Segment.@Nullable Prices prices(Fields products) {
        JsonNode value = products.optional("price");
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, products.at("price"), faults);
        Segment.Prices prices =
                new Segment.Prices(units.optionalMoney(fields, "from"), units.optionalMoney(fields, "to"));
        fields.end();
        return prices;
    }

    private Map<String, Set<String>> attributes(Fields products) {
        JsonNode value = products.optional("attributes");
        if (value == null) {
            return Map.of();
        }
        Fields fields = Fields.of(value, products.at("attributes"), faults);
        Map<String, Set<String>> attributes = new LinkedHashMap<>();
        for (String name : fields.names()) {
            attributes.put(name, new java.util.LinkedHashSet<>(fields.texts(name, 1_000, 100)));
        }
        return attributes;
    }

    private Offer offer(JsonNode node, String pointer) {
        Fields fields = Fields.of(node, pointer, faults);
        String id = fields.text("id", 64);
        Effect effect = effects.read(fields);
        Offer offer = new Offer(
                id,
                fields.name("name", 200),
                fields.optionalText("scope", 64),
                lineWhen(fields),
                fields.integer("priority", -1_000_000_000, 1_000_000_000, 0),
                conditions.optional(fields, "when"),
                effect,
                caps(fields, effect));
        fields.end();
        return offer;
    }

    private @Nullable LineWhen lineWhen(Fields offer) {
        JsonNode value = offer.optional("lineWhen");
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, offer.at("lineWhen"), faults);
        var quantity =
                fields.optional("quantity") == null ? null : ranged(fields, "quantity", conditions::quantityRange);
        var amount = fields.optional("amount") == null ? null : ranged(fields, "amount", conditions::moneyRange);
        fields.end();
        if (quantity != null && amount != null) {
            return new LineWhen.ByBoth(quantity, amount);
        }
        if (amount != null) {
            return new LineWhen.ByAmount(amount);
        }
        if (quantity == null) {
            fields.required("quantity");
            return null;
        }
        return new LineWhen.ByQuantity(quantity);
    }

    private <T extends Comparable<T>> Range<T> ranged(
            Fields fields, String name, java.util.function.Function<Fields, Range<T>> read) {
        JsonNode value = fields.required(name);
        Fields inner =
                Fields.of(value == null ? io.kopilka.contract.json.Json.object() : value, fields.at(name), faults);
        Range<T> range = read.apply(inner);
        inner.end();
        return range;
    }

    private Offer.Caps caps(Fields offer, Effect effect) {
        JsonNode value = offer.optional("caps");
        if (value == null) {
            return Offer.Caps.NONE;
        }
        Fields fields = Fields.of(value, offer.at("caps"), faults);
        boolean points = effect instanceof Effect.Accrual;
        Offer.Caps caps = new Offer.Caps(cap(fields, "perLine", points), cap(fields, "perReceipt", points));
        fields.end();
        return caps;
    }

    private @Nullable Scaled cap(Fields fields, String name, boolean points) {
        JsonNode value = fields.optional(name);
        if (value == null) {
            return null;
        }
        return points ? Units.points(fields, value, fields.at(name)) : units.money(fields, value, fields.at(name), 0);
    }

    private Promotion promotion(JsonNode node, String pointer) {
        Fields fields = Fields.of(node, pointer, faults);
        boolean everywhere = !fields.has("stores");
        Promotion promotion = new Promotion(
                fields.text("id", 64),
                fields.name("name", 200),
                fields.optionalName("description", 2_000),
                fields.optionalDate("from"),
                fields.optionalDate("to"),
                everywhere ? null : Units.ids(fields, "stores"),
                fields.texts("offers", MOST_OFFERS, 64));
        fields.optional("stores");
        fields.required("offers");
        fields.end();
        return promotion;
    }

    private Tier tier(JsonNode node, String pointer) {
        Fields fields = Fields.of(node, pointer, faults);
        String id = fields.text("id", 64);
        var name = fields.name("name", 200);
        JsonNode value = fields.required("accumulated");
        Fields inner = Fields.of(
                value == null ? io.kopilka.contract.json.Json.object() : value,
                fields.at("accumulated"),
                value == null ? new Faults() : faults);
        Accumulation accumulation = PeriodReader.accumulation(inner);
        Scaled atLeast = switch (accumulation.measure()) {
            case MONEY -> units.money(inner, "atLeast");
            case QUANTITY -> {
                JsonNode bound = inner.required("atLeast");
                yield bound == null ? Money.ZERO : Units.threshold(inner, bound, inner.at("atLeast"));
            }
        };
        inner.end();
        Tier tier = new Tier(id, name, accumulation, atLeast, fields.integer("graceDays", 0, 3_660, 0));
        fields.end();
        return tier;
    }

    private CardKind cardKind(JsonNode node, String pointer) {
        Fields fields = Fields.of(node, pointer, faults);
        CardKind kind = new CardKind(
                fields.text("id", 64),
                fields.name("name", 200),
                fields.flag("personal", true),
                conditions.optional(fields, "issueWhen"));
        fields.end();
        return kind;
    }

    private @Nullable Money rounding(Fields ruleset) {
        JsonNode value = ruleset.optional("rounding");
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, ruleset.at("rounding"), faults);
        JsonNode total = fields.required("total");
        Money step = total == null ? null : units.money(fields, total, fields.at("total"), 1);
        fields.end();
        return step;
    }
}
