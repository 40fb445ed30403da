package io.kopilka.checkout;

import io.kopilka.accounts.card.Holder;
import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.ledger.Account;

/// Who pays: nobody in particular, a card kept at the till, or a customer with an account.
sealed interface Purse {
    /// The buyer as the price sees them.
    Buyer buyer();

    /// No account is touched: an anonymous sale, or one by a universal card.
    record Empty(Buyer buyer) implements Purse {}

    /// A customer's account as it was read.
    ///
    /// @param holder the customer, as much of them as a sale needs
    record Held(Buyer.Customer buyer, Holder holder, Account account) implements Purse {}
}
