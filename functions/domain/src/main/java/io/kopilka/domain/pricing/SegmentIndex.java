package io.kopilka.domain.pricing;

import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.ruleset.Segment.Prices;
import io.kopilka.domain.ruleset.Segment.Products;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        included = new Lists(words);
        excluded = new Lists(words);
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

    private static final class Lists {
        private final int words;
        private final Map<String, long[]> bySku = new HashMap<>();
        private final Map<String, long[]> byGroup = new HashMap<>();
        private final Map<String, Map<String, long[]>> byAttribute = new HashMap<>();
        private final List<PriceRange> byPrice = new ArrayList<>();

        private record PriceRange(int segment, long from, long to) {}

        Lists(int words) {
            this.words = words;
        }

        boolean isEmpty() {
            return bySku.isEmpty() && byGroup.isEmpty() && byAttribute.isEmpty() && byPrice.isEmpty();
        }

        void add(Products products, int segment) {
            for (String sku : products.skus()) {
                Bits.set(bySku.computeIfAbsent(sku, _ -> new long[words]), segment);
            }
            for (String group : products.groups()) {
                Bits.set(byGroup.computeIfAbsent(group, _ -> new long[words]), segment);
            }
            for (Map.Entry<String, Set<String>> attribute :
                    products.attributes().entrySet()) {
                Map<String, long[]> values = byAttribute.computeIfAbsent(attribute.getKey(), _ -> new HashMap<>());
                for (String value : attribute.getValue()) {
                    Bits.set(values.computeIfAbsent(value, _ -> new long[words]), segment);
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

        void addTo(Line line, long[] into, int offset) {
            or(bySku.get(line.sku()), into, offset);
            if (!byGroup.isEmpty()) {
                List<String> groups = line.groups();
                for (int g = 0; g < groups.size(); g++) {
                    addGroup(groups.get(g), into, offset);
                }
            }
            if (!byAttribute.isEmpty()) {
                addAttributes(line, into, offset);
            }
            for (int p = 0; p < byPrice.size(); p++) {
                PriceRange range = byPrice.get(p);
                long price = line.price().units();
                if (price >= range.from && price <= range.to) {
                    into[offset + (range.segment >>> 6)] |= 1L << range.segment;
                }
            }
        }

        /// A group holds its subgroups, so a path is looked up with each of its parents.
        private void addGroup(String path, long[] into, int offset) {
            or(byGroup.get(path), into, offset);
            for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
                or(byGroup.get(path.substring(0, end)), into, offset);
            }
        }

        private void addAttributes(Line line, long[] into, int offset) {
            for (Map.Entry<String, List<String>> attribute : line.attributes().entrySet()) {
                Map<String, long[]> values = byAttribute.get(attribute.getKey());
                if (values != null) {
                    for (String value : attribute.getValue()) {
                        or(values.get(value), into, offset);
                    }
                }
            }
        }

        private void or(long @Nullable [] segments, long[] into, int offset) {
            if (segments != null) {
                for (int w = 0; w < words; w++) {
                    into[offset + w] |= segments[w];
                }
            }
        }
    }
}
