package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the cashier is told.
public sealed interface Prompt {
    /// Hand out a card of a kind.
    record IssueCard(CardKind kind) implements Prompt {}

    /// Fewer points can be redeemed than were asked for.
    record RedeemReduced(Points asked, Points redeemed) implements Prompt {}

    /// A gift that is not on the receipt may be handed out.
    record GiveGift(Offer offer, String sku, Quantity quantity) implements Prompt {}

    /// A text.
    record ShowMessage(Offer offer, Text text) implements Prompt {}

    /// Lines that may not be sold now.
    record Forbidden(Offer offer, @Nullable Text text, List<String> lines) implements Prompt {}
}
