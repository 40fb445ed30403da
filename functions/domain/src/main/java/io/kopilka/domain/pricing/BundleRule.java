package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Allotment;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Effect.BundleItem;
import java.math.BigInteger;
import java.util.List;

/// Sets for a price together. Sets are formed one by one, each item taking the dearest units that are left; a
/// set that
/// costs no more than its price saves nothing. Equal sets in a row are reckoned together.
///
/// Worth is kept in thousandths of a minor unit, exact for quantities of three places.
final class BundleRule implements DiscountRule {
    private final List<BundleItem> items;
    private final int[] segments;
    private final long price;

    BundleRule(Effect.Bundle bundle, Compilation compilation) {
        items = bundle.items();
        segments = items.stream()
                .mapToInt(item -> switch (item) {
                    case BundleItem.OfSku _ -> SegmentIndex.UNKNOWN;
                    case BundleItem.OfSegment any -> compilation.segment(any.segment());
                })
                .toArray();
        price = bundle.price().units();
    }

    @Override
    public void give(Sale sale, Scope scope, long[] base, long[] given, int at) {
        int[] order = Dearest.first(sale, line -> scope.holds(sale, line));
        long[] left = sale.quantity.clone();
        BigInteger setPrice = BigInteger.valueOf(price).multiply(BigInteger.valueOf(Quantity.ONE));
        BigInteger saved = BigInteger.ZERO;
        BigInteger[] taken = new BigInteger[sale.size];
        java.util.Arrays.fill(taken, BigInteger.ZERO);
        long[] set = new long[sale.size];
        while (form(sale, order, left, set)) {
            long times = repeats(left, set);
            BigInteger worth = BigInteger.ZERO;
            for (int line : order) {
                worth = worth.add(worthOf(sale, line, set[line]));
                left[line] -= Math.multiplyExact(set[line], times);
            }
            if (worth.compareTo(setPrice) > 0) {
                saved = saved.add(worth.subtract(setPrice).multiply(BigInteger.valueOf(times)));
                for (int line : order) {
                    taken[line] = taken[line].add(worthOf(sale, line, set[line]).multiply(BigInteger.valueOf(times)));
                }
            }
        }
        long off = halfUp(saved);
        long[] shares = Allotment.split(off, taken);
        for (int line : order) {
            given[at + line] = Math.min(base[line], shares[line]);
        }
    }

    /// Forms one set of what is left.
    ///
    /// @param set what it takes of each line, in thousandths
    /// @return whether there is enough for one
    private boolean form(Sale sale, int[] order, long[] left, long[] set) {
        java.util.Arrays.fill(set, 0);
        for (int item = 0; item < segments.length; item++) {
            long wanted = items.get(item).quantity().units();
            for (int k = 0; k < order.length && wanted > 0; k++) {
                int line = order[k];
                if (takes(item, sale, line)) {
                    long part = Math.min(wanted, left[line] - set[line]);
                    set[line] += part;
                    wanted -= part;
                }
            }
            if (wanted > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean takes(int item, Sale sale, int line) {
        return switch (items.get(item)) {
            case BundleItem.OfSku one -> sale.receipt.lines().get(line).sku().equals(one.sku());
            case BundleItem.OfSegment _ -> sale.holds(segments[item], line);
        };
    }

    /// How often in a row the very same set is formed: until one of its lines can no longer give its part.
    private static long repeats(long[] left, long[] set) {
        long times = Long.MAX_VALUE;
        for (int line = 0; line < set.length; line++) {
            if (set[line] > 0) {
                times = Math.min(times, left[line] / set[line]);
            }
        }
        return times;
    }

    private static BigInteger worthOf(Sale sale, int line, long quantity) {
        return BigInteger.valueOf(sale.price[line]).multiply(BigInteger.valueOf(quantity));
    }

    private static long halfUp(BigInteger thousandths) {
        BigInteger half = BigInteger.valueOf(Quantity.ONE / 2);
        return thousandths.add(half).divide(BigInteger.valueOf(Quantity.ONE)).longValueExact();
    }
}
