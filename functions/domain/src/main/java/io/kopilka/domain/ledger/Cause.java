package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.Ulid;
import java.time.LocalDate;

/// Why an entry was written.
public sealed interface Cause {
    /// A sale.
    record Sold(ReceiptId receipt) implements Cause {}

    /// A return of goods, or the cancelling of what is left of a sale.
    ///
    /// @param receipt the sale's
    /// @param step the return's own id: a sale may be returned in several steps
    record Returned(ReceiptId receipt, Ulid step) implements Cause {}

    /// Points were set aside, or set free again.
    record Held(Ulid hold) implements Cause {}

    /// A day has come on which lots are no longer good.
    record Expired(LocalDate day) implements Cause {}

    /// Somebody decided so.
    ///
    /// @param reason in their words, not empty
    record Decided(String reason) implements Cause {
        public Decided {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("who corrects an account says why");
            }
        }
    }
}
