package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Random conditions, and the measures that conditions and scales share.
record RandomConditions(Draw draw, Money money, RandomReceipt receipt, RandomCustomer customer, List<String> segments) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TIMES =
            List.of("00:00", "00:01", "02:00", "08:00", "12:00", "22:00", "23:59", "23:59:59");
    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    ObjectNode condition(int depth) {
        var condition = JSON.objectNode();
        if (depth > 0 && draw.chance(35)) {
            return joined(condition, depth);
        }
        switch (draw.between(0, 18)) {
            case 0, 1, 2 -> condition.set("receiptTotal", range(moneyNear(), moneyNear(), true));
            case 3 -> condition.set("quantity", range(quantityNear(), quantityNear(), true));
            case 4, 5 -> condition.set("accumulated", accumulatedRange());
            case 6 -> condition.set("purchases", purchases());
            case 7 -> condition.putObject("receiptNumber").put("every", draw.of(1, 2, 5, 7));
            case 8 -> condition.set("payment", texts(draw.some(RandomReceipt.PAYMENTS, 3)));
            case 9 -> condition.set("schedule", schedule());
            case 10 -> condition.set("customers", texts(draw.some(RandomCustomer.CUSTOMERS, 2)));
            case 11 -> condition.set("audiences", texts(draw.some(RandomCustomer.AUDIENCES, 2)));
            case 12 -> condition.set("cardKinds", texts(draw.some(RandomCustomer.CARD_KINDS, 2)));
            case 13 -> condition.set("tiers", texts(draw.some(RandomCustomer.TIERS, 2)));
            case 14 ->
                condition
                        .putObject("birthday")
                        .put("before", draw.of(0, 0, 1, 3, 7))
                        .put("after", draw.of(0, 0, 1, 3));
            case 15 -> condition.put("firstPurchase", true);
            case 16 -> condition.put("coupon", draw.of(RandomReceipt.COUPONS));
            case 17 -> {
                if (draw.chance(50)) {
                    condition.set("stores", texts(draw.some(RandomReceipt.STORES, 2)));
                } else {
                    condition.set("tills", texts(draw.some(RandomReceipt.TILLS, 2)));
                }
            }
            default -> condition.set("uses", uses());
        }
        return condition;
    }

    private ObjectNode joined(ObjectNode condition, int depth) {
        switch (draw.between(0, 3)) {
            case 0 -> condition.set("not", condition(depth - 1));
            case 1 -> addSome(condition.putArray("any"), depth);
            default -> addSome(condition.putArray("all"), depth);
        }
        return condition;
    }

    private void addSome(ArrayNode parts, int depth) {
        for (var i = draw.between(1, 3); i > 0; i--) {
            parts.add(condition(depth - 1));
        }
    }

    static ArrayNode texts(List<String> texts) {
        var array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private String moneyNear() {
        return money.of(draw.near(receipt.someAmount(draw)));
    }

    private String quantityNear() {
        return RandomCustomer.thousandths(draw.near(receipt.someQuantity(draw)));
    }

    /// A range of one or two ends; two ends are put in order.
    ObjectNode range(String one, String other, boolean withSegment) {
        var range = JSON.objectNode();
        var inOrder = Fraction.of(other).atLeast(Fraction.of(one));
        switch (draw.between(0, 4)) {
            case 0 -> range.put("atMost", one);
            case 1 -> range.put("atLeast", inOrder ? one : other).put("atMost", inOrder ? other : one);
            default -> range.put("atLeast", one);
        }
        return withSegment ? maybeSegment(range) : range;
    }

    ObjectNode maybeSegment(ObjectNode body) {
        if (!segments.isEmpty() && draw.chance(45)) {
            body.put("segment", draw.of(segments));
        }
        return body;
    }

    ObjectNode lineWhen() {
        var test = JSON.objectNode();
        if (draw.chance(50)) {
            var near = draw.of(receipt.quantities());
            test.set(
                    "quantity",
                    range(
                            RandomCustomer.thousandths(draw.near(near)),
                            RandomCustomer.thousandths(draw.near(near)),
                            false));
        } else {
            var near = draw.of(receipt.amounts());
            test.set("amount", range(money.of(draw.near(near)), money.of(draw.near(near)), false));
        }
        return test;
    }

    private ObjectNode accumulatedRange() {
        var accumulation = accumulation();
        var ends = RandomCustomer.measuresUnits(accumulation)
                ? range(thresholdOfUnits(), thresholdOfUnits(), false)
                : range(thresholdOfMoney(), thresholdOfMoney(), false);
        accumulation.setAll(ends);
        return accumulation;
    }

    private String thresholdOfUnits() {
        return RandomCustomer.thousandths(
                draw.near(draw.between(0, 12) * 1000L + draw.of(0L, receipt.someQuantity(draw))));
    }

    private String thresholdOfMoney() {
        return money.of(draw.near(draw.of(0L, 100L, 1000L, 10_000L) + draw.of(0L, receipt.someAmount(draw))));
    }

    private ObjectNode accumulation() {
        var accumulation = draw.of(customer.accumulations()).deepCopy();
        var period = accumulation.path("period");
        if (!period.has("previous") && !period.asText("").equals("previousPurchase") && draw.chance(50)) {
            accumulation.put("includeCurrentReceipt", true);
        }
        return accumulation;
    }

    private ObjectNode purchases() {
        var body = JSON.objectNode();
        if (draw.chance(60)) {
            body.put("atLeast", draw.between(1, 8));
        } else {
            body.put("every", draw.between(1, 5));
        }
        if (draw.chance(80)) {
            body.set("period", draw.of(customer.periods()));
        }
        return body;
    }

    private ArrayNode schedule() {
        var windows = JSON.arrayNode();
        for (var i = draw.between(1, 2); i > 0; i--) {
            var window = windows.addObject();
            if (draw.chance(60)) {
                window.set("days", texts(draw.some(DAYS, 5)));
            }
            if (draw.chance(85)) {
                window.put("from", draw.of(TIMES));
            }
            if (draw.chance(85)) {
                window.put("to", draw.chance(15) ? "24:00" : draw.of(TIMES));
            }
        }
        return windows;
    }

    private ObjectNode uses() {
        var body = JSON.objectNode().put("below", draw.between(1, 3));
        if (draw.chance(70)) {
            body.put("per", draw.of("customer", "all"));
        }
        return body;
    }

    /// A scale over some measure, its steps ascending, its values whatever `values` draws.
    ObjectNode scale(java.util.function.Supplier<String> values) {
        var by = JSON.objectNode();
        java.util.function.Supplier<String> thresholds;
        switch (draw.between(0, 2)) {
            case 0 -> {
                var accumulation = accumulation();
                by.set("accumulated", accumulation);
                thresholds =
                        RandomCustomer.measuresUnits(accumulation) ? this::thresholdOfUnits : this::thresholdOfMoney;
            }
            case 1 -> {
                by.set("receiptTotal", maybeSegment(JSON.objectNode()));
                thresholds = this::moneyNear;
            }
            default -> {
                by.set("quantity", maybeSegment(JSON.objectNode()));
                thresholds = this::quantityNear;
            }
        }
        var from = new java.util.TreeMap<Fraction, String>();
        for (var i = draw.between(1, 4); i > 0; i--) {
            var threshold = thresholds.get();
            from.put(Fraction.of(threshold), threshold);
        }
        var scale = JSON.objectNode();
        scale.set("by", by);
        var steps = scale.putArray("steps");
        from.values()
                .forEach(threshold -> steps.addObject().put("from", threshold).put("value", values.get()));
        return scale;
    }

    /// Once for each whole so much: units, money on the receipt, or for points money paid.
    JsonNode perEach(String value, boolean ofPoints) {
        var each = JSON.objectNode();
        var body = maybeSegment(JSON.objectNode());
        if (draw.chance(50)) {
            body.put("of", draw.of("1", "2", "3", "5", "0.5"));
            each.set("quantity", body);
        } else {
            body.put("of", money.of(draw.nearAboveZero(draw.of(10L, 50L, 100L, receipt.someAmount(draw)))));
            each.set(ofPoints ? "paid" : "receiptTotal", body);
        }
        var times = JSON.objectNode().put("value", value);
        times.set("perEach", each);
        return times;
    }
}
