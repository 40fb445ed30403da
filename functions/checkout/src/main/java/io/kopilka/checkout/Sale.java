package io.kopilka.checkout;

import io.kopilka.contract.sale.SaleRequest;
import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.ledger.Hold;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Pricing;
import io.kopilka.domain.receipt.Receipt;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.rulebook.PublishedRuleset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A sale with everything that its price needs.
///
/// @param store where it is made
/// @param rules by which it is priced
/// @param receipt its lines at its moment in the store's zone
/// @param uses how often offers were used by everybody, as far as the rules ask
record Sale(
        SaleRequest request, StoreProfile store, PublishedRuleset rules, Receipt receipt, Purse purse, OfferUses uses) {

    /// A sale of a request.
    static Sale of(
            SaleRequest request,
            StoreProfile store,
            PublishedRuleset rules,
            Moment moment,
            Purse purse,
            OfferUses uses) {
        Receipt receipt = new Receipt(
                moment.inStore(),
                store.id().value(),
                request.till(),
                request.number(),
                request.lines(),
                request.paymentKinds(),
                Set.of(),
                redeem(request, purse.holdToEnd()));
        return new Sale(request, store, rules, receipt, purse, uses);
    }

    /// What was asked for; where nothing was, the points that were set aside for the sale.
    private static Redeem redeem(SaleRequest request, @Nullable Hold hold) {
        return hold != null && request.redeem() instanceof Redeem.Nothing
                ? new Redeem.UpTo(hold.points())
                : request.redeem();
    }

    /// What it costs and why.
    ///
    /// @throws ArithmeticException where an amount is too large to be reckoned
    PricedReceipt price(Explain explain) {
        return Pricing.price(rules.compiled(), receipt, purse.buyer(), uses, explain);
    }
}
