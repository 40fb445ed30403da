package io.kopilka.accounts.number;

import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.card.NumberPattern;
import io.kopilka.domain.identity.CardNumber;
import java.util.List;
import java.util.Optional;

/// Which numbers of a tenant are whose: the prefixes of the shop's scales, and the ranges of cards.
///
/// @param weighedGoods prefixes of EAN-13 that scales print, 2 to 9 digits each
/// @param ranges in the order in which they were taken
/// @param version 0 where nothing was ever said
public record NumberPlan(List<String> weighedGoods, List<NumberRange> ranges, long version) {

    /// The most prefixes of scales.
    public static final int MOST_WEIGHED = 20;

    /// The most ranges of a tenant.
    public static final int MOST_RANGES = 100;

    public NumberPlan {
        weighedGoods = List.copyOf(weighedGoods);
        ranges = List.copyOf(ranges);
    }

    /// The range of this very form.
    public Optional<NumberRange> of(NumberForm form) {
        return ranges.stream().filter(range -> range.form().equals(form)).findFirst();
    }

    /// The range that a number belongs to.
    public Optional<NumberRange> of(CardNumber number) {
        return ranges.stream().filter(range -> range.form().contains(number)).findFirst();
    }

    /// The ranges that share numbers with a pattern.
    public List<NumberRange> overlapping(NumberPattern pattern) {
        return ranges.stream()
                .filter(range -> range.form().pattern().overlaps(pattern))
                .toList();
    }

    /// The prefix of scales that shares numbers with a form.
    public Optional<String> weighedLike(NumberForm form) {
        return weighedGoods.stream()
                .filter(prefix -> NumberPattern.ofEan13(prefix).overlaps(form.pattern()))
                .findFirst();
    }
}
