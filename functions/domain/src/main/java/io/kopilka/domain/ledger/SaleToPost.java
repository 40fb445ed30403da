package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.pricing.PricedReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A sale that is to be posted to its customer's account.
///
/// @param posting the id that the entries will have, if there are any
/// @param receipt the id of the receipt
/// @param at the moment of the sale with the offset of the store's zone
/// @param recordedAt now
/// @param priced what was charged
/// @param channel whether the price was made from this very account
/// @param issuer the tenant whose points are earned and spent
/// @param acceptor the tenant that sold
/// @param actor the key or person that recorded the sale
/// @param hold the hold that the sale ends: its points are free to be redeemed; null where it ends none
public record SaleToPost(
        Ulid posting,
        ReceiptId receipt,
        OffsetDateTime at,
        Instant recordedAt,
        PricedReceipt priced,
        Channel channel,
        TenantId issuer,
        TenantId acceptor,
        Actor actor,
        @Nullable Ulid hold) {
    /// A sale that ends no hold.
    public SaleToPost(
            Ulid posting,
            ReceiptId receipt,
            OffsetDateTime at,
            Instant recordedAt,
            PricedReceipt priced,
            Channel channel,
            TenantId issuer,
            TenantId acceptor,
            Actor actor) {
        this(posting, receipt, at, recordedAt, priced, channel, issuer, acceptor, actor, null);
    }

    /// How a sale came about.
    public enum Channel {
        /// Priced from the account's present state: the points redeemed are there.
        ONLINE,
        /// Charged by a till on its own: points that are missing become a debt.
        OFFLINE
    }

    /// The day of the sale in the store's zone.
    public LocalDate day() {
        return at.toLocalDate();
    }

    /// The day on which it is recorded, in the same zone (by the offset of the sale: no time zone table
    /// is asked).
    LocalDate recordedOn() {
        return recordedAt.atOffset(at.getOffset()).toLocalDate();
    }

    Stamp stamp() {
        return new Stamp(at, recordedAt, new Cause.Sold(receipt), actor);
    }
}
