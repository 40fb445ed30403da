package io.kopilka.trials.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the effect of a discount gives on each line, from the base that its place in the tree leaves it, and markups.
record Discounts(Sale sale, Values values) {

    static Discounts of(Sale sale) {
        return new Discounts(sale, new Values(sale, Optional.empty()));
    }

    /// Money off each line, caps included.
    Fraction[] give(JsonNode offer, Fraction[] base) {
        return capped(offer.path("caps"), effect(offer.path("effect"), sale.scope(offer), base));
    }

    /// Money on top of each line, reckoned from the line's amount.
    Fraction[] markup(JsonNode offer) {
        var scope = sale.scope(offer);
        var amounts = Lines.only(scope, sale.amounts());
        var markup = Conditions.only(offer.path("effect").path("markup"));
        var value = values.of(markup.getValue());
        if (value.isEmpty()) {
            return Lines.zeros(amounts.length);
        }
        return switch (markup.getKey()) {
            case "percent" -> percent(amounts, value.get());
            case "amount" -> Spread.of(value.get(), amounts, sale.minorUnit());
            default -> throw new IllegalArgumentException("no markup " + markup.getKey());
        };
    }

    private Fraction[] effect(JsonNode effect, boolean[] scope, Fraction[] wholeBase) {
        var base = Lines.only(scope, wholeBase);
        var key = Conditions.only(effect).getKey();
        var body = effect.path(key);
        return switch (key) {
            case "percent", "amount", "amountPerUnit", "price", "percentOfPreviousPurchase" ->
                values.of(body).map(value -> valued(key, value, scope, base)).orElseGet(() -> Lines.zeros(base.length));
            case "priceKind" -> priceKind(body.asText(), scope, base);
            case "nForM" -> nForM(body, scope, base);
            case "bundle" -> bundle(body, scope, base);
            case "gift" -> gift(body, base);
            default -> throw new IllegalArgumentException("no discount " + key);
        };
    }

    private Fraction[] valued(String key, Fraction value, boolean[] scope, Fraction[] base) {
        return switch (key) {
            case "percent" -> percent(base, value);
            case "amount" -> amount(value, scope, base);
            case "percentOfPreviousPurchase" ->
                amount(sale.previousPurchase().percent(value).halfUpTo(sale.minorUnit()), scope, base);
            case "amountPerUnit" -> {
                var given = Lines.zeros(base.length);
                for (var line : sale.lines()) {
                    given[line.index()] = timesQuantity(value, line).min(base[line.index()]);
                }
                yield given;
            }
            case "price" -> {
                var given = Lines.zeros(base.length);
                for (var line : sale.lines()) {
                    given[line.index()] =
                            base[line.index()].minus(timesQuantity(value, line)).orZero();
                }
                yield given;
            }
            default -> throw new IllegalArgumentException(key);
        };
    }

    private Fraction timesQuantity(Fraction money, Line line) {
        return money.times(line.quantity()).halfUpTo(sale.minorUnit());
    }

    private Fraction[] percent(Fraction[] base, Fraction percent) {
        var given = Lines.zeros(base.length);
        for (var i = 0; i < base.length; i++) {
            given[i] = base[i].percent(percent).halfUpTo(sale.minorUnit());
        }
        return given;
    }

    private Fraction[] amount(Fraction sum, boolean[] scope, Fraction[] base) {
        var rooms = Lines.zeros(base.length);
        for (var line : sale.lines()) {
            rooms[line.index()] = scope[line.index()]
                    ? base[line.index()].minus(line.floor()).orZero()
                    : Fraction.ZERO;
        }
        return Spread.within(sum, base, rooms, sale.minorUnit());
    }

    private Fraction[] priceKind(String kind, boolean[] scope, Fraction[] base) {
        var given = Lines.zeros(base.length);
        for (var line : sale.lines()) {
            var price = line.json().path("prices").path(kind);
            if (scope[line.index()] && price.isTextual()) {
                given[line.index()] = base[line.index()]
                        .minus(timesQuantity(Fraction.of(price.asText()), line))
                        .orZero();
            }
        }
        return given;
    }

    /// The lines, dearest unit first, equal prices in the receipt's order.
    private List<Line> dearestFirst() {
        return sale.lines().stream()
                .sorted(Comparator.comparing(Line::price).reversed())
                .toList();
    }

