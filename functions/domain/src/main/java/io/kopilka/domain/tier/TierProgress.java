package io.kopilka.domain.tier;

import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Tier;
import org.jspecify.annotations.Nullable;

/// Where a customer stands and how far the next tier is (docs/pricing.md, 19.6).
///
/// @param current the tier held; null where none is, or where the ruleset no longer has it
/// @param next the first tier listed after it that is not reached; null where there is none
/// @param missing what is lacking to the next, money or units as its accumulation measures; null without a next
public record TierProgress(
        @Nullable Tier current,
        @Nullable Tier next,
        @Nullable Scaled missing) {
    public TierProgress {
        if ((next == null) != (missing == null)) {
            throw new IllegalArgumentException("the way to the next tier has a length, and nothing else has");
        }
    }
}
