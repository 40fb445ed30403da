package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.ruleset.Offer;

/// An offer that applied, and what it came to.
public record AppliedOffer(Offer offer, Gain gain) {
    /// What an offer came to on a receipt or a line.
    public sealed interface Gain {
        Gain NOTICE = new Notice();

        /// Money off.
        ///
        /// @param before what the effect gave, within its own caps, before the tree and the limit of a line
        /// @param amount what was left of it
        record Discounted(Money before, Money amount) implements Gain {}

        /// Money on top.
        record MarkedUp(Money amount) implements Gain {}

        /// Points.
        record Earned(Points points) implements Gain {}

        /// No amount: a message, a coupon, stamps, tickets, a ban.
        record Notice() implements Gain {}
    }
}
