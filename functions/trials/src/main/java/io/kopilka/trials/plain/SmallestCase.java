package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Takes away from a pricing case whatever can go while something stays true of it, so that a difference found on forty
/// offers is read on two. What is left is still a valid case: with an offer go its places in trees and promotions.
public final class SmallestCase {

    private static final List<String> OPTIONAL_OF_OFFER = List.of("when", "scope", "lineWhen", "caps", "priority");
    private static final List<String> OPTIONAL_OF_GROUP = List.of("id", "priority", "scope");
    private static final List<String> OPTIONAL_OF_LINE = List.of("groups", "minPrice", "prices", "attributes");
    private static final List<String> OPTIONAL_OF_CAPS = List.of("perLine", "perReceipt");
    private static final List<String> OPTIONAL_OF_REDEEM =
            List.of("maxShare", "segment", "minReceipt", "leaveAtLeast", "accrueToo");
    private static final List<String> OPTIONAL_OF_SCHEME =
            List.of("redeem", "activateAfterDays", "expire", "accumulate");
    private static final List<String> OPTIONAL_OF_RULESET =
            List.of("combination", "pointsCombination", "promotions", "scheme", "rounding");
    private static final List<String> OPTIONAL_OF_RECEIPT =
            List.of("store", "till", "number", "payments", "coupons", "redeem");
    private static final List<String> OPTIONAL_OF_CUSTOMER =
            List.of("cardKind", "tier", "birthday", "audiences", "accumulated", "purchases", "uses", "points");

    private final Predicate<ObjectNode> keeps;
    private ObjectNode smallest;

    private SmallestCase(ObjectNode given, Predicate<ObjectNode> keeps) {
        this.smallest = given;
        this.keeps = keeps;
    }

    /// The case with everything gone that is not needed for `keeps`, which must hold for `given`.
    public static ObjectNode of(ObjectNode given, Predicate<ObjectNode> keeps) {
        var search = new SmallestCase(given.deepCopy(), keeps);
        var size = Integer.MAX_VALUE;
        while (search.smallest.toString().length() < size) {
            size = search.smallest.toString().length();
            search.takeAwayOnce();
        }
        return search.smallest;
    }

    private void takeAwayOnce() {
        for (var offer = ruleset().path("offers").size() - 1; offer >= 0; offer--) {
            var number = offer;
            attempt(given -> dropOffer(given, number));
        }
        dropItems("/receipt/lines", 1);
        dropItems("/ruleset/promotions", 1);
        dropItems("/receipt/payments", 0);
        dropItems("/receipt/coupons", 0);
        dropKeys("", List.of("customer", "uses"));
        dropKeys("/ruleset", OPTIONAL_OF_RULESET);
        dropKeys("/ruleset/scheme", OPTIONAL_OF_SCHEME);
        dropKeys("/ruleset/scheme/redeem", OPTIONAL_OF_REDEEM);
        dropKeys("/receipt", OPTIONAL_OF_RECEIPT);
        dropKeys("/customer", OPTIONAL_OF_CUSTOMER);
        dropItems("/customer/accumulated", 0);
        dropItems("/customer/purchases", 0);
        dropItems("/customer/points", 0);
        forEachItem("/ruleset/offers", this::simplifyOffer);
        forEachItem("/receipt/lines", line -> dropKeys(line, OPTIONAL_OF_LINE));
        forEachItem("/ruleset/promotions", promotion -> dropKeys(promotion, List.of("from", "to", "stores")));
        simplifyGroup("/ruleset/combination");
        simplifyGroup("/ruleset/pointsCombination");
        for (var segment = ruleset().path("segments").size() - 1; segment >= 0; segment--) {
            var number = segment;
            if (!isReferred(ruleset().path("segments").path(number).path("id"))) {
                attempt(given -> ((ArrayNode) given.at("/ruleset/segments")).remove(number));
            }
        }
        forEachItem("/ruleset/segments", segment -> dropKeys(segment, List.of("include", "exclude")));
    }

