package io.kopilka.accounts.card;

import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.text.Text;
import java.util.List;
import java.util.Optional;

/// What the print shop and the till must know of a card kind beside what the ruleset says of it.
///
/// @param media what it is read by
/// @param validity how long its cards are good
/// @param numbers how its next cards are numbered; empty where none are made here
/// @param design how it looks
/// @param stripe what the encoder writes; empty where there is no stripe
public record CardKindSettings(
        Media media, Validity validity, Optional<NumberForm> numbers, Design design, Optional<Stripe> stripe) {

    /// Where nothing was said: a bar code, for ever, no numbers.
    public static final CardKindSettings NONE = new CardKindSettings(
            Media.BARCODE, new Validity.Endless(), Optional.empty(), Design.PLAIN, Optional.empty());

    /// How a card looks.
    ///
    /// @param background as `#RRGGBB`
    /// @param text as `#RRGGBB`
    /// @param wording up to [#MOST_LINES] lines of small print
    public record Design(String background, String text, List<Text> wording) {

        /// The most lines of small print.
        public static final int MOST_LINES = 3;

        /// The most characters of a line.
        public static final int LONGEST_LINE = 60;

        /// White with black.
        public static final Design PLAIN = new Design("#FFFFFF", "#000000", List.of());

        public Design {
            wording = List.copyOf(wording);
        }
    }

    /// What the encoder writes on the stripe.
    ///
    /// @param trackOne whether track 1 is written
    /// @param trackTwo whether track 2 is written
    /// @param siteCode behind the number on track 2, 1–5 digits: fewer than the month and service code of
    ///     a bank card
    public record Stripe(boolean trackOne, boolean trackTwo, Optional<String> siteCode) {}
}
