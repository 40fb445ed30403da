package io.kopilka.checkout;

import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.LedgerPage;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Cause;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what a sale did to its customer's account.
@Singleton
final class BookedSales {
    private static final int PAGE = 200;

    private final Customers customers;
    private final AccountStore accounts;

    BookedSales(Customers customers, AccountStore accounts) {
        this.customers = customers;
        this.accounts = accounts;
    }

    /// What the receipt says; for one of schema 1, which does not say it, what its customer's ledger does.
    ///
    /// @return null where the sale had no customer
    @Nullable
    Booked of(TenantId tenant, RecordedReceipt receipt) {
        if (receipt.booked() != null) {
            return receipt.booked();
        }
        return CustomerId.parse(receipt.answer().path("customer").path("id").asText())
                .flatMap(id -> customers.find(tenant, id, Consistency.STRONG))
                .map(stored -> search(tenant, stored.customer(), receipt))
                .orElse(null);
    }

    private Booked search(TenantId tenant, Customer customer, RecordedReceipt receipt) {
        Optional<Cursor> next = Optional.empty();
        do {
            LedgerPage page = accounts.ledger(tenant, customer.programme(), customer.account(), PAGE, next);
            for (Posting posting : page.postings()) {
                if (posting.stamp().cause() instanceof Cause.Sold(var sold) && sold.equals(receipt.id())) {
                    return new Booked(customer.programme(), customer.account(), posting.id(), null);
                }
            }
            next = page.next();
        } while (next.isPresent());
        return new Booked(customer.programme(), customer.account(), null, null);
    }
}
