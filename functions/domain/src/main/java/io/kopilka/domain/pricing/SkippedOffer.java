package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Offer;
import org.jspecify.annotations.Nullable;

/// A live offer that did not apply, and why.
///
/// @param reason the key of the first condition that did not hold, or one of [Reason]
/// @param failed that condition; null where the reason is another
/// @param missing how far away it is; null where no figure tells
public record SkippedOffer(
        Offer offer,
        String reason,
        @Nullable Condition failed,
        @Nullable Missing missing) {}
