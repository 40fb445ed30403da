package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Allotment;

/// Spreads an amount over lines by their bases without taking any line below its minimum price: lines whose
/// share
/// exceeds
/// their room are filled, and what is left goes round the others until it fits (docs/pricing.md, clause 8.3).
final class AmountSpread {
    private AmountSpread() {}

    static void give(long amount, Sale sale, Scope scope, long[] base, long[] given, int at) {
        if (amount <= 0) {
            return;
        }
        int[] open = new int[sale.size];
        long[] weights = new long[sale.size];
        int count = 0;
        long rooms = 0;
        for (int i = 0; i < sale.size; i++) {
            if (base[i] > 0 && scope.holds(sale, i)) {
                open[count] = i;
                weights[count++] = base[i];
                rooms = Math.addExact(rooms, room(sale, base, i));
            }
        }
        long left = Math.min(amount, rooms);
        long[] shares = new long[count];
        while (left > 0) {
            Allotment.split(left, weights, count, shares);
            int still = 0;
            for (int k = 0; k < count; k++) {
                int line = open[k];
                long room = room(sale, base, line);
                if (shares[k] > room) {
                    given[at + line] = room;
                    left -= room;
                } else {
                    open[still] = line;
                    weights[still] = weights[k];
                    shares[still++] = shares[k];
                }
            }
            if (still == count) {
                for (int k = 0; k < count; k++) {
                    given[at + open[k]] = shares[k];
                }
                return;
            }
            count = still;
        }
    }

    private static long room(Sale sale, long[] base, int line) {
        return Math.max(0, base[line] - sale.floor[line]);
    }
}
