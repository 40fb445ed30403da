package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A random receipt: few different prices, small quantities, so that ties and exact sums come up all the time.
///
/// `prices` and `amounts` are minor units, `quantities` thousandths, one for each line; rules take their thresholds
/// from
/// them.
record RandomReceipt(
        ObjectNode json, String zone, LocalDateTime at, List<Long> prices, List<Long> amounts, List<Long> quantities) {

    static final List<String> SKUS = List.of("A-1", "A-2", "B-1", "C-1", "SOCK-1", "GIFT-1");
    static final List<String> GROUPS = List.of("a", "a/x", "a/x/y", "ab", "b", "b/x", "shoes/women", "shoes");
    static final Map<String, List<String>> ATTRIBUTES =
            Map.of("brand", List.of("Acme", "Zeta", "Nord"), "color", List.of("red", "blue"));
    static final List<String> STORES = List.of("sto_s1", "sto_s2");
    static final List<String> TILLS = List.of("1", "2");
    static final List<String> PAYMENTS = List.of("cash", "card", "gift");
    static final List<String> COUPONS = List.of("spring", "autumn");
    static final List<String> PRICE_KINDS = List.of("staff", "wholesale");

    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final long DEAREST = 10_000_000_000L;

    static RandomReceipt draw(Draw draw, Money money) {
        var zone = draw.of(
                "Europe/Moscow",
                "Asia/Yekaterinburg",
                "Asia/Tokyo",
                "America/New_York",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "Europe/Berlin",
                "UTC");
        var moment = ZonedDateTime.of(drawDate(draw), drawTime(draw), ZoneId.of(zone));
        var offset = draw.chance(50)
                ? moment.getOffset()
                : draw.of(ZoneOffset.UTC, ZoneOffset.ofHours(5), ZoneOffset.ofHours(-4));
        var receipt = JsonNodeFactory.instance.objectNode();
        receipt.put("at", RFC_3339.format(moment.withZoneSameInstant(offset)));
        if (draw.chance(70)) {
            receipt.put("store", draw.of(STORES));
        }
        if (draw.chance(60)) {
            receipt.put("till", draw.of(TILLS));
        }
        if (draw.chance(60)) {
            receipt.put("number", draw.of("5", "10", "7", "12", "0010", "A5", "5-1", "100000000000000000000"));
        }
        var prices = new ArrayList<Long>();
        var amounts = new ArrayList<Long>();
        var quantities = new ArrayList<Long>();
        drawLines(draw, money, receipt, prices, amounts, quantities);
        if (draw.chance(70)) {
            var payments = receipt.putArray("payments");
            if (draw.chance(85)) {
                draw.some(PAYMENTS, 2).forEach(payments::add);
            }
        }
        if (draw.chance(40)) {
            var coupons = receipt.putArray("coupons");
            draw.some(COUPONS, 2)
                    .forEach(batch ->
                            coupons.addObject().put("code", "code-" + batch).put("batch", batch));
        }
        return new RandomReceipt(receipt, zone, moment.toLocalDateTime(), prices, amounts, quantities);
    }

    private static LocalDate drawDate(Draw draw) {
        return draw.of(
                        LocalDate.of(2026, 5, 13),
                        LocalDate.of(2026, 5, 16),
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 2, 28),
                        LocalDate.of(2027, 3, 1),
                        LocalDate.of(2028, 2, 28),
                        LocalDate.of(2028, 2, 29),
                        LocalDate.of(2026, 10, 25))
                .plusDays(draw.chance(30) ? draw.between(-3, 3) : 0);
    }

    private static LocalTime drawTime(Draw draw) {
        return draw.of(
                LocalTime.of(0, 0),
                LocalTime.of(0, 0, 1),
                LocalTime.of(1, 59, 59),
                LocalTime.of(2, 0),
                LocalTime.of(7, 59, 59),
                LocalTime.of(8, 0),
                LocalTime.of(12, 0),
                LocalTime.of(21, 59, 59),
                LocalTime.of(22, 0),
                LocalTime.of(23, 59, 59),
                LocalTime.of(draw.between(0, 23), draw.between(0, 59), draw.between(0, 59)));
    }

    private static void drawLines(
            Draw draw, Money money, ObjectNode receipt, List<Long> prices, List<Long> amounts, List<Long> quantities) {
        var pool = new ArrayList<Long>();
        var size = draw.of(1L, 1L, 10L, 100L, 100L);
        for (var i = draw.between(1, 4); i > 0; i--) {
            pool.add(size
                    * draw.of(1L, 5L, 10L, 33L, 50L, 99L, 100L, 200L, 250L, 333L, 500L, 999L, 1000L, 5000L, 10_000L));
        }
        var isPricedByKind = draw.chance(40);
        var count = draw.chance(2) ? 60 : draw.between(1, draw.chance(70) ? 5 : 12);
        var lines = receipt.putArray("lines");
        for (var number = 1; number <= count; number++) {
            var price = draw.chance(4) ? 0 : draw.chance(1) ? DEAREST : draw.of(pool);
            var quantity = drawQuantity(draw);
            var line = lines.addObject();
            line.put("id", String.valueOf(number));
            line.put("sku", draw.of(SKUS));
            if (draw.chance(85)) {
                var groups = line.putArray("groups");
                draw.some(GROUPS, 2).forEach(groups::add);
            }
            line.put("quantity", quantity);
            line.put("price", money.of(price));
            if (draw.chance(25)) {
                var least = draw.of(price, price - 1, price / 2, price - price / 10, 0L, price * 2 / 3, price + 10);
                line.put("minPrice", money.of(Math.max(0, least)));
            }
            if (draw.chance(isPricedByKind ? 75 : 5)) {
                var kinds = line.putObject("prices");
                for (var kind : draw.some(PRICE_KINDS, 2)) {
                    kinds.put(kind, money.of(Math.max(0, draw.of(price, price - 1, price / 2, price + 1, price / 3))));
                }
            }
            if (draw.chance(50)) {
                var attributes = line.putObject("attributes");
                for (var attribute : draw.some(List.of("brand", "color"), 2)) {
                    attributes.put(attribute, draw.of(ATTRIBUTES.getOrDefault(attribute, List.of())));
                }
            }
            prices.add(price);
            amounts.add(new BigDecimal(quantity)
                    .multiply(BigDecimal.valueOf(price))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact());
            quantities.add(new BigDecimal(quantity).movePointRight(3).longValueExact());
        }
    }

    private static String drawQuantity(Draw draw) {
        return switch (draw.between(0, 9)) {
            case 0, 1, 2 -> "1";
            case 3, 4, 5 -> String.valueOf(draw.between(1, 5));
            case 6 -> String.valueOf(draw.between(1, 12));
            case 7 -> draw.of("2.000", "0.5", "1.5", "2.5");
            case 8 -> draw.of("0.001", "0.25", "0.333", "0.734", "1.25", "1.333", "0.005");
            default -> draw.chance(8) ? draw.of("999999.999", "999999", "1000") : "2";
        };
    }

    /// Mostly a product that stands on the receipt.
    String someSku(Draw draw) {
        var lines = json.path("lines");
        return draw.chance(80)
                ? lines.path(draw.between(0, lines.size() - 1)).path("sku").asText()
                : draw.of(SKUS);
    }

    /// The sum of a few lines' amounts: what a threshold is likely to be met by.
    long someAmount(Draw draw) {
        return someOf(draw, amounts);
    }

    /// The sum of a few lines' quantities, in thousandths.
    long someQuantity(Draw draw) {
        return someOf(draw, quantities);
    }

    private static long someOf(Draw draw, List<Long> all) {
        var sum = 0L;
        var whole = draw.chance(50);
        for (var one : all) {
            sum += whole || draw.chance(50) ? one : 0;
        }
        return sum;
    }
}
