package io.kopilka.domain.tier;

import io.kopilka.domain.customer.History;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Tier;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A ruleset's tiers, lowest first as it lists them (docs/pricing.md, 19.5 and 19.6).
public record TierLadder(List<Tier> tiers) {
    /// The place of what stands on no rung: no tier, or one that the ruleset does not have.
    public static final int NO_RUNG = -1;

    public TierLadder {
        tiers = List.copyOf(tiers);
    }

    /// The last tier that the accumulations reach; null where they reach none.
    public @Nullable Tier reached(History history) {
        for (Tier tier : tiers.reversed()) {
            if (isReached(tier, history)) {
                return tier;
            }
        }
        return null;
    }

    /// The place of a tier on the ladder, from 0; [#NO_RUNG] for none and for one that is not listed.
    public int rung(@Nullable String tier) {
        for (int rung = 0; rung < tiers.size(); rung++) {
            if (tiers.get(rung).id().equals(tier)) {
                return rung;
            }
        }
        return NO_RUNG;
    }

    /// What is held once the accumulations have grown: a higher tier at once, never a lower one.
    ///
    /// @param held before; null where none is
    /// @param day from which a new tier counts
    public @Nullable TierStanding raised(@Nullable TierStanding held, History history, LocalDate day) {
        Tier reached = reached(history);
        if (reached == null || rung(reached.id()) <= rung(idOf(held))) {
            return held;
        }
        return new TierStanding(reached.id(), day);
    }

    /// Where a customer stands, by what had accumulated before the receipt at hand.
    ///
    /// @param held null where none is
    public TierProgress progress(@Nullable TierStanding held, History history) {
        int rung = rung(idOf(held));
        Tier current = rung == NO_RUNG ? null : tiers.get(rung);
        for (Tier tier : tiers.subList(rung + 1, tiers.size())) {
            if (!isReached(tier, history)) {
                return new TierProgress(current, tier, missing(tier, history));
            }
        }
        return new TierProgress(current, null, null);
    }

    private static @Nullable String idOf(@Nullable TierStanding held) {
        return held == null ? null : held.tier();
    }

    static boolean isReached(Tier tier, History history) {
        return history.accumulated(tier.accumulation()) >= tier.atLeast().units();
    }

    private static Scaled missing(Tier tier, History history) {
        long units = tier.atLeast().units() - history.accumulated(tier.accumulation());
        return switch (tier.accumulation().measure()) {
            case MONEY -> Money.ofMinor(units);
            case QUANTITY -> Quantity.ofThousandths(units);
        };
    }
}
