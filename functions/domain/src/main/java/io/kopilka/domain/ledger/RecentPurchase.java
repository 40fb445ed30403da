package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.ReceiptId;
import java.time.Instant;
import java.util.Map;

/// One of an account's latest purchases, for what is measured by the purchase before.
///
/// @param at when it was made, to the second
/// @param mark of its receipt, to find it again when it is returned ([#markOf])
/// @param paid what was paid, or how much was bought, of the subjects that a ruleset measures by the previous
///     purchase; without those of nothing
public record RecentPurchase(Instant at, int mark, Map<Subject, Long> paid) {
    public RecentPurchase {
        paid = Map.copyOf(paid);
    }

    /// A mark of a receipt. Two receipts of one customer among the latest few share one as good as never.
    public static int markOf(ReceiptId receipt) {
        return receipt.value().hashCode();
    }
}
