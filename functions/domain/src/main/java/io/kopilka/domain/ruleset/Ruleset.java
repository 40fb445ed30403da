package io.kopilka.domain.ruleset;

import io.kopilka.domain.number.Money;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A programme as one document: everything that decides what a receipt costs. Immutable; published under a
/// number.
///
/// @param combination the tree of discounts; a plain sum where null
/// @param scheme the terms of points; a point of 1.00, step 1, rounded down, never redeemed, where null
/// @param pointsCombination the tree of points offers; a plain sum where null
/// @param tiers in the order of the document
/// @param roundingStep totals are rounded down to it; the minor unit where null
public record Ruleset(
        Currency currency,
        List<Segment> segments,
        List<Offer> offers,
        Combination.@Nullable Group combination,
        List<Promotion> promotions,
        @Nullable Scheme scheme,
        Combination.@Nullable Group pointsCombination,
        List<Tier> tiers,
        List<CardKind> cardKinds,
        @Nullable Money roundingStep) {}
