package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.ruleset.Effect;

/// Units, dearest first, cut into groups of N; in each full group those after the first M are p % off,
/// half-up to the
/// minor unit a unit. Lines whose quantity is not whole take no part. Units are never laid out one by one: a
/// line is a
/// run.
final class NForMRule implements DiscountRule {
    private final long take;
    private final long pay;
    private final io.kopilka.domain.number.Percent percent;

    NForMRule(Effect.NForM effect) {
        take = effect.take();
        pay = effect.pay();
        percent = effect.percent();
    }

    @Override
    public void give(Sale sale, Scope scope, long[] base, long[] given, int at) {
        int[] order = Dearest.first(sale, line -> sale.quantity[line] % Quantity.ONE == 0 && scope.holds(sale, line));
        long units = 0;
        for (int line : order) {
            units += sale.quantity[line] / Quantity.ONE;
        }
        long grouped = units / take * take;
        long position = 0;
        for (int line : order) {
            long end = position + sale.quantity[line] / Quantity.ONE;
            long reduced = reducedBefore(Math.min(end, grouped)) - reducedBefore(Math.min(position, grouped));
            long off = Math.multiplyExact(reduced, percent.ofHalfUp(sale.price[line]));
            given[at + line] = Math.min(base[line], off);
            position = end;
        }
    }

    /// How many of the first so many units are reduced.
    private long reducedBefore(long position) {
        return position / take * (take - pay) + Math.max(0, position % take - pay);
    }
}
