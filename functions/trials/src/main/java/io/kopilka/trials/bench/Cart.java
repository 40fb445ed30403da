package io.kopilka.trials.bench;

import io.kopilka.domain.number.Exact;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.receipt.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A basket as the other engines like it: amounts worked out, the segments of each line looked up, and room to write
/// down what is taken off.
public final class Cart {
    private final Set<String> audiences;
    private final List<Item> items;
    private final Set<String> segments = new HashSet<>();
    private final long total;

    /// A line of a cart.
    public static final class Item {
        private final List<String> segments;
        private final long amount;
        private long off;

        Item(List<String> segments, long amount) {
            this.segments = segments;
            this.amount = amount;
        }

        List<String> segments() {
            return segments;
        }

        /// Whether the line belongs to a segment.
        public boolean isIn(String segment) {
            return segments.contains(segment);
        }

        /// Takes a percent off, half-up to the minor unit.
        public void takeOff(long percent) {
            off += Exact.multiplyDivideHalfUp(amount, percent, Percent.WHOLE);
        }
    }

    /// That the cart's customer belongs to an audience: a fact to be joined with offers.
    public record Visit(Cart cart, String audience, long total) {}

    Cart(Basket basket, Map<String, List<String>> segmentsOfGroups) {
        audiences = basket.buyer().audiences();
        items = new ArrayList<>(basket.receipt().lines().size());
        long sum = 0;
        for (Line line : basket.receipt().lines()) {
            List<String> ofLine = segmentsOfGroups.getOrDefault(line.groups().getFirst(), List.of());
            long amount = Exact.multiplyDivideHalfUp(
                    line.price().units(), line.quantity().units(), Quantity.ONE);
            items.add(new Item(ofLine, amount));
            segments.addAll(ofLine);
            sum += amount;
        }
        total = sum;
    }

    /// The segments of a line by its group, as a shop would keep them ready: that of the group and those above it.
    static Map<String, List<String>> segmentsOfGroups(PercentShop shop) {
        Map<String, List<String>> segments = new java.util.HashMap<>();
        for (String group : shop.segments()) {
            int slash = group.indexOf('/');
            segments.put(group, slash < 0 ? List.of(group) : List.of(group.substring(0, slash), group));
        }
        return segments;
    }

    /// The audiences of the customer.
    public Set<String> audiences() {
        return audiences;
    }

    /// The lines.
    public List<Item> items() {
        return items;
    }

    /// The total before discounts, in minor units.
    public long total() {
        return total;
    }

    /// Whether any line belongs to a segment.
    public boolean holds(String segment) {
        return segments.contains(segment);
    }

    /// Gives an offer to the lines of its segment.
    public void take(PercentOffer offer) {
        for (Item item : items) {
            if (item.isIn(offer.segment())) {
                item.takeOff(offer.percent());
            }
        }
    }

    List<Visit> visits() {
        List<Visit> visits = new ArrayList<>(audiences.size());
        for (String audience : audiences) {
            visits.add(new Visit(this, audience, total));
        }
        return visits;
    }

    Money toPay() {
        long left = 0;
        for (Item item : items) {
            left += item.amount - Math.min(item.amount, item.off);
        }
        return Money.ofMinor(left);
    }
}
