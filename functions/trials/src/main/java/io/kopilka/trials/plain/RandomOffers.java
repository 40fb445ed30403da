package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;

/// Random offers: every effect, with values about as large as the lines they meet.
record RandomOffers(Draw draw, Money money, RandomReceipt receipt, RandomConditions conditions, List<String> segments) {

    /// Where an offer's effect is folded: the tree of discounts, that of points, or none.
    enum Sort {
        DISCOUNT,
        POINTS,
        MARKUP,
        WITHOUT_AMOUNT
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Sort sort(JsonNode offer) {
        return switch (Conditions.only(offer.path("effect")).getKey()) {
            case "points" -> Sort.POINTS;
            case "markup" -> Sort.MARKUP;
            case "message", "forbid", "coupon", "stamps", "tickets" -> Sort.WITHOUT_AMOUNT;
            default -> Sort.DISCOUNT;
        };
    }

    ObjectNode offer(String id) {
        var offer = JSON.objectNode().put("id", id).put("name", "Offer " + id);
        var effect = effect();
        var isGift = effect.has("gift");
        if (!isGift && !segments.isEmpty() && draw.chance(45)) {
            offer.put("scope", draw.of(segments));
        } else if (!isGift && draw.chance(10)) {
            offer.putNull("scope");
        }
        if (draw.chance(45)) {
            offer.put("priority", draw.of(0, 1, 1, 2, 3, 100));
        }
        if (!isGift && draw.chance(15)) {
            offer.set("lineWhen", conditions.lineWhen());
        }
        if (draw.chance(55)) {
            offer.set("when", conditions.condition(draw.of(0, 0, 1, 2, 3)));
        }
        offer.set("effect", effect);
        var sort = sort(offer);
        if (draw.chance(25) && (sort == Sort.DISCOUNT || sort == Sort.POINTS)) {
            Supplier<String> cap = sort == Sort.POINTS ? this::points : this::someMoney;
            var caps = offer.putObject("caps");
            var which = draw.between(0, 2);
            if (which != 0) {
                caps.put("perLine", cap.get());
            }
            if (which != 1) {
                caps.put("perReceipt", cap.get());
            }
        }
        return offer;
    }

    private String percent() {
        return draw.of("5", "10", "10", "15", "20", "25", "33.3333", "50", "50", "100", "12.5", "0.0001", "7", "1");
    }

    private String pointsPercent() {
        return draw.of("1", "2", "3", "3", "5", "10", "10", "0.5", "33.3333", "100", "150", "10000");
    }

    private String points() {
        return draw.of("1", "1", "2", "3", "5", "10", "50", "100", "0.5", "1.5", "0.25", "7");
    }

    private String someMoney() {
        return money.of(draw.nearAboveZero(
                draw.chance(60)
                        ? draw.of(1L, 5L, 10L, 50L, 100L, 100L, 200L, 500L, 1000L)
                        : draw.chance(50) ? draw.of(receipt.amounts()) : receipt.someAmount(draw) / 10));
    }

    private String unitMoney() {
        return money.of(
                draw.nearAboveZero(draw.chance(50) ? draw.of(1L, 5L, 10L, 50L, 100L) : draw.of(receipt.prices())));
    }

    private JsonNode value(Supplier<String> plain) {
        return draw.chance(75) ? JSON.textNode(plain.get()) : conditions.scale(plain);
    }

    private JsonNode valueOrEach(Supplier<String> plain, boolean ofPoints) {
        return draw.chance(35) ? conditions.perEach(plain.get(), ofPoints) : value(plain);
    }

    private ObjectNode effect() {
        var effect = JSON.objectNode();
        switch (draw.between(0, 35)) {
            case 0, 1, 2, 3, 4, 5 -> effect.set("percent", value(this::percent));
            case 6, 7, 8, 9, 10 -> effect.set("amount", valueOrEach(this::someMoney, false));
            case 11, 12 -> effect.set("amountPerUnit", value(this::unitMoney));
            case 13, 14 -> effect.set("price", value(this::unitMoney));
            case 15, 16 -> effect.put("priceKind", draw.of(RandomReceipt.PRICE_KINDS));
            case 17 -> effect.set("percentOfPreviousPurchase", value(this::percent));
            case 18, 19 -> {
                var markup = effect.putObject("markup");
                if (draw.chance(50)) {
                    markup.set("percent", value(this::percent));
                } else {
                    markup.set("amount", value(this::someMoney));
                }
            }
            case 20, 21 -> {
                var take = draw.of(1, 2, 2, 3, 3, 4, 5);
                effect.putObject("nForM")
                        .put("take", take)
                        .put("pay", draw.between(0, take - 1))
                        .put("percent", draw.of("100", "100", "50", "33.3333", "10"));
            }
            case 22, 23 -> effect.set("bundle", bundle());
            case 24, 25 -> {
                var gift = effect.putObject("gift").put("sku", receipt.someSku(draw));
                Supplier<String> quantity = () -> draw.of("1", "1", "2", "3", "10", "0.5");
                gift.set(
                        "quantity",
                        draw.chance(40) ? conditions.perEach(quantity.get(), false) : JSON.textNode(quantity.get()));
            }
            case 26, 27, 28, 29, 30, 31, 32, 33 -> {
                var points = effect.putObject("points");
                switch (draw.between(0, 3)) {
                    case 0, 1 -> points.set("percent", value(this::pointsPercent));
                    case 2 -> points.set("amount", valueOrEach(this::points, true));
                    default -> points.set("amountPerUnit", value(this::points));
                }
            }
            default -> withoutAmount(effect);
        }
        return effect;
    }

    private void withoutAmount(ObjectNode effect) {
        switch (draw.between(0, 4)) {
            case 0 -> effect.putObject("message").put("text", "Выдайте карту");
            case 1 -> effect.putObject("forbid").put("text", "Not for sale now");
            case 2 -> effect.putObject("coupon").put("batch", draw.of(RandomReceipt.COUPONS));
            case 3 -> effect.putObject("stamps").put("card", "coffee").put("count", draw.between(1, 3));
            default -> effect.putObject("tickets").put("draw", "car").put("count", draw.between(1, 3));
        }
    }

    private ObjectNode bundle() {
        var bundle = JSON.objectNode();
        var items = bundle.putArray("items");
        var parts = BigDecimal.ZERO;
        for (var i = draw.between(1, 3); i > 0; i--) {
            var item = items.addObject();
            if (segments.isEmpty() || draw.chance(60)) {
                item.put("sku", receipt.someSku(draw));
            } else {
                item.put("segment", draw.of(segments));
            }
            var quantity = draw.of("1", "1", "1", "2", "3", "0.5");
            item.put("quantity", quantity);
            parts = parts.add(new BigDecimal(quantity).multiply(BigDecimal.valueOf(draw.of(receipt.prices()))));
        }
        var sum = parts.longValue();
        bundle.put("price", money.of(Math.max(1, draw.of(sum, sum - 1, sum * 9 / 10, sum * 2 / 3, sum / 2))));
        return bundle;
    }
}
