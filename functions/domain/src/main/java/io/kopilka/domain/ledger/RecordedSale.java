package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.tier.TierStanding;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sale as it was recorded: what a return undoes parts of. It is never priced anew.
///
/// @param receipt the id of the receipt
/// @param day of the sale in the store's zone
/// @param priced the figures that were charged
/// @param posting its entries; null where no points moved
/// @param tierBefore what the account held before the sale; null where nothing
/// @param issuer the tenant whose points were earned and spent
/// @param acceptor the tenant that sold
public record RecordedSale(
        ReceiptId receipt,
        LocalDate day,
        PricedReceipt priced,
        @Nullable Posting posting,
        @Nullable TierStanding tierBefore,
        TenantId issuer,
        TenantId acceptor) {

    /// How the lots moved in the sale's entries of a kind, in the order recorded.
    List<LotMovement> movements(EntryKind kind) {
        if (posting == null) {
            return List.of();
        }
        return posting.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .flatMap(entry -> entry.movements().stream())
                .toList();
    }
}
