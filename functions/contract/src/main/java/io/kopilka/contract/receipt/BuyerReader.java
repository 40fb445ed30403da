package io.kopilka.contract.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.ruleset.PeriodReader;
import io.kopilka.contract.ruleset.Units;
import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.customer.History;
import io.kopilka.domain.customer.Lot;
import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Reads the state of an imagined customer, as pricing cases and simulations give it: figures as they are,
/// nothing to
/// work out. Without an id it is a universal card.
public final class BuyerReader {
    private static final int MOST = 10_000;

    private final Units units;
    private final Faults faults;

    public BuyerReader(Units units, Faults faults) {
        this.units = units;
        this.faults = faults;
    }

    /// The buyer that a field describes; nobody where it is absent.
    public Buyer read(Fields owner, String name) {
        JsonNode value = owner.optional(name);
        if (value == null) {
            return Buyer.ANONYMOUS;
        }
        Fields fields = Fields.of(value, owner.at(name), faults);
        String id = fields.optionalText("id", 64);
        String cardKind = fields.optionalText("cardKind", 64);
        String tier = fields.optionalText("tier", 64);
        LocalDate birthday = fields.optionalDate("birthday");
        List<String> audiences = fields.texts("audiences", 1_000, 64);
        History history = new Figures(accumulated(fields), purchases(fields), uses(fields, "uses"));
        List<Lot> lots = lots(fields);
        fields.end();
        if (id == null) {
            return cardKind == null ? Buyer.ANONYMOUS : new Buyer.UniversalCard(cardKind);
        }
        return new Buyer.Customer(id, cardKind, tier, birthday, new LinkedHashSet<>(audiences), history, lots);
    }

    /// How often offers were used in all. A count of another period than is asked for stands in where there is none of
    /// that very period.
    public OfferUses uses(Fields owner, String name) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, Map<Period, Long>> byPeriod = new HashMap<>();
        owner.list(name, MOST, (node, where) -> {
            Fields fields = Fields.of(node, where, faults);
            String offer = fields.text("offer", 64);
            Period period = PeriodReader.period(fields, "period");
            long count = fields.requiredInteger("count", 0, Integer.MAX_VALUE);
            fields.end();
            byPeriod.computeIfAbsent(offer, _ -> new HashMap<>()).put(period, count);
            return counts.put(offer, count);
        });
        return (offer, period) ->
                byPeriod.getOrDefault(offer, Map.of()).getOrDefault(period, counts.getOrDefault(offer, 0L));
    }

    private Map<Accumulation, Long> accumulated(Fields customer) {
        Map<Accumulation, Long> sums = new HashMap<>();
        customer.list("accumulated", MOST, (node, where) -> {
            Fields fields = Fields.of(node, where, faults);
            String segment = fields.optionalText("segment", 64);
            Period period = PeriodReader.period(fields, "period");
            if (fields.has("quantity")) {
                JsonNode value = fields.required("quantity");
                long sum = value == null
                        ? 0
                        : fields.decimal(value, fields.at("quantity"), Quantity.DECIMALS, 0, Units.MOST_MONEY);
                sums.merge(new Accumulation(segment, period, Measured.QUANTITY), sum, Math::addExact);
            } else {
                sums.merge(
                        new Accumulation(segment, period, Measured.MONEY),
                        units.money(fields, "amount").units(),
                        Math::addExact);
            }
            fields.end();
            return segment == null ? "" : segment;
        });
        return sums;
    }

    private Map<Period, Long> purchases(Fields customer) {
        Map<Period, Long> counts = new HashMap<>();
        customer.list("purchases", MOST, (node, where) -> {
            Fields fields = Fields.of(node, where, faults);
            Period period = PeriodReader.period(fields, "period");
            long count = fields.requiredInteger("count", 0, Integer.MAX_VALUE);
            fields.end();
            return counts.put(period, count);
        });
        return counts;
    }

    private List<Lot> lots(Fields customer) {
        return customer.list("points", MOST, (node, where) -> {
            Fields fields = Fields.of(node, where, faults);
            JsonNode amount = fields.required("amount");
            Lot lot = new Lot(
                    amount == null
                            ? io.kopilka.domain.number.Points.ZERO
                            : Units.points(fields, amount, fields.at("amount")),
                    fields.optionalDate("activates"),
                    fields.optionalDate("expires"));
            fields.end();
            if (lot.activates() != null
                    && lot.expires() != null
                    && lot.expires().isBefore(lot.activates())) {
                fields.fault(
                        "expires",
                        Code.EMPTY_RANGE,
                        "Баллы сгорают раньше, чем начинают действовать.",
                        "The points end before they begin.");
            }
            return lot;
        });
    }

    private record Figures(Map<Accumulation, Long> accumulated, Map<Period, Long> purchases, OfferUses uses)
            implements History {
        @Override
        public long accumulated(Accumulation accumulation) {
            return accumulated.getOrDefault(accumulation, 0L);
        }

        @Override
        public long purchases(Period period) {
            return purchases.getOrDefault(period, 0L);
        }

        @Override
        public long uses(String offer, Period period) {
            return uses.uses(offer, period);
        }
    }
}
