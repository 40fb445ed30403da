package io.kopilka.domain.words;

import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import io.kopilka.domain.ruleset.Range;
import org.jspecify.annotations.Nullable;

/// Goods, and ranges of their sums and quantities, in English.
record EnglishGoods(Vocabulary vocabulary, EnglishFigures figures) {
    /// Everything in ‘Shoes’ on lines of 3 or more units.
    ///
    /// @param everything what all goods are called here
    String everything(Extent extent, String everything) {
        if (extent.isEverything()) {
            return everything;
        }
        String segment = extent.segment();
        return segment == null
                ? "everything" + onLines(extent.lines())
                : "everything in " + quoted(segment) + onLines(extent.lines());
    }

    /// Goods in ‘Shoes’ on lines of 3 or more units.
    ///
    /// @param everything what all goods are called here
    String goods(Extent extent, String everything) {
        if (extent.isEverything()) {
            return everything;
        }
        String segment = extent.segment();
        return (segment == null ? "goods" : "goods in " + quoted(segment)) + onLines(extent.lines());
    }

    /// The total of ‘Shoes’, for sums that are spread.
    String total(Extent extent) {
        if (extent.isEverything()) {
            return "the whole purchase";
        }
        return "the total of " + goods(extent, "");
    }

    /// What is counted: " of ‘Shoes’"; nothing for all goods.
    String of(@Nullable String segment) {
        return segment == null ? "" : " of " + quoted(segment);
    }

    /// Units of what is in an extent: " of ‘Shoes’ on lines of 3 or more units".
    String of(Extent extent) {
        return of(extent.segment()) + onLines(extent.lines());
    }

    /// What money goes on: " on ‘Shoes’"; nothing for all goods.
    String on(@Nullable String segment) {
        return segment == null ? "" : " on " + quoted(segment);
    }

    String quoted(String segment) {
        return EnglishFigures.quoted(vocabulary.segment(segment));
    }

    /// 3 or more units, no more than 100 ₽, between 3 and 5 units.
    ///
    /// @param holds whether the range is kept or missed: fewer than 3 units, more than 100 ₽
    String within(@Nullable Scaled atLeast, @Nullable Scaled atMost, boolean holds) {
        if (atLeast == null) {
            return atMost == null ? "" : (holds ? "no more than " : "more than ") + figures.figure(atMost);
        }
        if (atMost == null) {
            return holds ? orMore(atLeast) : less(atLeast);
        }
        if (atLeast.units() == atMost.units()) {
            return (holds ? "exactly " : "not exactly ") + figures.figure(atLeast);
        }
        return holds
                ? "between " + first(atLeast) + " and " + figures.figure(atMost)
                : less(atLeast) + " or more than " + figures.figure(atMost);
    }

    private String orMore(Scaled least) {
        return least instanceof Quantity quantity
                ? figures.number(quantity) + " or more units"
                : figures.figure(least) + " or more";
    }

    private String less(Scaled least) {
        return (least instanceof Quantity ? "fewer than " : "less than ") + figures.figure(least);
    }

    private String first(Scaled least) {
        return least instanceof Quantity quantity ? figures.number(quantity) : figures.figure(least);
    }

    private String onLines(@Nullable LineWhen lines) {
        return switch (lines) {
            case null -> "";
            case LineWhen.ByQuantity(var quantity) -> " on lines of " + range(quantity);
            case LineWhen.ByAmount(var amount) -> " on lines of " + range(amount);
            case LineWhen.ByBoth(var quantity, var amount) ->
                " on lines of " + range(quantity) + " and of " + range(amount);
        };
    }

    private String range(Range<? extends Scaled> range) {
        return within(range.atLeast(), range.atMost(), true);
    }
}
