package io.kopilka.checkout;

import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.card.Holder;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.sale.SaleRequest;
import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.HoldId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Hold;
import io.kopilka.domain.tier.TierStanding;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.rulebook.PublishedRuleset;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds who pays, by card or by customer: two items of the table at the most.
@Singleton
final class Purses {
    private final Cards cards;
    private final Customers customers;
    private final AccountStore accounts;
    private final StoredHolds holds;

    Purses(Cards cards, Customers customers, AccountStore accounts, StoredHolds holds) {
        this.cards = cards;
        this.customers = customers;
        this.accounts = accounts;
        this.holds = holds;
    }

    /// The purse of a sale. Refused: `unknown_card`, `unknown_customer`, `card_not_issued`; and unless the sale
    /// was made offline, where its hold cannot be spent, as [StoredHolds#whyNotOpen] says.
    ///
    /// @param moment of the sale in the store's zone
    /// @param consistency strong where the sale is to be committed from what is read
    Outcome<Purse> open(
            TenantId tenant, SaleRequest request, PublishedRuleset rules, Moment moment, Consistency consistency) {
        return payer(tenant, request.card(), request.customer()).then(payer -> switch (payer) {
            case Payer.Nobody(var buyer) ->
                request.hold() == null || request.offline() != null
                        ? Outcome.done(new Purse.Empty(buyer))
                        : notOpen(tenant, request.hold(), Optional.empty(), moment);
            case Payer.Somebody(var holder, var cardKind) ->
                held(tenant, holder, cardKind, request, rules, moment, consistency);
        });
    }

    /// Who pays, before their account is read.
    sealed interface Payer {
        /// Nobody who has an account.
        record Nobody(Buyer buyer) implements Payer {}

        /// A customer.
        ///
        /// @param cardKind of the card that was shown; null where none was
        record Somebody(Holder holder, @Nullable String cardKind) implements Payer {}
    }

    /// Who pays, by card or by customer. Refused: `unknown_card`, `unknown_customer`, `card_not_issued`.
    Outcome<Payer> payer(TenantId tenant, @Nullable String card, @Nullable String customer) {
        if (card != null) {
            return byCard(tenant, card);
        }
        if (customer != null) {
            return byCustomer(tenant, customer);
        }
        return Outcome.done(new Payer.Nobody(Buyer.ANONYMOUS));
    }

    private Outcome<Payer> byCard(TenantId tenant, String number) {
        Optional<Card> card = CardNumber.parse(number)
                .flatMap(known -> cards.find(tenant, known, Consistency.EVENTUAL))
                .map(Cards.Stored::card);
        if (card.isEmpty()) {
            return Outcome.refused(Refusals.of("/card", ProblemCode.UNKNOWN_CARD));
        }
        return switch (card.get()) {
            case Card.Unissued _ -> Outcome.refused(Problem.of(ProblemCode.CARD_NOT_ISSUED));
            case Card.Universal universal -> Outcome.done(new Payer.Nobody(new Buyer.UniversalCard(universal.kind())));
            case Card.Issued issued -> Outcome.done(new Payer.Somebody(issued.holder(), issued.kind()));
        };
    }

    private Outcome<Payer> byCustomer(TenantId tenant, String id) {
        return CustomerId.parse(id)
                .flatMap(known -> customers.find(tenant, known, Consistency.EVENTUAL))
                .map(stored ->
                        Outcome.<Payer>done(new Payer.Somebody(stored.customer().holder(), null)))
                .orElseGet(() -> Outcome.refused(Refusals.of("/customer", ProblemCode.UNKNOWN_CUSTOMER)));
    }

    private Outcome<Purse> held(
            TenantId tenant,
            Holder holder,
            @Nullable String cardKind,
            SaleRequest request,
            PublishedRuleset rules,
            Moment moment,
            Consistency consistency) {
        Account stored = accounts.load(tenant, holder.programme(), holder.account(), consistency);
        Account account = stored.freedAt(moment.recorded());
        Hold hold = request.hold() == null
                ? null
                : HoldId.parse(request.hold())
                        .map(id -> account.hold(id.ulid()))
                        .orElse(null);
        if (request.hold() != null && hold == null && request.offline() == null) {
            return notOpen(tenant, request.hold(), Optional.of(holder.account()), moment);
        }
        Account spendable = hold == null ? account : account.without(hold);
        Buyer.Customer buyer = new Buyer.Customer(
                holder.customer().value(),
                cardKind,
                tierOf(account, rules),
                holder.birthday(),
                Set.of(),
                account.history(moment.inStore()),
                spendable.redeemableLots(moment.inStore().toLocalDate()));
        return Outcome.done(new Purse.Held(buyer, holder, account, stored, hold));
    }

    private Outcome<Purse> notOpen(TenantId tenant, String hold, Optional<AccountId> account, Moment moment) {
        return Outcome.refused(Refusals.of("/hold", holds.whyNotOpen(tenant, hold, account, moment.recorded())));
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
