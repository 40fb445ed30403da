package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A random customer whose accumulations, counts and lots stand near what the rules ask for.
///
/// `accumulations` are the conditions' bodies that name them (segment, period, measure), at most 12 of which 2 roll;
/// `periods` those that purchases are counted in.
record RandomCustomer(List<ObjectNode> accumulations, List<JsonNode> periods) {

    static final List<String> TIERS = List.of("silver", "gold");
    static final List<String> CARD_KINDS = List.of("gold", "guest");
    static final List<String> AUDIENCES = List.of("vip", "staff", "new");
    static final List<String> CUSTOMERS = List.of("c1", "c2");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> UNITS = List.of("day", "week", "month", "quarter", "halfYear", "year");

    static RandomCustomer draw(Draw draw, List<String> segments) {
        var accumulations = new ArrayList<ObjectNode>();
        accumulations.add(accumulation(draw, segments, JSON.textNode("lifetime")));
        accumulations.add(accumulation(draw, segments, JSON.objectNode().put("rollingDays", draw.of(1, 30, 90))));
        accumulations.add(accumulation(draw, segments, JSON.textNode("previousPurchase")));
        accumulations.add(JSON.objectNode().set("period", JSON.textNode("previousPurchase")));
        for (var i = draw.between(1, 6); i > 0; i--) {
            accumulations.add(accumulation(
                    draw, segments, JSON.objectNode().put(draw.of("current", "previous"), draw.of(UNITS))));
        }
        return new RandomCustomer(
                accumulations.stream().distinct().toList(),
                List.of(
                        JSON.textNode("lifetime"),
                        JSON.objectNode().put("current", draw.of(UNITS)),
                        JSON.objectNode().put("previous", draw.of(UNITS)),
                        JSON.objectNode().put("rollingDays", draw.of(7, 30))));
    }

    private static ObjectNode accumulation(Draw draw, List<String> segments, JsonNode period) {
        var body = JSON.objectNode();
        if (draw.chance(50) && !segments.isEmpty()) {
            body.put("segment", draw.of(segments));
        } else if (draw.chance(30)) {
            body.putNull("segment");
        }
        body.set("period", period);
        if (draw.chance(30)) {
            body.put("measure", "quantity");
        }
        return body;
    }

    static boolean measuresUnits(ObjectNode accumulation) {
        return accumulation.path("measure").asText("").equals("quantity");
    }

    /// A customer of the case, a universal card, or nobody.
    void putInto(ObjectNode given, Draw draw, Money money, RandomReceipt receipt, List<String> offers) {
        if (draw.chance(40)) {
            putUses(given.putArray("uses"), draw, offers);
        }
        if (draw.chance(18)) {
            return;
        }
        var customer = given.putObject("customer");
        if (draw.chance(8)) {
            customer.put("cardKind", draw.of(CARD_KINDS));
            return;
        }
        customer.put("id", draw.of(CUSTOMERS));
        if (draw.chance(60)) {
            customer.put("cardKind", draw.of(CARD_KINDS));
        }
        if (draw.chance(70)) {
            customer.put("tier", draw.of(TIERS));
        } else {
            customer.putNull("tier");
        }
        if (draw.chance(70)) {
            customer.put("birthday", drawBirthday(draw, receipt.at().toLocalDate()));
        }
        if (draw.chance(60)) {
            var audiences = customer.putArray("audiences");
            draw.some(AUDIENCES, 2).forEach(audiences::add);
        }
        putAccumulations(customer, draw, money, receipt);
        putPurchases(customer, draw);
        if (draw.chance(50)) {
            putUses(customer.putArray("uses"), draw, offers);
        }
        putLots(customer, draw, receipt);
    }

    private static String drawBirthday(Draw draw, LocalDate today) {
        if (draw.chance(30)) {
            return "2000-02-29";
        }
        var day = today.plusDays(draw.between(-5, 5));
        return LocalDate.of(1990, day.getMonth(), Math.min(day.getDayOfMonth(), 28))
                .plusDays(draw.between(0, 1))
                .toString();
    }

    private void putAccumulations(ObjectNode customer, Draw draw, Money money, RandomReceipt receipt) {
        var kept = customer.putArray("accumulated");
        for (var accumulation : accumulations) {
            if (draw.chance(80)) {
                var one = kept.addObject();
                one.set("segment", accumulation.hasNonNull("segment") ? accumulation.get("segment") : JSON.nullNode());
                one.set("period", accumulation.get("period"));
                if (measuresUnits(accumulation)) {
                    one.put("quantity", thousandths(draw.near(draw.between(0, 12) * 1000L)));
                } else {
                    one.put("amount", money.of(draw.near(draw.of(0L, 100L, 1000L, 10_000L, receipt.someAmount(draw)))));
                }
            }
        }
    }

    static String thousandths(long number) {
        return BigDecimal.valueOf(number, 3).stripTrailingZeros().toPlainString();
    }

    private void putPurchases(ObjectNode customer, Draw draw) {
        if (draw.chance(20)) {
            return;
        }
        var kept = customer.putArray("purchases");
        var all = draw.between(0, 12);
        for (var period : periods) {
            if (period.isTextual() || draw.chance(80)) {
                kept.addObject()
                        .put("count", period.isTextual() ? all : draw.between(0, all))
                        .set("period", period);
            }
        }
    }

    private static void putUses(com.fasterxml.jackson.databind.node.ArrayNode uses, Draw draw, List<String> offers) {
        for (var offer : offers) {
            if (draw.chance(40)) {
                uses.addObject().put("offer", offer).put("count", draw.between(0, 3));
            }
        }
    }

    private static void putLots(ObjectNode customer, Draw draw, RandomReceipt receipt) {
        if (draw.chance(15)) {
            return;
        }
        var lots = customer.putArray("points");
        var today = receipt.at().toLocalDate();
        for (var i = draw.between(0, 4); i > 0; i--) {
            var lot = lots.addObject();
            lot.put("amount", draw.of("1", "5", "10", "33", "50", "100", "100", "500", "12.34", "1000", "1000000"));
            var activates = draw.of(-30, -1, -1, 0, 0, 1);
            if (draw.chance(50)) {
                lot.put("activates", today.plusDays(activates).toString());
            }
            if (draw.chance(60)) {
                lot.put(
                        "expires",
                        today.plusDays(Math.max(activates, draw.of(-1, 0, 1, 30, 100)))
                                .toString());
            }
        }
    }
}