    /// The units are numbered from the dearest; those of one line stand together, so that a line's units are a stretch of
    /// numbers and no list of a million units is needed.
    private Fraction[] nForM(JsonNode body, boolean[] scope, Fraction[] base) {
        var given = Lines.zeros(base.length);
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
                    .times(new Fraction(reduced, BigInteger.ONE))
                    .min(base[line.index()]);
        }
        return given;
    }

    /// How many of the first `units` units are reduced, each group of `take` having its last ones reduced after `pay`.
    private static BigInteger reducedBefore(BigInteger units, BigInteger take, BigInteger pay) {
        var groups = units.divideAndRemainder(take);
        return groups[0].multiply(take.subtract(pay)).add(groups[1].subtract(pay).max(BigInteger.ZERO));
    }

    private Fraction[] bundle(JsonNode body, boolean[] scope, Fraction[] base) {
        var price = Fraction.of(body.path("price").asText());
        var left = Lines.only(scope, sale.quantities());
        var saved = Fraction.ZERO;
        var taking = Lines.zeros(base.length);
        while (true) {
            var set = takeSet(body.path("items"), left);
            if (set.isEmpty()) {
                break;
            }
            var taken = set.get();
            var amounts = Lines.zeros(base.length);
            for (var line : sale.lines()) {
                amounts[line.index()] = taken[line.index()].times(line.price());
            }
            var times = repeats(taken, left);
            for (var i = 0; i < left.length; i++) {
                left[i] = left[i].minus(taken[i].times(times));
            }
            var saving = Lines.sum(amounts).minus(price);
            if (saving.isPositive()) {
                saved = saved.plus(saving.times(times));
                for (var i = 0; i < left.length; i++) {
                    taking[i] = taking[i].plus(amounts[i].times(times));
                }
            }
        }
        var given = Spread.of(saved.halfUpTo(sale.minorUnit()), taking, sale.minorUnit());
        for (var i = 0; i < given.length; i++) {
            given[i] = given[i].min(base[i]);
        }
        return given;
    }

    /// One set: how much each item, in the order written, takes of the dearest units that are left; empty where some item
    /// finds too few.
    private Optional<Fraction[]> takeSet(JsonNode items, Fraction[] left) {
        var taken = Lines.zeros(left.length);
        for (var item : items) {
            var wanted = Fraction.of(item.path("quantity").asText());
            for (var line : dearestFirst()) {
                var fits = item.has("sku")
                        ? item.path("sku").asText().equals(line.sku())
                        : sale.segments().hold(item.path("segment"), line);
                if (fits) {
                    var part = wanted.min(left[line.index()].minus(taken[line.index()]));
                    taken[line.index()] = taken[line.index()].plus(part);
                    wanted = wanted.minus(part);
                }
            }
            if (wanted.isPositive()) {
                return Optional.empty();
            }
        }
        return Optional.of(taken);
    }

    /// How many sets of exactly this make-up follow one another: as long as each of its lines still has what it gave.
    private static Fraction repeats(Fraction[] taken, Fraction[] left) {
        return java.util.stream.IntStream.range(0, taken.length)
                .filter(i -> taken[i].isPositive())
                .mapToObj(i -> left[i].over(taken[i]).downTo(Fraction.ONE))
                .reduce(Fraction::min)
                .orElseThrow(() -> new IllegalArgumentException("a set of nothing"));
    }

    private Fraction[] gift(JsonNode body, Fraction[] base) {
        var given = Lines.zeros(base.length);
        var left = values.of(body.path("quantity")).orElse(Fraction.ZERO);
        for (var line : sale.lines()) {
            if (line.sku().equals(body.path("sku").asText())) {
                var free = left.min(line.quantity());
                left = left.minus(free);
                given[line.index()] =
                        line.price().times(free).halfUpTo(sale.minorUnit()).min(base[line.index()]);
            }
        }
        return given;
    }

    private Fraction[] capped(JsonNode caps, Fraction[] given) {
        var capped = given.clone();
        if (caps.hasNonNull("perLine")) {
            var most = Fraction.of(caps.path("perLine").asText());
            for (var i = 0; i < capped.length; i++) {
                capped[i] = capped[i].min(most);
            }
        }
        if (caps.hasNonNull("perReceipt")) {
            var most = Fraction.of(caps.path("perReceipt").asText());
            if (Lines.sum(capped).compareTo(most) > 0) {
                return Spread.of(most, capped, sale.minorUnit());
            }
        }
        return capped;
    }
}
