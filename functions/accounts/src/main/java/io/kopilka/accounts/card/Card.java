package io.kopilka.accounts.card;

import io.kopilka.domain.identity.CardNumber;

/// A card in one of the states of its life. What a state does not allow cannot be written: only a printed card can be
/// issued, and only an issued one has a holder.
///
/// A card's kind is an id in the ruleset; it stays what it was when a later ruleset no longer has it.
public sealed interface Card {
    CardNumber number();

    /// The id of the card kind.
    String kind();

    /// In the system and not handed out.
    record Printed(CardNumber number, String kind) implements Card {
        /// The card in the hands of a customer.
        public Issued issueTo(Holder holder) {
            return new Issued(number, kind, holder);
        }
    }

    /// Kept at the till for everybody; it is no customer.
    record Universal(CardNumber number, String kind) implements Card {}

    /// In a customer's hands.
    record Issued(CardNumber number, String kind, Holder holder) implements Card {
        /// The same card after its customer has changed.
        public Issued with(Holder changed) {
            return new Issued(number, kind, changed);
        }
    }
}
