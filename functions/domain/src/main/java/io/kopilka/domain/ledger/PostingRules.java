package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Points;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.domain.tier.TierLadder;
import org.jspecify.annotations.Nullable;

/// A ruleset made ready to post sales, as a [CompiledRuleset] is made ready to price them; kept beside it, once for
/// each version.
public record PostingRules(CompiledRuleset ruleset, CounterPlan plan, TierLadder tiers) {
    public static PostingRules of(CompiledRuleset ruleset) {
        return new PostingRules(
                ruleset,
                CounterPlan.of(ruleset),
                new TierLadder(ruleset.ruleset().tiers()));
    }

    /// The terms of points; null where the ruleset has none.
    @Nullable
    Scheme scheme() {
        return ruleset.ruleset().scheme();
    }

    /// The smallest number of points that is earned or spent.
    Points step() {
        Scheme scheme = scheme();
        return scheme == null ? Points.whole(1) : scheme.step();
    }
}
