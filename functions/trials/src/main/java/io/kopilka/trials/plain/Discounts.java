package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the effect of a discount gives on each line, from the base that its place in the tree leaves it, and markups.
record Discounts(Sale sale, Values values) {

    static Discounts of(Sale sale) {
        return new Discounts(sale, new Values(sale, Optional.empty()));
    }

    /// Money off each line, caps included.
    Lines give(JsonNode offer, Lines base) {
        return capped(offer.path("caps"), effect(offer.path("effect"), sale.scope(offer), base));
    }

    /// Money on top of each line, reckoned from the line's amount.
    Lines markup(JsonNode offer) {
        var amounts = sale.amounts().only(sale.scope(offer));
        var markup = Conditions.only(offer.path("effect").path("markup"));
        return values.of(markup.getValue())
                .map(value -> switch (markup.getKey()) {
                    case "percent" -> percent(amounts, value);
                    case "amount" -> Spread.of(value, amounts, sale.minorUnit());
                    default -> throw new IllegalArgumentException("no markup " + markup.getKey());
                })
                .orElseGet(() -> Lines.zeros(amounts.size()));
    }

    /// What the effect gives before caps. Outside the scope the base is zero, so that nothing can be given there.
    private Lines effect(JsonNode effect, boolean[] scope, Lines wholeBase) {
        var base = wholeBase.only(scope);
        var key = Conditions.only(effect).getKey();
        var body = effect.path(key);
        return switch (key) {
            case "percent", "amount", "amountPerUnit", "price", "percentOfPreviousPurchase" ->
                values.of(body).map(value -> valued(key, value, base)).orElseGet(() -> Lines.zeros(base.size()));
            case "priceKind" -> priceKind(body.asText(), base);
            case "nForM" -> nForM(body, scope).min(base);
            case "bundle" -> bundle(body, scope).min(base);
            case "gift" -> gift(body).min(base);
            default -> throw new IllegalArgumentException("no discount " + key);
        };
    }

    private Lines valued(String key, Fraction value, Lines base) {
        return switch (key) {
            case "percent" -> percent(base, value);
            case "amount" -> amount(value, base);
            case "percentOfPreviousPurchase" ->
                amount(sale.previousPurchase().percent(value).halfUpTo(sale.minorUnit()), base);
            case "amountPerUnit" ->
                sale.each(line -> timesQuantity(value, line)).min(base);
            case "price" -> base.less(sale.each(line -> timesQuantity(value, line)));
            default -> throw new IllegalArgumentException("no value of " + key);
        };
    }

    private Fraction timesQuantity(Fraction money, Line line) {
        return money.times(line.quantity()).halfUpTo(sale.minorUnit());
    }

    private Lines percent(Lines base, Fraction percent) {
        return sale.each(line -> base.at(line).percent(percent).halfUpTo(sale.minorUnit()));
    }

    private Lines amount(Fraction sum, Lines base) {
        return Spread.within(sum, base, base.less(sale.each(Line::floor)), sale.minorUnit());
    }

    /// A line that has no price of the kind keeps its own.
    private Lines priceKind(String kind, Lines base) {
        return base.less(sale.each(line -> {
            var price = line.json().path("prices").path(kind);
            return price.isTextual() ? timesQuantity(Fraction.of(price.asText()), line) : base.at(line);
        }));
    }

    /// The lines, dearest unit first, equal prices in the receipt's order.
    private List<Line> dearestFirst() {
        return sale.lines().stream()
                .sorted(Comparator.comparing(Line::price).reversed())
                .toList();
    }

    /// The units are numbered from the dearest; those of one line stand together, so that a line's units are a stretch
    /// of
    /// numbers and no list of a million units is needed.
    private Lines nForM(JsonNode body, boolean[] scope) {
        var given = Lines.zeros(scope.length).toArray();
        var take = BigInteger.valueOf(body.path("take").asLong());
        var pay = BigInteger.valueOf(body.path("pay").asLong());
        var percent = Fraction.of(body.path("percent").asText());
        var taking = dearestFirst().stream()
                .filter(line -> scope[line.index()] && line.quantity().isWhole())
                .toList();
        var units = taking.stream().map(line -> line.quantity().numerator()).reduce(BigInteger.ZERO, BigInteger::add);
        var inFullGroups = units.subtract(units.mod(take));
        var next = BigInteger.ZERO;
        for (var line : taking) {
            var first = next;
            next = next.add(line.quantity().numerator());
            var reduced = reducedBefore(next.min(inFullGroups), take, pay)
                    .subtract(reducedBefore(first.min(inFullGroups), take, pay));
            given[line.index()] = line.price()
                    .percent(percent)
                    .halfUpTo(sale.minorUnit())
                    .times(new Fraction(reduced, BigInteger.ONE));
        }
        return Lines.of(given);
    }