    private JsonNode ruleset() {
        return smallest.path("ruleset");
    }

    private void attempt(Consumer<ObjectNode> change) {
        var changed = smallest.deepCopy();
        change.accept(changed);
        if (!changed.equals(smallest) && keeps.test(changed)) {
            smallest = changed;
        }
    }

    private void dropKeys(String path, List<String> keys) {
        for (var key : keys) {
            attempt(given -> {
                if (given.at(path) instanceof ObjectNode object) {
                    object.remove(key);
                }
            });
        }
    }

    private void dropItems(String path, int least) {
        for (var item = smallest.at(path).size() - 1; item >= 0; item--) {
            var number = item;
            attempt(given -> {
                if (given.at(path) instanceof ArrayNode array && array.size() > least) {
                    array.remove(number);
                }
            });
        }
    }

    private void forEachItem(String path, Consumer<String> each) {
        for (var item = smallest.at(path).size() - 1; item >= 0; item--) {
            each.accept(path + "/" + item);
        }
    }

    private void simplifyOffer(String path) {
        dropKeys(path, OPTIONAL_OF_OFFER);
        dropKeys(path + "/caps", OPTIONAL_OF_CAPS);
        simplifyCondition(path, "when");
    }

    /// Puts one of the parts of a joined condition in its place, for as long as that may be done.
    private void simplifyCondition(String path, String key) {
        var parts = new ArrayList<JsonNode>();
        var condition = smallest.at(path).path(key);
        condition.path("all").forEach(parts::add);
        condition.path("any").forEach(parts::add);
        if (condition.has("not")) {
            parts.add(condition.path("not"));
        }
        for (var part : parts) {
            attempt(given -> ((ObjectNode) given.at(path)).set(key, part.deepCopy()));
        }
    }

    private void simplifyGroup(String path) {
        dropKeys(path, OPTIONAL_OF_GROUP);
        forEachItem(path + "/children", child -> {
            if (smallest.at(child).isObject()) {
                simplifyGroup(child);
            }
        });
    }

    private boolean isReferred(JsonNode segment) {
        var mentions = smallest.findValues("segment");
        mentions.addAll(smallest.findValues("scope"));
        return mentions.contains(segment);
    }

    private static void dropOffer(ObjectNode given, int number) {
        var offers = (ArrayNode) given.at("/ruleset/offers");
        var id = offers.get(number).path("id");
        offers.remove(number);
        var ruleset = (ObjectNode) given.path("ruleset");
        for (var tree : List.of("combination", "pointsCombination")) {
            if (ruleset.path(tree) instanceof ObjectNode group && isEmptyWithout(group, id)) {
                ruleset.remove(tree);
            }
        }
        ruleset.path("promotions").forEach(promotion -> dropFrom(promotion.path("offers"), id));
        dropUses(given.path("uses"), id);
        dropUses(given.at("/customer/uses"), id);
    }

    private static boolean isEmptyWithout(ObjectNode group, JsonNode offer) {
        var children = group.path("children");
        dropFrom(children, offer);
        for (var child = children.size() - 1; child >= 0; child--) {
            if (children.path(child) instanceof ObjectNode inner && isEmptyWithout(inner, offer)) {
                ((ArrayNode) children).remove(child);
            }
        }
        return children.isEmpty();
    }

    private static void dropFrom(JsonNode list, JsonNode offer) {
        for (var item = list.size() - 1; item >= 0; item--) {
            if (list.path(item).equals(offer)) {
                ((ArrayNode) list).remove(item);
            }
        }
    }

    private static void dropUses(JsonNode uses, JsonNode offer) {
        for (var item = uses.size() - 1; item >= 0; item--) {
            if (uses.path(item).path("offer").equals(offer)) {
                ((ArrayNode) uses).remove(item);
            }
        }
    }
}
