package io.kopilka.checkout;

import io.kopilka.contract.sale.SaleRequest;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.rulebook.PublishedRuleset;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.util.Currency;

/// Brings together what the price of a sale needs.
@Singleton
final class PreparedSales {
    private final Directory directory;
    private final Purses purses;
    private final UseLeases uses;

    PreparedSales(Directory directory, Purses purses, UseLeases uses) {
        this.directory = directory;
        this.purses = purses;
        this.uses = uses;
    }

    /// The tenant's currency.
    Currency currency(Caller caller) {
        return directory.tenantOf(caller).currency();
    }

    /// The store of a request. Refused: `unknown_store`, also where the caller may not act in it.
    Outcome<StoreProfile> store(Caller caller, SaleRequest request) {
        return StoreId.parse(request.store())
                .flatMap(id -> directory.store(caller, id))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusals.of("/store", ProblemCode.UNKNOWN_STORE)));
    }

    /// The sale, ready to be priced. Refused: `store_archived`, but for what was sold there without the service; and as
    /// [Purses#open] says.
    Outcome<Sale> sale(
            Caller caller,
            SaleRequest request,
            StoreProfile store,
            Moment moment,
            PublishedRuleset rules,
            Consistency consistency) {
        if (store.archived().isPresent() && request.offline() == null) {
            return Outcome.refused(Refusals.of("/store", ProblemCode.STORE_ARCHIVED));
        }
        return purses.open(caller.tenant(), request, rules, moment, consistency)
                .map(purse -> Sale.of(
                        request,
                        store,
                        rules,
                        moment,
                        purse,
                        uses.seen(
                                caller.tenant(),
                                rules,
                                store.id(),
                                moment.inStore().toLocalDate())));
    }
}
