package io.kopilka.accounts.card;

import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.StoreId;
import java.util.Optional;

/// A card in one of the states of its life. What a state does not allow cannot be written: only a card
/// that nobody has can be issued, and only an issued one has a holder.
///
/// A card's kind is an id in the ruleset; it stays what it was when a later ruleset no longer has it.
public sealed interface Card {
    CardNumber number();

    /// The id of the card kind.
    String kind();

    /// The batch that it was made in; empty where it came another way.
    Optional<CardBatchId> batch();

    /// A card that nobody has yet.
    sealed interface Unissued extends Card {
        /// The card in the hands of a customer.
        default Issued issueTo(Holder holder) {
            return new Issued(number(), kind(), batch(), holder);
        }

        /// The card in a store, to be handed out there.
        default InStore placedIn(StoreId store) {
            return new InStore(number(), kind(), batch(), store);
        }
    }

    /// In the system and not handed out.
    record Printed(CardNumber number, String kind, Optional<CardBatchId> batch) implements Unissued {
        public Printed(CardNumber number, String kind) {
            this(number, kind, Optional.empty());
        }
    }

    /// Lies in a store, not handed out.
    record InStore(CardNumber number, String kind, Optional<CardBatchId> batch, StoreId store) implements Unissued {}

    /// Kept at the till for everybody; it is no customer.
    record Universal(CardNumber number, String kind, Optional<CardBatchId> batch) implements Card {
        public Universal(CardNumber number, String kind) {
            this(number, kind, Optional.empty());
        }
    }

    /// In a customer's hands.
    record Issued(CardNumber number, String kind, Optional<CardBatchId> batch, Holder holder) implements Card {
        public Issued(CardNumber number, String kind, Holder holder) {
            this(number, kind, Optional.empty(), holder);
        }

        /// The same card after its customer has changed.
        public Issued with(Holder changed) {
            return new Issued(number, kind, batch, changed);
        }
    }
}