    /// How many of the first `units` units are reduced, each group of `take` having its last ones reduced after `pay`.
    private static BigInteger reducedBefore(BigInteger units, BigInteger take, BigInteger pay) {
        var groups = units.divideAndRemainder(take);
        return groups[0]
                .multiply(take.subtract(pay))
                .add(groups[1].subtract(pay).max(BigInteger.ZERO));
    }

    private Lines bundle(JsonNode body, boolean[] scope) {
        var price = Fraction.of(body.path("price").asText());
        var left = sale.quantities().only(scope);
        var saved = Fraction.ZERO;
        var takingPart = Lines.zeros(left.size());
        for (var set = takeSet(body.path("items"), left); set.isPresent(); set = takeSet(body.path("items"), left)) {
            var taken = set.get();
            var times = repeats(taken, left);
            left = left.less(taken.times(times));
            var amounts = sale.each(line -> taken.at(line).times(line.price()));
            var saving = amounts.sum().minus(price);
            if (saving.isPositive()) {
                saved = saved.plus(saving.times(times));
                takingPart = takingPart.plus(amounts.times(times));
            }
        }
        return Spread.of(saved.halfUpTo(sale.minorUnit()), takingPart, sale.minorUnit());
    }

    /// One set: how much each item, in the order written, takes of the dearest units that are left; empty where some
    /// item
    /// finds too few.
    private Optional<Lines> takeSet(JsonNode items, Lines left) {
        var taken = Lines.zeros(left.size()).toArray();
        for (var item : items) {
            var wanted = Fraction.of(item.path("quantity").asText());
            for (var line : dearestFirst()) {
                if (fits(item, line)) {
                    var part = wanted.min(left.at(line).minus(taken[line.index()]));
                    taken[line.index()] = taken[line.index()].plus(part);
                    wanted = wanted.minus(part);
                }
            }
            if (wanted.isPositive()) {
                return Optional.empty();
            }
        }
        return Optional.of(Lines.of(taken));
    }

    private boolean fits(JsonNode item, Line line) {
        return item.has("sku")
                ? item.path("sku").asText().equals(line.sku())
                : sale.segments().hold(item.path("segment"), line);
    }

    /// How many sets of exactly this make-up follow one another: as long as each of its lines still has what it gave.
    private static Fraction repeats(Lines taken, Lines left) {
        return IntStream.range(0, taken.size())
                .filter(line -> taken.at(line).isPositive())
                .mapToObj(line -> left.at(line).over(taken.at(line)).downTo(Fraction.ONE))
                .reduce(Fraction::min)
                .orElseThrow(() -> new IllegalArgumentException("a set of nothing"));
    }

    private Lines gift(JsonNode body) {
        var given = Lines.zeros(sale.lines().size()).toArray();
        var left = values.of(body.path("quantity")).orElse(Fraction.ZERO);
        for (var line : sale.lines()) {
            if (line.sku().equals(body.path("sku").asText())) {
                var free = left.min(line.quantity());
                left = left.minus(free);
                given[line.index()] = line.price().times(free).halfUpTo(sale.minorUnit());
            }
        }
        return Lines.of(given);
    }

    private Lines capped(JsonNode caps, Lines given) {
        var capped = given;
        if (caps.hasNonNull("perLine")) {
            capped = capped.min(Fraction.of(caps.path("perLine").asText()));
        }
        if (caps.hasNonNull("perReceipt")) {
            var most = Fraction.of(caps.path("perReceipt").asText());
            if (most.below(capped.sum())) {
                return Spread.of(most, capped, sale.minorUnit());
            }
        }
        return capped;
    }
}
