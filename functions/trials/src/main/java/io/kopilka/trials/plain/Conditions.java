package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;

/// Whether the conditions of an offer hold, all on the amounts before any markup or discount.
record Conditions(Sale sale) {

    /// The key of the condition that did not hold, and how far away it is where a number is missing.
    record Unmet(String reason, Optional<String> missing) {}

    /// The first condition that does not hold, in the order written; empty where the offer's conditions all hold.
    Optional<Unmet> firstUnmet(JsonNode when, String offer) {
        if (when.isMissingNode() || when.isNull()) {
            return Optional.empty();
        }
        var condition = only(when);
        var body = condition.getValue();
        if (condition.getKey().equals("all")) {
            for (var part : body) {
                var unmet = firstUnmet(part, offer);
                if (unmet.isPresent()) {
                    return unmet;
                }
            }
            return Optional.empty();
        }
        return holds(condition.getKey(), body, offer)
                ? Optional.empty()
                : Optional.of(new Unmet(condition.getKey(), missing(condition.getKey(), body)));
    }

    static Map.Entry<String, JsonNode> only(JsonNode object) {
        if (object.size() != 1) {
            throw new IllegalArgumentException("exactly one key is wanted: " + object);
        }
        return object.properties().iterator().next();
    }

    private boolean holds(String key, JsonNode body, String offer) {
        return switch (key) {
            case "any" -> {
                for (var part : body) {
                    if (firstUnmet(part, offer).isEmpty()) {
                        yield true;
                    }
                }
                yield false;
            }
            case "not" -> firstUnmet(body, offer).isPresent();
            case "receiptTotal" -> Sale.within(body, sale.receiptTotal(body));
            case "quantity" -> Sale.within(body, sale.quantity(body));
            case "accumulated" ->
                sale.accumulated(body)
                        .filter(measure -> Sale.within(body, measure))
                        .isPresent();
            case "purchases" -> sale.hasCustomer() && purchases(body);
            case "receiptNumber" -> receiptNumber(body);
            case "payment" -> payment(body);
            case "schedule" -> schedule(body);
            case "customers" ->
                sale.hasCustomer()
                        && Segments.has(body, sale.customer().path("id").asText());
            case "audiences" -> sale.hasCustomer() && audiences(body);
            case "cardKinds" ->
                sale.customer().hasNonNull("cardKind")
                        && Segments.has(body, sale.customer().path("cardKind").asText());
            case "tiers" ->
                sale.hasCustomer()
                        && sale.customer().hasNonNull("tier")
                        && Segments.has(body, sale.customer().path("tier").asText());
            case "birthday" -> sale.hasCustomer() && birthday(body);
            case "firstPurchase" -> sale.hasCustomer() && sale.purchases(body) == 0;
            case "coupon" -> coupon(body);
            case "stores" ->
                sale.receipt().hasNonNull("store")
                        && Segments.has(body, sale.receipt().path("store").asText());
            case "tills" ->
                sale.receipt().hasNonNull("till")
                        && Segments.has(body, sale.receipt().path("till").asText());
            case "uses" -> uses(body, offer);
            default -> throw new IllegalArgumentException("no condition " + key);
        };
    }

    private boolean purchases(JsonNode body) {
        var count = countedPurchases(body);
        return body.hasNonNull("every")
                ? count % body.path("every").asLong() == 0
                : count >= body.path("atLeast").asLong();
    }

    private long countedPurchases(JsonNode body) {
        return sale.purchases(body) + (body.path("period").has("previous") ? 0 : 1);
    }

    private boolean receiptNumber(JsonNode body) {
        var number = sale.receipt().path("number").asText("");
        return number.matches("[0-9]+")
                && new BigInteger(number)
                        .mod(BigInteger.valueOf(body.path("every").asLong()))
                        .equals(BigInteger.ZERO);
    }

