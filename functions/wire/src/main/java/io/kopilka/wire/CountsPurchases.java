package io.kopilka.wire;

import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.PostingRules;
import io.kopilka.domain.ledger.Recount;

/// Counts what an account has bought anew. Checkout has the receipts; whoever keeps accounts asks by this port,
/// for capabilities do not know each other.
public interface CountsPurchases {

    /// The account's figures built from all receipts of its customer and what has come back of them
    /// (docs/pricing.md, 19.7). They are exact for the account as it was read if it has not changed since: a
    /// sale or a return writes it in the transaction of its own.
    ///
    /// @param before the account's figures, read before this is asked
    /// @param rules by whose definitions they are built
    Recount recount(TenantId tenant, CustomerId customer, Counters before, PostingRules rules);
}
