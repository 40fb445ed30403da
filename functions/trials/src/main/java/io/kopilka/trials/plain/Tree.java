package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Folds what offers give through a combination tree.
final class Tree {

    /// What one offer gives on each line.
    record Gift(String offer, Lines byLine) {}

    /// What an offer gives from a base.
    interface Leaf {
        Lines give(JsonNode offer, Lines base);
    }

    private record Child(JsonNode node, String id, boolean isNamed, long priority) {}

    private static final Comparator<Child> PRIORITY_ORDER = Comparator.comparingLong(Child::priority)
            .reversed()
            .thenComparing(Child::isNamed)
            .thenComparing(Child::id, Tree::byCodePoint);

    private final Map<String, JsonNode> offers;
    private final Leaf leaf;

    /// `offers` are those that fold here, by id; a child of the tree that is none of them gives nothing.
    Tree(Map<String, JsonNode> offers, Leaf leaf) {
        this.offers = offers;
        this.leaf = leaf;
    }

    /// What is left to each offer, depth first, children in priority order. Offers in no group are children of the
    /// root.
    List<Gift> fold(JsonNode root, Lines base) {
        var children = children(root);
        var standing = new HashSet<String>();
        offersUnder(root, standing);
        for (var offer : offers.entrySet()) {
            if (!standing.contains(offer.getKey())) {
                children.add(child(offer.getValue().path("id")));
            }
        }
        return fold(root, children, base);
    }

    private static void offersUnder(JsonNode group, Set<String> found) {
        for (var child : group.path("children")) {
            if (child.isTextual()) {
                found.add(child.asText());
            } else {
                offersUnder(child, found);
            }
        }
    }

    private List<Child> children(JsonNode group) {
        var children = new ArrayList<Child>();
        for (var node : group.path("children")) {
            children.add(child(node));
        }
        return children;
    }

    private Child child(JsonNode node) {
        if (node.isTextual()) {
            var offer = offers.get(node.asText());
            return new Child(
                    node,
                    node.asText(),
                    true,
                    offer == null ? 0 : offer.path("priority").asLong(0));
        }
        return new Child(
                node,
                node.path("id").asText(""),
                node.hasNonNull("id"),
                node.path("priority").asLong(0));
    }

    private List<Gift> give(Child child, Lines base) {
        if (child.node().isTextual()) {
            var offer = offers.get(child.id());
            return offer == null ? List.of() : List.of(new Gift(child.id(), leaf.give(offer, base)));
        }
        return fold(child.node(), children(child.node()), base);
    }

    private List<Gift> fold(JsonNode group, List<Child> unordered, Lines base) {
        var children = unordered.stream().sorted(PRIORITY_ORDER).toList();
        var mode = group.path("mode").asText("sum");
        if (mode.equals("sequential")) {
            var left = base;
            var all = new ArrayList<Gift>();
            for (var child : children) {
                var given = give(child, left);
                left = left.less(total(given, base.size()));
                all.addAll(given);
            }
            return all;
        }
        var given = children.stream().map(child -> give(child, base)).toList();
        if (mode.equals("sum")) {
            return given.stream().flatMap(List::stream).toList();
        }
        var totals = given.stream().map(gifts -> total(gifts, base.size())).toList();
        var byReceipt = group.path("scope").asText("line").equals("receipt");
        var chosen = new int[base.size()];
        for (var line = 0; line < base.size(); line++) {
            var number = line;
            chosen[line] = choose(
                    mode,
                    totals.stream()
                            .map(total -> byReceipt ? total.sum() : total.at(number))
                            .toList());
        }
        var kept = new ArrayList<Gift>();
        for (var child = 0; child < given.size(); child++) {
            var lines = new boolean[base.size()];
            for (var line = 0; line < base.size(); line++) {
                lines[line] = chosen[line] == child;
            }
            for (var gift : given.get(child)) {
                kept.add(new Gift(gift.offer(), gift.byLine().only(lines)));
            }
        }
        return kept;
    }

    /// The number of the child that wins, the first of equals; -1 where none gives anything.
    private static int choose(String mode, List<Fraction> given) {
        var best = -1;
        for (var child = 0; child < given.size(); child++) {
            var own = given.get(child);
            if (own.isPositive()
                    && (best < 0
                            || switch (mode) {
                                case "maximum" -> own.compareTo(given.get(best)) > 0;
                                case "minimum" -> own.compareTo(given.get(best)) < 0;
                                case "displace" -> false;
                                default -> throw new IllegalArgumentException("no mode " + mode);
                            })) {
                best = child;
            }
        }
        return best;
    }

    private static Lines total(List<Gift> gifts, int lines) {
        var total = Lines.zeros(lines);
        for (var gift : gifts) {
            total = total.plus(gift.byLine());
        }
        return total;
    }

    private static int byCodePoint(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }
}
