package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Prices a receipt the plain way: every offer is looked at in turn, every line for every offer, on exact fractions.
///
/// The input is a pricing case; the answer has `amount`, `markup`, `discount`, `redeemed`, `total`, `earned`,
/// `redeemable`, `rounding`, the same for each of the `lines`, `applied` offer ids in the ruleset's order, the reason
/// of
/// each of the `skipped`, what is `missing` to a condition and the `amounts` of the offers that applied (money, or
/// points
/// for an offer of points). The case is taken to be valid.
public final class PlainEngine {

    private final Sale sale;
    private final Map<String, JsonNode> live = new LinkedHashMap<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private final Map<String, Fraction> given = new LinkedHashMap<>();
    private final Set<String> applied = new HashSet<>();

    private PlainEngine(Sale sale) {
        this.sale = sale;
    }

    /// The price of the case's receipt, with every offer explained.
    public static ObjectNode price(JsonNode given) {
        return new PlainEngine(Sale.of(given)).price();
    }

    private ObjectNode price() {
        findLiveOffers();
        checkConditions();
        var amounts = sale.amounts();
        var markups = addMarkups();
        var discounts = foldDiscounts();
        var before = amounts.plus(markups).less(discounts);
        var redemption = Redemption.of(sale, before);
        var left = before.less(redemption.money());
        var roundings = roundTotal(left);
        var paid = left.less(roundings);
        var earned = accrue(paid, redemption);
        sayWhatElseApplied();

        var allDiscounts = discounts.plus(roundings);
        var answer = JsonNodeFactory.instance.objectNode();
        putMoney(answer, "amount", amounts.sum());
        putMoney(answer, "markup", markups.sum());
        putMoney(answer, "discount", allDiscounts.sum());
        putMoney(answer, "redeemed", redemption.money().sum());
        putMoney(answer, "total", paid.sum());
        answer.put("earned", earned.sum().plain());
        answer.put("redeemable", redemption.redeemable().plain());
        putMoney(answer, "rounding", roundings.sum());
        var lines = answer.putArray("lines");
        for (var line : sale.lines()) {
            var one = lines.addObject().put("id", line.id());
            putMoney(one, "amount", amounts.at(line));
            putMoney(one, "markup", markups.at(line));
            putMoney(one, "discount", allDiscounts.at(line));
            putMoney(one, "redeemed", redemption.money().at(line));
            putMoney(one, "total", paid.at(line));
            one.put("earned", earned.at(line).plain());
        }
        explain(answer);
        return answer;
    }

    private void putMoney(ObjectNode answer, String key, Fraction money) {
        answer.put(key, money.withDigits(sale.digits()));
    }

    private void explain(ObjectNode answer) {
        var appliedIds = answer.putArray("applied");
        var reasons = answer.putObject("skipped");
        var distances = answer.putObject("missing");
        var amounts = answer.putObject("amounts");
        for (var offer : live.entrySet()) {
            var id = offer.getKey();
            if (applied.contains(id)) {
                appliedIds.add(id);
                if (given.containsKey(id)) {
                    var amount = given.getOrDefault(id, Fraction.ZERO);
                    amounts.put(id, isPoints(offer.getValue()) ? amount.plain() : amount.withDigits(sale.digits()));
                }
            } else {
                reasons.put(id, skipped.get(id));
                if (missing.containsKey(id)) {
                    distances.put(id, missing.get(id));
                }
            }
        }
    }

    private void findLiveOffers() {
        var promotions = sale.ruleset().path("promotions");
        var promoted = new HashSet<String>();
        for (var promotion : promotions) {
            if (isOn(promotion)) {
                for (var offer : promotion.path("offers")) {
                    promoted.add(offer.asText());
                }
            }
        }
        for (var offer : sale.ruleset().path("offers")) {
            var id = offer.path("id").asText();
            if (promotions.isEmpty() || promoted.contains(id)) {
                live.put(id, offer);
            }
        }
    }

    private boolean isOn(JsonNode promotion) {
        var today = sale.at().toLocalDate();
        var begun = !promotion.hasNonNull("from")
                || !today.isBefore(LocalDate.parse(promotion.path("from").asText()));
        var over = promotion.hasNonNull("to")
                && today.isAfter(LocalDate.parse(promotion.path("to").asText()));
        var here = !promotion.hasNonNull("stores")
                || (sale.receipt().hasNonNull("store")
                        && Segments.has(
                                promotion.path("stores"),
                                sale.receipt().path("store").asText()));
        return begun && !over && here;
    }

