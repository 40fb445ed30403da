package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Random pricing cases: small numbers and few different prices, so that ties, exact thresholds, remainders and floors
/// come up often. The same seed gives the same case on every machine.
public final class RandomCases {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Draw draw;
    private final Money money;

    private RandomCases(Draw draw, Money money) {
        this.draw = draw;
        this.money = money;
    }

    /// The case of a seed, without `expect`.
    public static ObjectNode of(long seed) {
        var draw = new Draw(new SplittableRandom(seed));
        var money = draw.of(
                new Money("RUB", 2),
                new Money("RUB", 2),
                new Money("RUB", 2),
                new Money("JPY", 0),
                new Money("KWD", 3));
        return new RandomCases(draw, money).draw("random " + seed);
    }

    /// Writes cases and what the plain engine makes of them, one JSON object `{"seed", "case", "answer"}` a line.
    /// Arguments: the first seed, how many, the file to write.
    public static void main(String[] arguments) throws IOException {
        var first = Long.parseLong(arguments[0]);
        var count = Long.parseLong(arguments[1]);
        var mapper = new ObjectMapper();
        try (var out = Files.newBufferedWriter(Path.of(arguments[2]), StandardCharsets.UTF_8)) {
            for (var seed = first; seed < first + count; seed++) {
                var given = of(seed);
                var both = JSON.objectNode().put("seed", seed);
                both.set("case", given);
                both.set("answer", PlainEngine.price(given));
                out.write(mapper.writeValueAsString(both));
                out.write('\n');
            }
        }
    }

    private ObjectNode draw(String name) {
        var receipt = RandomReceipt.draw(draw, money);
        var segments = IntStream.rangeClosed(1, draw.between(0, 6))
                .mapToObj(number -> "s" + number)
                .toList();
        var customer = RandomCustomer.draw(draw, segments);
        var conditions = new RandomConditions(draw, money, receipt, customer, segments);
        var ids = drawIds();

        var given = JSON.objectNode().put("name", name);
        var ruleset = given.putObject("ruleset").put("currency", money.currency());
        if (!segments.isEmpty()) {
            var defined = ruleset.putArray("segments");
            segments.forEach(id -> defined.add(segment(id, receipt)));
        }
        var offers = new RandomOffers(draw, money, receipt, conditions, segments);
        var list = ruleset.putArray("offers");
        ids.forEach(id -> list.add(offers.offer(id)));
        putTrees(ruleset, list);
        if (draw.chance(35)) {
            putPromotions(ruleset.putArray("promotions"), ids, receipt);
        }
        if (draw.chance(80)) {
            putScheme(ruleset.putObject("scheme"), receipt, segments);
        }
        if (draw.chance(40)) {
            ruleset.putObject("rounding").put("total", money.of(draw.of(1L, 5L, 10L, 50L, 100L, 100L, 1000L, 7L)));
        }
        given.put("zone", receipt.zone());
        customer.putInto(given, draw, money, receipt, ids);
        given.set("receipt", receipt.json());
        if (draw.chance(70)) {
            receipt.json().put("redeem", draw.of("max", "max", "max", "1", "10", "50", "33", "100", "0.5", "1000000"));
        }
        return given;
    }

