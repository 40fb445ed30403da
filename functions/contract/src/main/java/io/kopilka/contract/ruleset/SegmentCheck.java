package io.kopilka.contract.ruleset;

import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.ruleset.Segment.Prices;
import io.kopilka.domain.ruleset.Segment.Products;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks segments (docs/pricing.md 4.3).
final class SegmentCheck {
    private final Faults errors;

    SegmentCheck(Faults errors) {
        this.errors = errors;
    }

    void check(Segment segment, String pointer) {
        products(segment, segment.include(), pointer + "/include");
        products(segment, segment.exclude(), pointer + "/exclude");
    }

    private void products(Segment segment, @Nullable Products products, String pointer) {
        if (products == null) {
            return;
        }
        if (isEmpty(products)) {
            errors.add(
                    pointer,
                    Code.MISSING_FIELD,
                    "В сегменте «" + segment.id() + "» список пуст: укажите skus, groups, price или attributes.",
                    "A list of the segment “" + segment.id() + "” is empty: give skus, groups, price or attributes.");
        }
        prices(segment, products.prices(), pointer + "/price");
        for (Map.Entry<String, Set<String>> attribute : products.attributes().entrySet()) {
            if (attribute.getValue().isEmpty()) {
                errors.add(
                        pointer + "/attributes/"
                                + attribute.getKey().replace("~", "~0").replace("/", "~1"),
                        Code.OUT_OF_RANGE,
                        "В сегменте «" + segment.id() + "» у свойства «" + attribute.getKey() + "» нет значений.",
                        "The attribute “" + attribute.getKey() + "” of the segment “" + segment.id()
                                + "” has no values.");
            }
        }
    }

    private void prices(Segment segment, @Nullable Prices prices, String pointer) {
        if (prices == null) {
            return;
        }
        Money from = prices.from();
        Money to = prices.to();
        if (from == null && to == null) {
            errors.add(
                    pointer,
                    Code.MISSING_FIELD,
                    "В сегменте «" + segment.id() + "» у цены нет ни начала, ни конца.",
                    "The price of the segment “" + segment.id() + "” has neither end.");
        } else if (from != null && to != null && from.compareTo(to) > 0) {
            errors.add(
                    pointer + "/to",
                    Code.EMPTY_RANGE,
                    "В сегменте «" + segment.id() + "» цена «до» меньше цены «от».",
                    "In the segment “" + segment.id() + "” the price to is below the price from.");
        }
    }

    private static boolean isEmpty(Products products) {
        return products.skus().isEmpty()
                && products.groups().isEmpty()
                && products.prices() == null
                && products.attributes().isEmpty();
    }

    /// Whether no product can be in a segment, because each list of what is included is excluded again as a whole.
    /// An include without lists is a fault of its own.
    static boolean holdsNothing(Segment segment) {
        Products in = segment.include();
        Products out = segment.exclude();
        if (out != null && out.prices() != null && holdsAllPrices(out.prices())) {
            return true;
        }
        if (in == null || out == null || isEmpty(in)) {
            return false;
        }
        return out.skus().containsAll(in.skus())
                && in.groups().stream().allMatch(path -> out.groups().stream().anyMatch(up -> holds(up, path)))
                && (in.prices() == null || (out.prices() != null && contains(out.prices(), in.prices())))
                && in.attributes().entrySet().stream()
                        .allMatch(attribute -> out.attributes()
                                .getOrDefault(attribute.getKey(), Set.of())
                                .containsAll(attribute.getValue()));
    }

    private static boolean holds(String group, String path) {
        return path.equals(group) || path.startsWith(group + "/");
    }

    /// A price range without ends is a fault of its own and is not taken to hold everything.
    private static boolean holdsAllPrices(Prices prices) {
        return prices.to() == null && prices.from() != null && prices.from().units() == 0;
    }

    private static boolean contains(Prices outer, Prices inner) {
        return (outer.from() != null || outer.to() != null) && from(outer) <= from(inner) && to(inner) <= to(outer);
    }

    private static long from(Prices prices) {
        return prices.from() == null ? 0 : prices.from().units();
    }

    private static long to(Prices prices) {
        return prices.to() == null ? Long.MAX_VALUE : prices.to().units();
    }
}
