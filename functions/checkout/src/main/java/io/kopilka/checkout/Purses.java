package io.kopilka.checkout;

import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.card.Holder;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.sale.SaleRequest;
import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.tier.TierStanding;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.rulebook.PublishedRuleset;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds who pays, by card or by customer: two items of the table at the most.
@Singleton
final class Purses {
    private final Cards cards;
    private final Customers customers;
    private final AccountStore accounts;

    Purses(Cards cards, Customers customers, AccountStore accounts) {
        this.cards = cards;
        this.customers = customers;
        this.accounts = accounts;
    }

    /// The purse of a sale. Refused: `unknown_card`, `unknown_customer`, `card_not_issued`.
    ///
    /// @param at the moment of the sale in the store's zone
    /// @param consistency strong where the sale is to be committed from what is read
    Outcome<Purse> open(
            TenantId tenant, SaleRequest request, PublishedRuleset rules, OffsetDateTime at, Consistency consistency) {
        if (request.card() != null) {
            return byCard(tenant, request.card(), rules, at, consistency);
        }
        if (request.customer() != null) {
            return byCustomer(tenant, request.customer(), rules, at, consistency);
        }
        return Outcome.done(new Purse.Empty(Buyer.ANONYMOUS));
    }

    private Outcome<Purse> byCard(
            TenantId tenant, String number, PublishedRuleset rules, OffsetDateTime at, Consistency consistency) {
        Optional<Card> card = CardNumber.parse(number)
                .flatMap(known -> cards.find(tenant, known, Consistency.EVENTUAL))
                .map(Cards.Stored::card);
        if (card.isEmpty()) {
            return Outcome.refused(Refusals.of("/card", ProblemCode.UNKNOWN_CARD));
        }
        return switch (card.get()) {
            case Card.Printed _ -> Outcome.refused(Problem.of(ProblemCode.CARD_NOT_ISSUED));
            case Card.Universal universal -> Outcome.done(new Purse.Empty(new Buyer.UniversalCard(universal.kind())));
            case Card.Issued issued ->
                Outcome.done(held(tenant, issued.holder(), issued.kind(), rules, at, consistency));
        };
    }

    private Outcome<Purse> byCustomer(
            TenantId tenant, String id, PublishedRuleset rules, OffsetDateTime at, Consistency consistency) {
        return CustomerId.parse(id)
                .flatMap(known -> customers.find(tenant, known, Consistency.EVENTUAL))
                .map(stored ->
                        Outcome.<Purse>done(held(tenant, stored.customer().holder(), null, rules, at, consistency)))
                .orElseGet(() -> Outcome.refused(Refusals.of("/customer", ProblemCode.UNKNOWN_CUSTOMER)));
    }

    private Purse held(
            TenantId tenant,
            Holder holder,
            @Nullable String cardKind,
            PublishedRuleset rules,
            OffsetDateTime at,
            Consistency consistency) {
        Account account = accounts.load(tenant, holder.programme(), holder.account(), consistency);
        Buyer.Customer buyer = new Buyer.Customer(
                holder.customer().value(),
                cardKind,
                tierOf(account, rules),
                holder.birthday(),
                Set.of(),
                account.history(at),
                account.lots());
        return new Purse.Held(buyer, holder, account);
    }

    /// The tier held; null where none is, or the ruleset lacks it.
    private static @Nullable String tierOf(Account account, PublishedRuleset rules) {
        TierStanding standing = account.tier();
        return standing != null
                        && rules.ruleset().tiers().stream()
                                .anyMatch(tier -> tier.id().equals(standing.tier()))
                ? standing.tier()
                : null;
    }
}