    private boolean payment(JsonNode kinds) {
        var announced = sale.receipt().path("payments");
        if (announced.isEmpty()) {
            return false;
        }
        for (var payment : announced) {
            var kind = payment.isObject() ? payment.path("kind") : payment;
            if (!Segments.has(kinds, kind.asText())) {
                return false;
            }
        }
        return true;
    }

    private boolean schedule(JsonNode windows) {
        var today = sale.at().toLocalDate();
        var now = sale.at().toLocalTime().toNanoOfDay();
        for (var window : windows) {
            var from = nanoOfDay(window.path("from").asText("00:00"));
            var to = nanoOfDay(window.path("to").asText("24:00"));
            var pastMidnight = to <= from;
            if (startsOn(window, today) && now >= from && (pastMidnight || now < to)) {
                return true;
            }
            if (pastMidnight && startsOn(window, today.minusDays(1)) && now < to) {
                return true;
            }
        }
        return false;
    }

    private static long nanoOfDay(String time) {
        return time.equals("24:00")
                ? LocalTime.MAX.toNanoOfDay() + 1
                : LocalTime.parse(time).toNanoOfDay();
    }

    private static boolean startsOn(JsonNode window, LocalDate day) {
        return !window.hasNonNull("days")
                || Segments.has(window.path("days"), day.getDayOfWeek().name().substring(0, 3));
    }

    private boolean audiences(JsonNode audiences) {
        for (var own : sale.customer().path("audiences")) {
            if (Segments.has(audiences, own.asText())) {
                return true;
            }
        }
        return false;
    }

    private boolean birthday(JsonNode body) {
        if (!sale.customer().hasNonNull("birthday")) {
            return false;
        }
        var today = sale.at().toLocalDate();
        var born =
                MonthDay.from(LocalDate.parse(sale.customer().path("birthday").asText()));
        for (var year = today.getYear() - 2; year <= today.getYear() + 2; year++) {
            var day = born.atYear(year);
            if (!today.isBefore(day.minusDays(body.path("before").asLong(0)))
                    && !today.isAfter(day.plusDays(body.path("after").asLong(0)))) {
                return true;
            }
        }
        return false;
    }

    private boolean coupon(JsonNode batch) {
        for (var coupon : sale.receipt().path("coupons")) {
            if (coupon.path("batch").asText().equals(batch.asText())) {
                return true;
            }
        }
        return false;
    }

    private boolean uses(JsonNode body, String offer) {
        var below = body.path("below").asLong();
        if (body.path("per").asText("all").equals("customer")) {
            return sale.hasCustomer() && Sale.uses(sale.customer().path("uses"), offer) < below;
        }
        return Sale.uses(sale.given().path("uses"), offer) < below;
    }

    private Optional<String> missing(String key, JsonNode body) {
        if (key.equals("purchases") && body.hasNonNull("every") && sale.hasCustomer()) {
            var every = body.path("every").asLong();
            return Optional.of(String.valueOf(every - countedPurchases(body) % every));
        }
        if (!body.isObject() || !body.hasNonNull("atLeast")) {
            return Optional.empty();
        }
        var wanted = Fraction.of(body.path("atLeast").asText());
        return switch (key) {
            case "receiptTotal" -> above(wanted, sale.receiptTotal(body)).map(far -> far.withDigits(sale.digits()));
            case "quantity" -> above(wanted, sale.quantity(body)).map(Fraction::plain);
            case "accumulated" ->
                sale.accumulated(body)
                        .flatMap(measure -> above(wanted, measure))
                        .map(far -> Sale.measuresUnits(body) ? far.plain() : far.withDigits(sale.digits()));
            case "purchases" ->
                sale.hasCustomer()
                        ? above(wanted, Fraction.of(countedPurchases(body))).map(Fraction::plain)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Fraction> above(Fraction wanted, Fraction measure) {
        return Optional.of(wanted.minus(measure)).filter(Fraction::isPositive);
    }
}