    private void checkConditions() {
        var conditions = new Conditions(sale);
        for (var offer : live.entrySet()) {
            if (!holdsALine(sale.scope(offer.getValue()))) {
                skipped.put(offer.getKey(), "scope");
                continue;
            }
            conditions.firstUnmet(offer.getValue().path("when"), offer.getKey()).ifPresent(unmet -> {
                skipped.put(offer.getKey(), unmet.reason());
                unmet.missing().ifPresent(far -> missing.put(offer.getKey(), far));
            });
        }
    }

    private static boolean holdsALine(boolean[] scope) {
        for (var held : scope) {
            if (held) {
                return true;
            }
        }
        return false;
    }

    private static String effect(JsonNode offer) {
        return Conditions.only(offer.path("effect")).getKey();
    }

    private static boolean isPoints(JsonNode offer) {
        return effect(offer).equals("points");
    }

    private static boolean isMarkup(JsonNode offer) {
        return effect(offer).equals("markup");
    }

    private static boolean hasNoAmount(JsonNode offer) {
        return Set.of("message", "forbid", "coupon", "stamps", "tickets").contains(effect(offer));
    }

    /// The live offers of one sort whose conditions hold.
    private Map<String, JsonNode> holding(Predicate<JsonNode> sort) {
        var holding = new LinkedHashMap<String, JsonNode>();
        live.forEach((id, offer) -> {
            if (!skipped.containsKey(id) && sort.test(offer)) {
                holding.put(id, offer);
            }
        });
        return holding;
    }

    private Lines addMarkups() {
        var discounts = Discounts.of(sale);
        var sum = Lines.zeros(sale.lines().size());
        for (var offer : holding(PlainEngine::isMarkup).entrySet()) {
            var markup = discounts.markup(offer.getValue());
            settle(offer.getKey(), markup.sum(), "nothing");
            sum = sum.plus(markup);
        }
        return sum;
    }

    private void settle(String offer, Fraction amount, String reasonOtherwise) {
        if (amount.isPositive()) {
            applied.add(offer);
            given.put(offer, amount);
        } else {
            skipped.put(offer, reasonOtherwise);
        }
    }

    private Lines foldDiscounts() {
        var discounts = Discounts.of(sale);
        var offers = holding(offer -> !isMarkup(offer) && !isPoints(offer) && !hasNoAmount(offer));
        var gaveSomething = new HashSet<String>();
        var tree = new Tree(offers, (offer, base) -> {
            var gift = discounts.give(offer, base);
            if (gift.sum().isPositive()) {
                gaveSomething.add(offer.path("id").asText());
            }
            return gift;
        });
        var gifts = tree.fold(sale.ruleset().path("combination"), sale.amounts());
        var room = sale.amounts().less(sale.each(Line::floor));
        var sum = Lines.zeros(room.size());
        for (var gift : gifts) {
            var kept = gift.byLine().min(room);
            room = room.less(kept);
            settle(gift.offer(), kept.sum(), gaveSomething.contains(gift.offer()) ? "combination" : "nothing");
            sum = sum.plus(kept);
        }
        return sum;
    }

    private Lines roundTotal(Lines left) {
        var rounding = sale.ruleset().path("rounding");
        if (!rounding.hasNonNull("total")) {
            return Lines.zeros(left.size());
        }
        var total = left.sum();
        var over = total.minus(total.downTo(Fraction.of(rounding.path("total").asText())));
        return Spread.of(over, left, sale.minorUnit());
    }

    private Lines accrue(Lines paid, Redemption redemption) {
        var scheme = Scheme.of(sale);
        var offers = holding(PlainEngine::isPoints);
        var sum = Lines.zeros(paid.size());
        if (!sale.hasCustomer()) {
            offers.keySet().forEach(offer -> skipped.put(offer, "customer"));
            return sum;
        }
        if (redemption.happened()
                && !sale.ruleset()
                        .path("scheme")
                        .path("redeem")
                        .path("accrueToo")
                        .asBoolean(true)) {
            offers.keySet().forEach(offer -> skipped.put(offer, "nothing"));
            return sum;
        }
        var points = Points.of(sale, paid);
        var gaveSomething = new HashSet<String>();
        var tree = new Tree(offers, (offer, base) -> {
            var gift = points.give(offer);
            if (gift.sum().isPositive()) {
                gaveSomething.add(offer.path("id").asText());
            }
            return gift;
        });
        for (var gift : tree.fold(sale.ruleset().path("pointsCombination"), paid)) {
            var exact = gift.byLine().sum();
            var rounded = scheme.rounded(exact);
            var lostInTree = gaveSomething.contains(gift.offer()) && !exact.isPositive();
            settle(gift.offer(), rounded, lostInTree ? "combination" : "nothing");
            sum = sum.plus(Spread.of(rounded, gift.byLine(), scheme.step()));
        }
        return sum;
    }

    private void sayWhatElseApplied() {
        applied.addAll(holding(PlainEngine::hasNoAmount).keySet());
    }
}
