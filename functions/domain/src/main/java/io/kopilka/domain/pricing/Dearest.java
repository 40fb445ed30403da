package io.kopilka.domain.pricing;

import java.util.function.IntPredicate;

/// Lines in the order of their unit price, dearest first, ties to the earlier line.
final class Dearest {
    private Dearest() {}

    static int[] first(Sale sale, IntPredicate takesPart) {
        int[] order = new int[sale.size];
        int count = 0;
        for (int line = 0; line < sale.size; line++) {
            if (takesPart.test(line)) {
                int place = count++;
                while (place > 0 && sale.price[order[place - 1]] < sale.price[line]) {
                    order[place] = order[place - 1];
                    place--;
                }
                order[place] = line;
            }
        }
        return java.util.Arrays.copyOf(order, count);
    }
}
