package io.kopilka.domain.words;

import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Value;
import java.util.Comparator;
import java.util.List;

/// The least and the greatest figure that a value can come to. Steps that give nothing are left out where others
/// give something.
record ScaleRange(Scaled least, Scaled most) {
    static ScaleRange of(Value<? extends Scaled> value) {
        return switch (value) {
            case Value.Fixed<? extends Scaled> fixed -> new ScaleRange(fixed.value(), fixed.value());
            case Value.PerEach<? extends Scaled> each -> new ScaleRange(each.value(), each.value());
            case Value.Scale<? extends Scaled> scale -> of(scale.steps());
        };
    }

    private static ScaleRange of(List<? extends Value.Step<? extends Scaled>> steps) {
        List<Scaled> figures = steps.stream()
                .<Scaled>map(Value.Step::value)
                .sorted(Comparator.comparingLong(Scaled::units))
                .toList();
        Scaled least = figures.stream()
                .filter(figure -> figure.units() > 0)
                .findFirst()
                .orElse(figures.getFirst());
        return new ScaleRange(least, figures.getLast());
    }
}
