package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Allotment;
import io.kopilka.domain.ruleset.Scheme.Rounding;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Folds the accruals that hold on one sale through the tree of points, on exact points, then rounds what is
/// left of
/// each
/// once and spreads it over its lines (docs/pricing.md, clauses 10.11 and 14.3).
final class PointsFold {
    private final Sale sale;
    private final CombinationTree tree;
    private final CompiledOffer[] offers;
    private final Terms terms;
    private final int size;
    /// What is left of each accrual on each line, exactly.
    private final Fraction[][] kept;
    private final boolean[] gave;
    /// Rounded and spread, in ten-thousandths of a point.
    private final long[][] earned;

    /// How exact points become points.
    ///
    /// @param step in ten-thousandths of a point
    record Terms(long step, Rounding rounding, long minorPerMajor) {}

    PointsFold(Sale sale, CombinationTree tree, CompiledOffer[] offers, Terms terms) {
        this.sale = sale;
        this.tree = tree;
        this.offers = offers;
        this.terms = terms;
        this.size = sale.size;
        kept = new Fraction[offers.length][];
        gave = new boolean[offers.length];
        earned = new long[offers.length][];
        fold(tree.root, 0, offers.length);
        for (int row = 0; row < offers.length; row++) {
            earned[row] = roundAndSpread(kept[row]);
        }
    }

    /// What an offer earned on a line, in ten-thousandths of a point.
    long earned(int row, int line) {
        return earned[row][line];
    }

    long earned(int row) {
        long sum = 0;
        for (long points : earned[row]) {
            sum = Math.addExact(sum, points);
        }
        return sum;
    }

    /// Whether nothing is left of an offer because the tree dropped it, not because it rounds to nothing.
    boolean isDropped(int row) {
        if (!gave[row]) {
            return false;
        }
        for (Fraction points : kept[row]) {
            if (!points.isZero()) {
                return false;
            }
        }
        return true;
    }

    private Fraction[] fold(CombinationTree.Group group, int from, int to) {
        Fraction[] result = zeros();
        Fraction best = Fraction.ZERO;
        int[] bestFrom = new int[size];
        int[] bestTo = new int[size];
        int row = from;
        while (row < to) {
            CombinationTree.Group inner = tree.childGroupAt(group, offers[row].place);
            int end = row + 1;
            Fraction[] gives;
            if (inner == null) {
                gives = accrue(row);
            } else {
                while (end < to && offers[end].place < inner.to) {
                    end++;
                }
                gives = fold(inner, row, end);
            }
            switch (group.mode) {
                case SUM, SEQUENTIAL -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = result[i].plus(gives[i]);
                    }
                }
                case MAXIMUM, MINIMUM, DISPLACE -> {
                    Fraction sum = group.byReceipt ? sum(gives) : Fraction.ZERO;
                    boolean wins = group.byReceipt && beats(group, sum, best);
                    for (int i = 0; i < size; i++) {
                        if (!group.byReceipt) {
                            if (gives[i].isZero()) {
                                continue;
                            }
                            wins = beats(group, gives[i], result[i]);
                        }
                        if (wins) {
                            drop(bestFrom[i], bestTo[i], i);
                            bestFrom[i] = row;
                            bestTo[i] = end;
                            result[i] = gives[i];
                        } else {
                            drop(row, end, i);
                        }
                    }
                    if (group.byReceipt && wins) {
                        best = sum;
                    }
                }
            }
            row = end;
        }
        return result;
    }

    private static boolean beats(CombinationTree.Group group, Fraction challenger, Fraction best) {
        if (challenger.isZero()) {
            return false;
        }
        if (best.isZero()) {
            return true;
        }
        return switch (group.mode) {
            case MAXIMUM -> challenger.compareTo(best) > 0;
            case MINIMUM -> challenger.compareTo(best) < 0;
            case DISPLACE, SUM, SEQUENTIAL -> false;
        };
    }

    private void drop(int from, int to, int line) {
        for (int row = from; row < to; row++) {
            kept[row][line] = Fraction.ZERO;
        }
    }

    private Fraction[] accrue(int row) {
        CompiledOffer offer = offers[row];
        Fraction[] points =
                java.util.Objects.requireNonNull(offer.accrual).accrue(sale, offer.scope, terms.minorPerMajor());
        if (offer.capPerLine != CompiledOffer.NO_CAP) {
            Fraction cap = Fraction.of(offer.capPerLine, 1);
            for (int i = 0; i < size; i++) {
                points[i] = points[i].compareTo(cap) > 0 ? cap : points[i];
            }
        }
        Fraction sum = sum(points);
        if (offer.capPerReceipt != CompiledOffer.NO_CAP && sum.compareTo(Fraction.of(offer.capPerReceipt, 1)) > 0) {
            BigInteger cap = BigInteger.valueOf(offer.capPerReceipt);
            for (int i = 0; i < size; i++) {
                points[i] = new Fraction(
                        cap.multiply(points[i].part()).multiply(sum.over()),
                        points[i].over().multiply(sum.part()));
            }
        }
        gave[row] = !sum.isZero();
        kept[row] = points;
        return points.clone();
    }

    private long[] roundAndSpread(Fraction[] points) {
        Fraction sum = sum(points);
        BigInteger step = BigInteger.valueOf(terms.step());
        BigInteger[] steps = sum.part().divideAndRemainder(sum.over().multiply(step));
        boolean up = terms.rounding() == Rounding.HALF_UP
                && steps[1].shiftLeft(1).compareTo(sum.over().multiply(step)) >= 0;
        long whole = (up ? steps[0].add(BigInteger.ONE) : steps[0]).longValueExact();
        if (whole == 0) {
            return new long[size];
        }
        BigInteger over = commonDenominator(points);
        BigInteger[] weights = new BigInteger[size];
        for (int i = 0; i < size; i++) {
            weights[i] = points[i].part().multiply(over).divide(points[i].over());
        }
        long[] spread = Allotment.split(whole, weights);
        for (int i = 0; i < size; i++) {
            spread[i] = Math.multiplyExact(spread[i], terms.step());
        }
        return spread;
    }

    private static BigInteger commonDenominator(Fraction[] points) {
        BigInteger common = BigInteger.ONE;
        @Nullable BigInteger last = null;
        for (Fraction fraction : points) {
            if (!fraction.isZero() && !fraction.over().equals(last)) {
                last = fraction.over();
                common = common.divide(common.gcd(last)).multiply(last);
            }
        }
        return common;
    }

    private static Fraction sum(Fraction[] points) {
        Fraction sum = Fraction.ZERO;
        for (Fraction fraction : points) {
            sum = sum.plus(fraction);
        }
        return sum;
    }

    private Fraction[] zeros() {
        Fraction[] zeros = new Fraction[size];
        java.util.Arrays.fill(zeros, Fraction.ZERO);
        return zeros;
    }
}
