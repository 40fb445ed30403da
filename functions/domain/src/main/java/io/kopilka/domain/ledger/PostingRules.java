package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.ruleset.Scheme;
import io.kopilka.domain.ruleset.Scheme.Accumulate;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.tier.TierLadder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A ruleset made ready to post sales, as a [CompiledRuleset] is made ready to price them; kept beside
/// it, once for each version.
///
/// @param counting the version that first asked for the figures which this one asks for, by the definitions
///     that it has; [RulesetVersion#NONE] for those published before definitions were told apart
public record PostingRules(CompiledRuleset ruleset, CounterPlan plan, TierLadder tiers, RulesetVersion counting) {
    public static PostingRules of(CompiledRuleset ruleset) {
        return new PostingRules(
                ruleset,
                CounterPlan.of(ruleset),
                new TierLadder(ruleset.ruleset().tiers()),
                RulesetVersion.NONE);
    }

    /// The same rules, whose definitions are those of a version.
    public PostingRules countingAs(RulesetVersion version) {
        return new PostingRules(ruleset, plan, tiers, version);
    }

    /// Whether accounts that count by other rules lack something that these ask for: a segment is defined
    /// otherwise, a subject or a period is new, or money is counted otherwise. What is no longer asked for makes
    /// no difference, nor does a segment's new name.
    ///
    /// @param before those that were in force
    public boolean asksOtherwiseThan(PostingRules before) {
        return !before.plan.covers(plan)
                || (!plan.bought().isEmpty() && accumulate() != before.accumulate())
                || plan.bought().stream().anyMatch(bought -> !isDefinedAlike(bought.segment(), before));
    }

    /// Whether an account was built by older definitions than these, so that its figures have to be built anew.
    public boolean mustRecount(Counters counters) {
        return counters.latest() != null && counters.counted().compareTo(counting) < 0;
    }

    private boolean isDefinedAlike(@Nullable String id, PostingRules before) {
        Segment here = segment(id);
        Segment there = before.segment(id);
        if (here == null || there == null) {
            return here == null && there == null;
        }
        return Objects.equals(here.include(), there.include()) && Objects.equals(here.exclude(), there.exclude());
    }

    private @Nullable Segment segment(@Nullable String id) {
        for (Segment segment : ruleset.ruleset().segments()) {
            if (segment.id().equals(id)) {
                return segment;
            }
        }
        return null;
    }

    /// What accumulations grow by.
    Accumulate accumulate() {
        Scheme scheme = scheme();
        return scheme == null ? Accumulate.PAID : scheme.accumulate();
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