    private List<String> drawIds() {
        var count = switch (draw.between(0, 9)) {
            case 0, 1, 2, 3, 4 -> draw.between(1, 6);
            case 5, 6, 7 -> draw.between(5, 15);
            default -> draw.between(12, 40);
        };
        var ids = new ArrayList<String>();
        while (ids.size() < count) {
            var id = draw.of("a", "b", "B", "o", "o-", "z") + draw.between(1, 30);
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    private ObjectNode segment(String id, RandomReceipt receipt) {
        var segment = JSON.objectNode().put("id", id).put("name", "Segment " + id);
        if (draw.chance(85)) {
            segment.set("include", lists(receipt));
        }
        if (draw.chance(35)) {
            segment.set("exclude", lists(receipt));
        }
        return segment;
    }

    private ObjectNode lists(RandomReceipt receipt) {
        var lists = JSON.objectNode();
        for (var kind : draw.some(List.of("skus", "groups", "attributes", "price"), draw.of(1, 1, 2))) {
            switch (kind) {
                case "skus" -> lists.set("skus", RandomConditions.texts(draw.some(RandomReceipt.SKUS, 3)));
                case "groups" -> lists.set("groups", RandomConditions.texts(draw.some(RandomReceipt.GROUPS, 2)));
                case "attributes" -> {
                    var attributes = lists.putObject("attributes");
                    for (var attribute : draw.some(List.of("brand", "color"), draw.chance(20) ? 2 : 1)) {
                        attributes.set(
                                attribute,
                                RandomConditions.texts(
                                        draw.some(RandomReceipt.ATTRIBUTES.getOrDefault(attribute, List.of()), 2)));
                    }
                }
                default -> {
                    var one = draw.near(draw.of(receipt.prices()));
                    var other = draw.near(draw.of(receipt.prices()));
                    var price = lists.putObject("price");
                    var ends = draw.between(0, 2);
                    if (ends != 0) {
                        price.put("from", money.of(Math.min(one, other)));
                    }
                    if (ends != 1) {
                        price.put("to", money.of(Math.max(one, other)));
                    }
                }
            }
        }
        return lists;
    }

    private void putTrees(ObjectNode ruleset, ArrayNode offers) {
        var discounts = new ArrayList<String>();
        var points = new ArrayList<String>();
        for (var offer : offers) {
            switch (RandomOffers.sort(offer)) {
                case DISCOUNT -> discounts.add(offer.path("id").asText());
                case POINTS -> points.add(offer.path("id").asText());
                case MARKUP, WITHOUT_AMOUNT -> {}
            }
        }
        if (!discounts.isEmpty() && draw.chance(75)) {
            ruleset.set(
                    "combination",
                    tree(discounts, List.of("maximum", "minimum", "sum", "sequential", "displace"), "g"));
        }
        if (!points.isEmpty() && draw.chance(60)) {
            ruleset.set("pointsCombination", tree(points, List.of("maximum", "minimum", "sum", "displace"), "pg"));
        }
    }

    /// A tree over some of the offers; the others are left to the root.
    private ObjectNode tree(List<String> offers, List<String> modes, String prefix) {
        var standing = new ArrayList<String>();
        for (var offer : offers) {
            if (draw.chance(80)) {
                standing.add(offer);
            }
        }
        if (standing.isEmpty()) {
            standing.addAll(offers);
        }
        draw.shuffle(standing);
        return group(standing, modes, prefix + draw.between(1, 9), draw.between(0, 3));
    }

    private ObjectNode group(List<String> offers, List<String> modes, String path, int depth) {
        var group = JSON.objectNode();
        if (draw.chance(40)) {
            group.put("id", path);
        }
        group.put("mode", draw.of(modes));
        if (draw.chance(55)) {
            group.put("scope", draw.of("line", "receipt"));
        }
        if (draw.chance(35)) {
            group.put("priority", draw.of(0, 1, 1, 2, 3));
        }
        var children = group.putArray("children");
        var next = 0;
        while (next < offers.size()) {
            var size = Math.min(draw.between(1, 4), offers.size() - next);
            var part = offers.subList(next, next + size);
            if (depth > 0 && (size > 1 ? draw.chance(65) : draw.chance(10))) {
                children.add(group(part, modes, path + "-" + next, depth - 1));
            } else {
                part.forEach(children::add);
            }
            next += size;
        }
        return group;
    }

    private void putPromotions(ArrayNode promotions, List<String> offers, RandomReceipt receipt) {
        var today = receipt.at().toLocalDate();
        for (var number = draw.between(1, 3); number > 0; number--) {
            var promotion = promotions.addObject().put("id", "p" + number).put("name", "Promotion " + number);
            var from = draw.of(-30, -1, 0, 0, 0, 1);
            if (draw.chance(50)) {
                promotion.put("from", today.plusDays(from).toString());
            }
            if (draw.chance(50)) {
                promotion.put(
                        "to",
                        today.plusDays(Math.max(from, draw.of(-1, 0, 0, 1, 30))).toString());
            }
            if (draw.chance(30)) {
                promotion.set("stores", RandomConditions.texts(draw.some(RandomReceipt.STORES, 2)));
            }
            promotion.set("offers", RandomConditions.texts(draw.some(offers, offers.size())));
        }
    }

    private void putScheme(ObjectNode scheme, RandomReceipt receipt, List<String> segments) {
        scheme.putObject("points")
                .put(
                        "value",
                        money.atLeastDigits(draw.of("1", "1", "1", "0.01", "0.5", "2", "0.015", "0.1", "0.07", "1.5")))
                .put("step", draw.of("1", "1", "1", "0.01", "0.1", "10", "5", "0.5", "0.25", "3"))
                .put("rounding", draw.of("down", "halfUp"));
        if (draw.chance(85)) {
            var redeem = scheme.putObject("redeem");
            if (draw.chance(60)) {
                redeem.put("maxShare", draw.of("100", "50", "30", "33.3333", "99.9999"));
            }
            if (!segments.isEmpty() && draw.chance(35)) {
                redeem.put("segment", draw.of(segments));
            } else if (draw.chance(30)) {
                redeem.putNull("segment");
            }
            if (draw.chance(30)) {
                redeem.put("minReceipt", money.of(draw.near(receipt.someAmount(draw))));
            }
            if (draw.chance(30)) {
                redeem.put("leaveAtLeast", money.of(draw.of(0L, 1L, 100L, receipt.someAmount(draw) / 2)));
            }
            if (draw.chance(40)) {
                redeem.put("accrueToo", draw.chance(40));
            }
        }
        if (draw.chance(30)) {
            scheme.put("activateAfterDays", draw.of(0, 1, 14));
        }
        if (draw.chance(30)) {
            scheme.putObject("expire").put("afterDays", draw.of(30, 365));
        }
        if (draw.chance(30)) {
            scheme.put("accumulate", draw.of("paid", "amount"));
        }
    }
}
