package io.kopilka.checkout;

import io.kopilka.accounts.card.Holder;
import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Hold;
import org.jspecify.annotations.Nullable;

/// Who pays: nobody in particular, a card kept at the till, or a customer with an account.
sealed interface Purse {
    /// The buyer as the price sees them.
    Buyer buyer();

    /// No account is touched: an anonymous sale, or one by a universal card.
    record Empty(Buyer buyer) implements Purse {}

    /// A customer's account.
    ///
    /// @param buyer who may spend the points of the sale's own hold, and none of another
    /// @param holder the customer, as much of them as a sale needs
    /// @param account as it is now: holds whose time has passed are free
    /// @param stored as it was read
    /// @param hold the hold that the sale is to end; null where there is none
    record Held(
            Buyer.Customer buyer,
            Holder holder,
            Account account,
            Account stored,
            @Nullable Hold hold) implements Purse {}

    /// The hold that the sale is to end; null where there is none.
    default @Nullable Hold holdToEnd() {
        return switch (this) {
            case Empty _ -> null;
            case Held held -> held.hold();
        };
    }
}
