package io.kopilka.reports;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.UnreadableEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an event adds to which buckets. Pure.
///
/// A day is that of the event in its store's zone (of the tenant's, where there is no store): a
/// return
/// counts on the
/// day of the return, whenever the sale was. A sale's points are counted with its receipt, so
/// that what the
/// ledger
/// tells of the same sale is left out: one thing to remember for a sale, not two. A return that
/// does not say
/// where the
/// goods were brought counts in no store, only in all together.
final class EventFigures {
    private static final int SCHEMA = 1;
    private static final String POINTS = "points";
    private static final String NO_STORE = "";

    private EventFigures() {}

    /// What to add; nothing for an event that reports do not count.
    ///
    /// @throws UnreadableEvent where the event's data are of a shape that is not known here
    static Map<Bucket, Figures> of(Event event) {
        return switch (event.type()) {
            case RECEIPT_COMMITTED -> ofSale(event, read(event));
            case RECEIPT_RETURNED -> ofReturn(event, read(event));
            case POINTS_CHANGED -> ofPoints(event, read(event));
            case POINTS_EXPIRING, TIER_RAISED, TIER_LOWERED -> Map.of();
        };
    }

    private static Map<Bucket, Figures> ofSale(Event event, JsonNode receipt) {
        boolean withCard = receipt.hasNonNull("card");
        Currency currency = currency(receipt);
        JsonNode points = receipt.path(POINTS);
        Points earned = points(points, "earned");
        Points redeemed = points(points, "redeemed");
        Figures sold = new Figures.Count()
                .add(withCard ? Figure.RECEIPTS_WITH_CARD : Figure.RECEIPTS_WITHOUT_CARD, 1)
                .add(
                        withCard ? Figure.AMOUNT_WITH_CARD : Figure.AMOUNT_WITHOUT_CARD,
                        money(receipt, "amount", currency).plus(money(receipt, "markup", currency)))
                .add(
                        withCard ? Figure.DISCOUNT_WITH_CARD : Figure.DISCOUNT_WITHOUT_CARD,
                        money(receipt, "discount", currency))
                .add(
                        withCard ? Figure.TURNOVER_WITH_CARD : Figure.TURNOVER_WITHOUT_CARD,
                        money(receipt, "total", currency))
                .add(Figure.LINES, receipt.path("lines").size())
                .add(Figure.REDEEMED_MONEY, money(receipt, "redeemed", currency))
                .add(Figure.EARNED, earned)
                .add(Figure.REDEEMED, redeemed)
                .figures();
        Map<Bucket, Figures> added = new LinkedHashMap<>();
        add(added, new Bucket(Report.SALES, day(event), store(receipt)), sold);
        addPoints(
                added,
                event,
                new Figures.Count()
                        .add(Figure.EARNED, earned)
                        .add(Figure.REDEEMED, redeemed)
                        .add(Figure.OWED, earned.minus(redeemed))
                        .figures());
        return added;
    }

    private static Map<Bucket, Figures> ofReturn(Event event, JsonNode returned) {
        JsonNode points = returned.path(POINTS);
        Map<Bucket, Figures> added = new LinkedHashMap<>();
        add(
                added,
                new Bucket(Report.SALES, day(event), returned.hasNonNull("store") ? store(returned) : NO_STORE),
                new Figures.Count()
                        .add(Figure.RETURNS, 1)
                        .add(Figure.RETURNED, money(returned, "back", currency(returned)))
                        .add(Figure.TAKEN_BACK, points(points, "takenBack"))
                        .add(Figure.GIVEN_BACK, points(points, "givenBack"))
                        .figures());
        return added;
    }

    private static Map<Bucket, Figures> ofPoints(Event event, JsonNode changed) {
        if (changed.path("cause").path("kind").asText().equals("sold")) {
            return Map.of();
        }
        Figures.Count count = new Figures.Count();
        for (JsonNode entry : changed.path("entries")) {
            if (entry.path("unit").asText().equals("qualifying")) {
                continue; // It counts for a tier only and is worth nothing.
            }
            Points amount = points(entry, "amount");
            Points taken = Points.ZERO.minus(amount);
            switch (entry.path("kind").asText()) {
                case "earned" -> count.add(Figure.EARNED, amount).add(Figure.OWED, amount);
                case "redeemed" -> count.add(Figure.REDEEMED, taken).add(Figure.OWED, amount);
                case "expiry" -> count.add(Figure.EXPIRED, taken).add(Figure.OWED, amount);
                case "reversal" ->
                    count.add(
                                    amount.isPositive() ? Figure.GIVEN_BACK : Figure.TAKEN_BACK,
                                    amount.isPositive() ? amount : taken)
                            .add(Figure.OWED, amount);
                case "adjustment", "transfer" ->
                    count.add(Figure.ADJUSTED, amount).add(Figure.OWED, amount);
                // Set aside for a sale, or set free: still owed.
                case "hold", "release" -> {}
                default -> throw unreadable(event, "its kind of entry is not known here");
            }
        }
        Map<Bucket, Figures> added = new LinkedHashMap<>();
        addPoints(added, event, count.figures());
        return added;
    }

    private static void addPoints(Map<Bucket, Figures> added, Event event, Figures points) {
        LocalDate day = day(event);
        add(added, new Bucket(Report.POINTS, day, NO_STORE), points);
        add(
                added,
                new Bucket(Report.OWED, day.withDayOfMonth(1), NO_STORE),
                new Figures.Count().add(Figure.OWED, points.points(Figure.OWED)).figures());
    }

    private static void add(Map<Bucket, Figures> added, Bucket bucket, Figures figures) {
        if (!figures.isNothing()) {
            added.put(bucket, figures);
        }
    }

    private static LocalDate day(Event event) {
        return event.occurredAt().toLocalDate();
    }

    private static String store(JsonNode told) {
        return StoreId.parse(told.path("store").asText())
                .map(StoreId::value)
                .orElseThrow(() -> new UnreadableEvent("it names no store"));
    }

    private static Currency currency(JsonNode told) {
        try {
            return Currency.getInstance(told.path("currency").asText());
        } catch (IllegalArgumentException unknown) {
            throw new UnreadableEvent("it names no currency");
        }
    }

    /// Money under a name; zero where there is none.
    private static Money money(JsonNode told, String name, Currency currency) {
        return Money.ofMinor(units(told, name, Math.max(0, currency.getDefaultFractionDigits())));
    }

    private static Points points(JsonNode told, String name) {
        return Points.ofUnits(units(told, name, Points.DECIMALS));
    }

    private static long units(JsonNode told, String name, int decimals) {
        JsonNode value = told.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        try {
            return new BigDecimal(value.asText()).movePointRight(decimals).longValueExact();
        } catch (ArithmeticException | NumberFormatException broken) {
            throw new UnreadableEvent("its " + name + " is no figure");
        }
    }

    private static JsonNode read(Event event) {
        if (event.schema() > SCHEMA) {
            throw unreadable(event, "schema " + event.schema());
        }
        return switch (Json.read(event.data().getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode data) -> data;
            case Read.Refused<JsonNode> _ -> throw unreadable(event, "its data are no JSON");
        };
    }

    private static UnreadableEvent unreadable(Event event, String why) {
        return new UnreadableEvent("an event " + event.type().wireName() + " cannot be counted: " + why);
    }
}
