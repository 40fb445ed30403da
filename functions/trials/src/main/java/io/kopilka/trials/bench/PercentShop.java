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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// A shop of percent offers, each for a segment, an audience and a receipt of some size; and baskets of ten lines by
/// customers of a few audiences. The same from run to run.
final class PercentShop {
    private static final int SEGMENTS = 50;
    private static final int AUDIENCES = 20;
    private static final int BASKETS = 1_000;
    private static final int LINES = 10;

    private final SplittableRandom random = new SplittableRandom(1);

    /// A programme of so many offers, all of them live.
    Ruleset ruleset(int offers) {
        List<Segment> segments = new ArrayList<>();
        for (int s = 0; s < SEGMENTS; s++) {
            Segment.Products products = new Segment.Products(Set.of(), List.of("goods/" + s), null, Map.of());
            segments.add(new Segment("s" + s, Text.of("s" + s), products, null));
        }
        List<Offer> all = new ArrayList<>();
        for (int o = 0; o < offers; o++) {
            all.add(offer(o));
        }
        List<String> ids = all.stream().map(Offer::id).toList();
        Promotion promotion = new Promotion("p", Text.of("p"), null, null, null, null, ids);
        return new Ruleset(
                Currency.getInstance("RUB"),
                segments,
                all,
                null,
                List.of(promotion),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private Offer offer(int number) {
        Condition when = new Condition.All(List.of(
                new Condition.Audiences(Set.of("a" + random.nextInt(AUDIENCES))),
                new Condition.ReceiptTotal(Range.atLeast(Money.ofMinor(random.nextInt(1, 2_000_000))), null)));
        return new Offer(
                "o" + number,
                Text.of("o" + number),
                "s" + random.nextInt(SEGMENTS),
                null,
                random.nextInt(10),
                when,
                new Effect.PercentOff(new Value.Fixed<>(Percent.whole(random.nextInt(1, 20)))),
                Offer.Caps.NONE);
    }

    /// A sale to be priced.
    record Basket(Receipt receipt, Buyer buyer) {}

    List<Basket> baskets() {
        List<Basket> baskets = new ArrayList<>();
        for (int b = 0; b < BASKETS; b++) {
            baskets.add(basket(b));
        }
        return baskets;
    }

    private Basket basket(int number) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(new Line(
                    Integer.toString(i),
                    "sku" + random.nextInt(10_000),
                    List.of("goods/" + random.nextInt(SEGMENTS)),
                    Quantity.whole(random.nextInt(1, 4)),
                    Money.ofMinor(random.nextInt(100, 200_000)),
                    null,
                    Map.of(),
                    Map.of()));
        }
        Receipt receipt = new Receipt(
                OffsetDateTime.parse("2026-11-22T10:15:00+05:00"),
                "s",
                "1",
                Integer.toString(number),
                lines,
                List.of("cash"),
                Set.of(),
                Redeem.NOTHING);
        Set<String> audiences = Set.of("a" + random.nextInt(AUDIENCES));
        return new Basket(receipt, new Buyer.Customer("c", null, null, null, audiences, History.EMPTY, List.of()));
    }
}
