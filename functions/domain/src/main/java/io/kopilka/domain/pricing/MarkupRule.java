package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Allotment;
import io.kopilka.domain.number.Exact;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.ruleset.Effect;

/// What one kind of markup puts on the lines in its scope, reckoned from their amounts.
@FunctionalInterface
interface MarkupRule {
    /// What each line is marked up by, in minor units.
    long[] markup(Sale sale, Scope scope);

    static MarkupRule of(Effect.Markup effect, Compilation compilation) {
        return switch (effect) {
            case Effect.PercentMarkup(var percent) -> percent(Figure.of(percent, compilation));
            case Effect.AmountMarkup(var amount) -> amount(Figure.of(amount, compilation));
        };
    }

    private static MarkupRule percent(Figure percent) {
        return (sale, scope) -> {
            long rate = percent.read(sale);
            long[] markup = new long[sale.size];
            for (int i = 0; i < sale.size; i++) {
                if (scope.holds(sale, i)) {
                    markup[i] = Exact.multiplyDivideHalfUp(sale.amount[i], rate, Percent.WHOLE);
                }
            }
            return markup;
        };
    }

    private static MarkupRule amount(Figure amount) {
        return (sale, scope) -> {
            long[] weights = new long[sale.size];
            for (int i = 0; i < sale.size; i++) {
                weights[i] = scope.holds(sale, i) ? sale.amount[i] : 0;
            }
            return Allotment.split(amount.read(sale), weights);
        };
    }
}
