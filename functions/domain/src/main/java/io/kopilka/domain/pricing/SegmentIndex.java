package io.kopilka.domain.pricing;

import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.ruleset.Segment.Prices;
import io.kopilka.domain.ruleset.Segment.Products;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the segments that a line belongs to without asking each of them: by article, by group path, by
/// attribute; only
/// segments with a price range are asked one by one (docs/pricing.md, section 4).
final class SegmentIndex {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int words;
    /// Segments that hold every product unless they exclude it.
    private final long[] unconditional;
    private final Lists included;
    private final Lists excluded;

    SegmentIndex(List<Segment> segments) {
        words = Bits.words(segments.size());
        unconditional = new long[words];
        included = new Lists();
        excluded = new Lists();
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = segments.get(s);
            numbers.put(segment.id(), s);
            if (segment.include() == null) {
                Bits.set(unconditional, s);
            } else {
                included.add(segment.include(), s);
            }
            if (segment.exclude() != null) {
                excluded.add(segment.exclude(), s);
            }
        }
        included.inherit();
        excluded.inherit();
    }

    int count() {
        return numbers.size();
    }

    int words() {
        return words;
    }

    /// The number of a segment.
    ///
    /// @param id all goods where null
    /// @return [#ALL] for all goods, [#UNKNOWN] for an id that is not in the ruleset
    int number(@Nullable String id) {
        return id == null ? ALL : numbers.getOrDefault(id, UNKNOWN);
    }

    static final int ALL = -1;
    static final int UNKNOWN = -2;

    /// Writes the set of a line's segments into an array.
    void segmentsOf(Line line, long[] into, int offset) {
        if (words == 0) {
            return;
        }
        System.arraycopy(unconditional, 0, into, offset, words);
        included.addTo(line, into, offset);
        if (!excluded.isEmpty()) {
            long[] out = new long[words];
            excluded.addTo(line, out, 0);
            for (int w = 0; w < words; w++) {
                into[offset + w] &= ~out[w];
            }
        }
    }

    /// Which segments list what. A product is in few segments, so each list is short however many segments there are.
    private static final class Lists {
        private static final int[] NONE = {};

        private final Map<String, int[]> bySku = new HashMap<>();
        private final Map<String, int[]> byGroup = new HashMap<>();
        private final Map<String, Map<String, int[]>> byAttribute = new HashMap<>();
        private final List<PriceRange> byPrice = new ArrayList<>();

        private record PriceRange(int segment, long from, long to) {}

        boolean isEmpty() {
            return bySku.isEmpty() && byGroup.isEmpty() && byAttribute.isEmpty() && byPrice.isEmpty();
        }

        void add(Products products, int segment) {
            for (String sku : products.skus()) {
                add(bySku, sku, segment);
            }
            for (String group : products.groups()) {
                add(byGroup, group, segment);
            }
            for (Map.Entry<String, Set<String>> attribute :
                    products.attributes().entrySet()) {
                Map<String, int[]> values = byAttribute.computeIfAbsent(attribute.getKey(), _ -> new HashMap<>());
                for (String value : attribute.getValue()) {
                    add(values, value, segment);
                }
            }
            Prices prices = products.prices();
            if (prices != null) {
                byPrice.add(new PriceRange(
                        segment,
                        prices.from() == null ? 0 : prices.from().units(),
                        prices.to() == null ? Long.MAX_VALUE : prices.to().units()));
            }
        }

        private static void add(Map<String, int[]> lists, String key, int segment) {
            lists.merge(key, new int[] {segment}, Lists::joined);
        }

        private static int[] joined(int[] some, int[] more) {
            return IntStream.concat(Arrays.stream(some), Arrays.stream(more))
                    .distinct()
                    .toArray();
        }

        /// A group holds its subgroups: whatever a group is in, each known group below it is in too.
        void inherit() {
            byGroup.keySet().stream()
                    .sorted(Comparator.comparingInt(String::length))
                    .forEach(path -> byGroup.merge(path, ofNearestGroup(parent(path)), Lists::joined));
        }

        void addTo(Line line, long[] into, int offset) {
            if (!bySku.isEmpty()) {
                put(bySku.getOrDefault(line.sku(), NONE), into, offset);
            }
            if (!byGroup.isEmpty()) {
                List<String> groups = line.groups();
                for (int g = 0; g < groups.size(); g++) {
                    put(ofNearestGroup(groups.get(g)), into, offset);
                }
            }
            if (!byAttribute.isEmpty()) {
                addAttributes(line, into, offset);
            }
            for (int p = 0; p < byPrice.size(); p++) {
                PriceRange range = byPrice.get(p);
                long price = line.price().units();
                if (price >= range.from && price <= range.to) {
                    put(range.segment, into, offset);
                }
            }
        }

        /// What a group is in, or the nearest known one above it: that one has inherited the rest.
        private int[] ofNearestGroup(@Nullable String path) {
            for (String above = path; above != null; above = parent(above)) {
                int[] segments = byGroup.get(above);
                if (segments != null) {
                    return segments;
                }
            }
            return NONE;
        }

        private static @Nullable String parent(String path) {
            int end = path.lastIndexOf('/');
            return end > 0 ? path.substring(0, end) : null;
        }

        private void addAttributes(Line line, long[] into, int offset) {
            for (Map.Entry<String, List<String>> attribute : line.attributes().entrySet()) {
                Map<String, int[]> values = byAttribute.get(attribute.getKey());
                if (values != null) {
                    for (String value : attribute.getValue()) {
                        put(values.getOrDefault(value, NONE), into, offset);
                    }
                }
            }
        }

        private static void put(int[] segments, long[] into, int offset) {
            for (int segment : segments) {
                put(segment, into, offset);
            }
        }

        private static void put(int segment, long[] into, int offset) {
            into[offset + (segment >>> 6)] |= 1L << segment;
        }
    }
}
