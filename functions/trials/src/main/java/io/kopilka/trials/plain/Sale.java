package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A pricing case laid out for looking things up: the lines, the moment in the store's zone, and what is known of the
/// customer. `customer` is a missing node for an anonymous sale.
record Sale(
        JsonNode given,
        JsonNode ruleset,
        JsonNode receipt,
        JsonNode customer,
        LocalDateTime at,
        int digits,
        Fraction minorUnit,
        Segments segments,
        List<Line> lines) {

    static Sale of(JsonNode given) {
        var ruleset = given.path("ruleset");
        var receipt = given.path("receipt");
        var digits = Currency.getInstance(ruleset.path("currency").asText()).getDefaultFractionDigits();
        var minorUnit = Fraction.ONE.over(Fraction.of(10).power(digits));
        var lines = new ArrayList<Line>();
        for (var line : receipt.path("lines")) {
            lines.add(Line.of(lines.size(), line, minorUnit));
        }
        return new Sale(
                given,
                ruleset,
                receipt,
                given.hasNonNull("customer") ? given.path("customer") : MissingNode.getInstance(),
                OffsetDateTime.parse(receipt.path("at").asText())
                        .atZoneSameInstant(ZoneId.of(given.path("zone").asText()))
                        .toLocalDateTime(),
                digits,
                minorUnit,
                new Segments(ruleset.path("segments")),
                List.copyOf(lines));
    }

    /// A card without a person has a kind and is no customer.
    boolean hasCustomer() {
        return customer.hasNonNull("id");
    }

    /// One number for each line.
    Lines each(Function<Line, Fraction> number) {
        return new Lines(lines.stream().map(number).toList());
    }

    Lines amounts() {
        return each(Line::amount);
    }

    Lines quantities() {
        return each(Line::quantity);
    }

    boolean[] in(JsonNode segment) {
        var kept = new boolean[lines.size()];
        for (var line : lines) {
            kept[line.index()] = segments.hold(segment, line);
        }
        return kept;
    }

    /// The lines that an offer works on: those of its segment that meet its `lineWhen`.
    boolean[] scope(JsonNode offer) {
        var kept = in(offer.path("scope"));
        for (var test : offer.path("lineWhen").properties()) {
            for (var line : lines) {
                var own = switch (test.getKey()) {
                    case "quantity" -> line.quantity();
                    case "amount" -> line.amount();
                    default -> throw new IllegalArgumentException("no measure of a line: " + test.getKey());
                };
                kept[line.index()] &= within(test.getValue(), own);
            }
        }
        return kept;
    }

    /// Whether a measure is in a range of `atLeast` and `atMost`, both ends included.
    static boolean within(JsonNode range, Fraction measure) {
        return (!range.hasNonNull("atLeast")
                        || measure.atLeast(Fraction.of(range.path("atLeast").asText())))
                && (!range.hasNonNull("atMost")
                        || Fraction.of(range.path("atMost").asText()).atLeast(measure));
    }

    Fraction receiptTotal(JsonNode spec) {
        return amounts().only(in(spec.path("segment"))).sum();
    }

    Fraction quantity(JsonNode spec) {
        return quantities().only(in(spec.path("segment"))).sum();
    }

    static boolean measuresUnits(JsonNode spec) {
        return spec.path("measure").asText("amount").equals("quantity");
    }

    /// The customer's accumulation, zero where none is kept; nothing where there is no customer to have one.
    Optional<Fraction> accumulated(JsonNode spec) {
        if (!hasCustomer()) {
            return Optional.empty();
        }
        var own = measuresUnits(spec) ? "quantity" : "amount";
        var sum = Fraction.ZERO;
        for (var kept : customer.path("accumulated")) {
            if (kept.hasNonNull(own)
                    && same(kept.path("segment"), spec.path("segment"))
                    && period(kept).equals(period(spec))) {
                sum = sum.plus(Fraction.of(kept.path(own).asText()));
            }
        }
        if (spec.path("includeCurrentReceipt").asBoolean(false)) {
            sum = sum.plus(measuresUnits(spec) ? quantity(spec) : receiptTotal(spec));
        }
        return Optional.of(sum);
    }

    /// What was paid on the purchase before this one; zero where it is not known.
    Fraction previousPurchase() {
        var sum = Fraction.ZERO;
        for (var kept : customer.path("accumulated")) {
            if (kept.hasNonNull("amount")
                    && !kept.hasNonNull("segment")
                    && period(kept).equals("\"previousPurchase\"")) {
                sum = sum.plus(Fraction.of(kept.path("amount").asText()));
            }
        }
        return sum;
    }

    /// Purchases before this one in the period of `spec`.
    long purchases(JsonNode spec) {
        var count = 0L;
        for (var kept : customer.path("purchases")) {
            if (period(kept).equals(period(spec))) {
                count += kept.path("count").asLong();
            }
        }
        return count;
    }

    static long uses(JsonNode uses, String offer) {
        var count = 0L;
        for (var kept : uses) {
            if (kept.path("offer").asText().equals(offer)) {
                count += kept.path("count").asLong();
            }
        }
        return count;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.asText("").equals(other.asText("")) && one.isTextual() == other.isTextual();
    }

    private static String period(JsonNode spec) {
        return spec.hasNonNull("period") ? spec.path("period").toString() : "\"lifetime\"";
    }
}
