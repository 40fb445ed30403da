package io.kopilka.domain.words;

import io.kopilka.domain.ruleset.Combination;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Ruleset;
import java.util.EnumSet;
import java.util.Set;

/// What an offer that the tree left nothing of has lost to, as far as its place in the tree tells (docs/pricing.md,
/// clause 10.6).
enum Rival {
    /// One that gives more.
    BETTER,
    /// One that gives less, where the least counts.
    SMALLER,
    /// One that comes first.
    EARLIER,
    /// One or another of these.
    ANOTHER,
    /// None: the price can go no lower.
    LIMIT;

    static Rival of(Offer offer, Ruleset ruleset) {
        Combination.Group tree = switch (offer.effect()) {
            case Effect.Accrual _ -> ruleset.pointsCombination();
            case Effect.Discount _, Effect.Markup _, Effect.Notice _ -> ruleset.combination();
        };
        Set<Combination.Mode> contests = EnumSet.noneOf(Combination.Mode.class);
        if (tree != null) {
            collect(tree, offer.id(), contests);
            addContest(tree.mode(), contests);
        }
        if (contests.size() > 1) {
            return ANOTHER;
        }
        for (Combination.Mode mode : contests) {
            return switch (mode) {
                case MAXIMUM -> BETTER;
                case MINIMUM -> SMALLER;
                case DISPLACE -> EARLIER;
                case SUM, SEQUENTIAL -> ANOTHER;
            };
        }
        return LIMIT;
    }

    /// Whether a node holds the offer; if so, the modes on the way to it in which one child wins are collected.
    private static boolean collect(Combination node, String offer, Set<Combination.Mode> contests) {
        return switch (node) {
            case Combination.Leaf(String id) -> id.equals(offer);
            case Combination.Group group -> {
                boolean holds = group.children().stream().anyMatch(child -> collect(child, offer, contests));
                if (holds) {
                    addContest(group.mode(), contests);
                }
                yield holds;
            }
        };
    }

    private static void addContest(Combination.Mode mode, Set<Combination.Mode> contests) {
        switch (mode) {
            case MAXIMUM, MINIMUM, DISPLACE -> contests.add(mode);
            case SUM, SEQUENTIAL -> {}
        }
    }
}
