package io.kopilka.trials.bench;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.customer.History;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Receipt;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Promotion;
import io.kopilka.domain.ruleset.Range;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.text.Text;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// A shop of percent offers, and baskets of ten lines to try them on. Goods lie in groups, groups in departments, and
/// each of both is a segment; a customer belongs to three audiences. The same seed gives the same shop.
///
/// @param offers all of them live, each once
/// @param segments group paths, each the id of a segment of the goods of that group
record PercentShop(List<PercentOffer> offers, List<String> segments, List<Basket> baskets) {
    static final int LINES = 10;
    static final int AUDIENCES_A_CUSTOMER = 3;
    private static final int DEPARTMENTS = 10;
    private static final int GROUPS = 50;
    private static final int AUDIENCES = 50;
    private static final int MOST_PERCENT = 20;
    private static final int DEAREST = 200_000;
    private static final int MOST_UNITS = 4;
    /// About the receipt's total on the average; thresholds go up to twice as much, so half of them are reached.
    private static final int TYPICAL_TOTAL = LINES * DEAREST;

    /// A shop with so many offers, each of which some basket may meet.
    static PercentShop of(int offers, int baskets, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Basket> someBaskets =
                Stream.generate(() -> basket(random)).limit(baskets).toList();
        List<PercentOffer> someOffers = new ArrayList<>();
        for (int number = 0; number < offers; number++) {
            someOffers.add(new PercentOffer(
                    "o" + number,
                    segment(random),
                    audience(random),
                    random.nextInt(1, 2 * TYPICAL_TOTAL),
                    Percent.whole(random.nextInt(1, MOST_PERCENT)).units()));
        }
        return new PercentShop(someOffers, allSegments(), someBaskets);
    }

    /// The same shop and baskets with many more offers, of which none can matter to a basket: one half is for goods
    /// that
    /// nobody buys, the other for audiences of nobody here.
    PercentShop among(int all) {
        List<PercentOffer> more = new ArrayList<>(offers);
        List<String> moreSegments = new ArrayList<>(segments);
        SplittableRandom random = new SplittableRandom(all);
        for (int number = offers.size(); number < all; number++) {
            String segment = segment(random);
            String audience = audience(random);
            int atLeast = random.nextInt(1, 2 * TYPICAL_TOTAL);
            if (number % 2 == 0) {
                segment = "unsold/" + number;
                moreSegments.add(segment);
            } else {
                audience = "nobody-" + number;
            }
            more.add(new PercentOffer("o" + number, segment, audience, atLeast, Percent.ONE));
        }
        return new PercentShop(more, moreSegments, baskets);
    }

    private static String group(SplittableRandom random) {
        int group = random.nextInt(GROUPS);
        return "d" + group % DEPARTMENTS + "/g" + group;
    }

    private static String segment(SplittableRandom random) {
        return random.nextInt(GROUPS + DEPARTMENTS) < DEPARTMENTS ? "d" + random.nextInt(DEPARTMENTS) : group(random);
    }

    private static List<String> allSegments() {
        List<String> segments = new ArrayList<>();
        for (int department = 0; department < DEPARTMENTS; department++) {
            segments.add("d" + department);
        }
        for (int group = 0; group < GROUPS; group++) {
            segments.add("d" + group % DEPARTMENTS + "/g" + group);
        }
        return segments;
    }

    private static String audience(SplittableRandom random) {
        return "a" + random.nextInt(AUDIENCES);
    }

    private static Basket basket(SplittableRandom random) {
        List<Line> lines = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            lines.add(new Line(
                    Integer.toString(line),
                    "sku" + random.nextInt(10_000),
                    List.of(group(random)),
                    Quantity.whole(random.nextInt(1, MOST_UNITS)),
                    Money.ofMinor(random.nextInt(100, DEAREST)),
                    null,
                    Map.of(),
                    Map.of()));
        }
        Receipt receipt = new Receipt(
                OffsetDateTime.parse("2026-11-22T10:15:00+05:00"),
                "s",
                "1",
                Integer.toString(random.nextInt(1_000_000)),
                lines,
                List.of("cash"),
                Set.of(),
                Redeem.NOTHING);
        Set<String> audiences = new HashSet<>();
        while (audiences.size() < AUDIENCES_A_CUSTOMER) {
            audiences.add(audience(random));
        }
        return new Basket(
                receipt, new Buyer.Customer("c", null, null, null, Set.copyOf(audiences), History.EMPTY, List.of()));
    }

    /// The shop's programme as a ruleset of ours.
    Ruleset ruleset() {
        List<Segment> ours = segments.stream()
                .map(group -> new Segment(
                        group, Text.of(group), new Segment.Products(Set.of(), List.of(group), null, Map.of()), null))
                .toList();
        List<String> ids = offers.stream().map(PercentOffer::id).toList();
        return new Ruleset(
                Currency.getInstance("RUB"),
                ours,
                offers.stream().map(PercentShop::offer).toList(),
                null,
                List.of(new Promotion("p", Text.of("p"), null, null, null, null, ids)),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Offer offer(PercentOffer offer) {
        Condition when = new Condition.All(List.of(
                new Condition.Audiences(Set.of(offer.audience())),
                new Condition.ReceiptTotal(Range.atLeast(Money.ofMinor(offer.atLeast())), null)));
        return new Offer(
                offer.id(),
                Text.of(offer.id()),
                offer.segment(),
                null,
                0,
                when,
                new Effect.PercentOff(new Value.Fixed<>(Percent.ofUnits(offer.percent()))),
                Offer.Caps.NONE);
    }
}
