package io.kopilka.domain.words;

import static io.kopilka.domain.words.RussianNoun.Case.ACCUSATIVE;
import static io.kopilka.domain.words.RussianNoun.Case.GENITIVE;

import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import io.kopilka.domain.ruleset.Range;
import io.kopilka.domain.words.RussianNoun.Case;
import org.jspecify.annotations.Nullable;

/// Goods, and ranges of their sums and quantities, in Russian.
record RussianGoods(Vocabulary vocabulary, RussianFigures figures) {
    /// Товары «Обувь» в строках от 3 единиц.
    ///
    /// @param everything what all goods are called here
    String accusative(Extent extent, String everything) {
        if (extent.isEverything()) {
            return everything;
        }
        String segment = extent.segment();
        if (segment == null) {
            return "строки " + lines(extent.lines());
        }
        return "товары " + RussianFigures.quoted(vocabulary.segment(segment)) + inLines(extent.lines());
    }

    /// Товаров «Обувь» в строках от 3 единиц.
    ///
    /// @param everything what all goods are called here
    String genitive(Extent extent, String everything) {
        if (extent.isEverything()) {
            return everything;
        }
        return genitive(extent.segment()) + inLines(extent.lines());
    }

    /// Товаров «Обувь»; товаров where no segment is named.
    String genitive(@Nullable String segment) {
        return segment == null ? "товаров" : "товаров " + RussianFigures.quoted(vocabulary.segment(segment));
    }

    /// От 3 единиц, не больше 100 ₽, от 3 до 5 единиц.
    ///
    /// @param holds whether the range is kept or missed: меньше 3 единиц, больше 100 ₽
    /// @param exact the case of a figure that is meant exactly
    String within(@Nullable Scaled atLeast, @Nullable Scaled atMost, boolean holds, Case exact) {
        if (atLeast == null) {
            return atMost == null ? "" : (holds ? "не больше " : "больше ") + figures.figure(atMost, GENITIVE);
        }
        if (atMost == null) {
            return (holds ? "от " : "меньше ") + figures.figure(atLeast, GENITIVE);
        }
        if (atLeast.units() == atMost.units()) {
            return (holds ? "ровно " : "не ровно ") + figures.figure(atLeast, exact);
        }
        return holds
                ? "от " + figures.bare(atLeast) + " до " + figures.figure(atMost, GENITIVE)
                : "меньше " + figures.figure(atLeast, GENITIVE) + " или больше " + figures.figure(atMost, GENITIVE);
    }

    private String inLines(@Nullable LineWhen lines) {
        return lines == null ? "" : " в строках " + lines(lines);
    }

    private String lines(@Nullable LineWhen lines) {
        return switch (lines) {
            case null -> "";
            case LineWhen.ByQuantity(var quantity) -> quantity(quantity);
            case LineWhen.ByAmount(var amount) -> range(amount, "суммой ");
            case LineWhen.ByBoth(var quantity, var amount) -> quantity(quantity) + " и " + range(amount, "суммой ");
        };
    }

    /// Ровно из 2 единиц, от 3 единиц.
    private String quantity(Range<Quantity> range) {
        Quantity exact = range.atLeast();
        return exact != null && exact.equals(range.atMost())
                ? "ровно из " + figures.units(exact, GENITIVE)
                : range(range, "");
    }

    private String range(Range<? extends Scaled> range, String before) {
        return before + within(range.atLeast(), range.atMost(), true, ACCUSATIVE);
    }
}
