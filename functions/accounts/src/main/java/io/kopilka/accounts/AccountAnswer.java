package io.kopilka.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.card.Holder;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.customer.History;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.ExpiringPoints;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Tier;
import io.kopilka.domain.tier.TierLadder;
import io.kopilka.domain.tier.TierProgress;
import io.kopilka.domain.tier.TierStanding;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// An account as the contract shows it, wherever it is shown: on a card, with a customer, in a quote.
public final class AccountAnswer {
    private AccountAnswer() {}

    /// Adds the figures of an account's points to an object.
    ///
    /// @param account as it is now: holds whose time has passed are free ([Account#freedAt])
    /// @param day today in the store's or the tenant's zone
    /// @param redeemable points that may be redeemed here and now
    public static void putPoints(ObjectNode into, Account account, LocalDate day, Points redeemable) {
        into.put("balance", Decimals.points(spendable(account, day)));
        into.put("pending", Decimals.points(account.book().pendingOn(day)));
        into.put("held", Decimals.points(account.held()));
        into.put("redeemable", Decimals.points(redeemable));
        ArrayNode expiring = into.putArray("expiring");
        for (ExpiringPoints each : ExpiringPoints.of(account.book(), day)) {
            expiring.addObject()
                    .put("amount", Decimals.points(each.amount()))
                    .put("on", each.on().toString());
        }
    }

    /// The points that may be spent on a day less what is owed: below zero a debt.
    public static Points spendable(Account account, LocalDate day) {
        return account.book().spendableOn(day).minus(account.debt());
    }

    /// Whose an account is, as a cashier may see it.
    public static ObjectNode holder(Holder holder) {
        return Json.object().put("id", holder.customer().value()).put("name", holder.name());
    }

    /// The tier held and the way to the next.
    ///
    /// @param at the moment from which periods are seen
    public static ObjectNode tier(Account account, Ruleset ruleset, OffsetDateTime at) {
        return tier(account.tier(), account.history(at), ruleset);
    }

    /// The same of a customer who is only imagined.
    ///
    /// @param held null where none is
    public static ObjectNode tier(@Nullable TierStanding held, History history, Ruleset ruleset) {
        TierProgress progress = new TierLadder(ruleset.tiers()).progress(held, history);
        return Json.object()
                .put("id", idOf(progress.current()))
                .put("next", idOf(progress.next()))
                .put("missing", missing(progress, ruleset.currency()));
    }

    private static @Nullable String idOf(@Nullable Tier tier) {
        return tier == null ? null : tier.id();
    }

    private static @Nullable String missing(TierProgress progress, Currency currency) {
        return switch (progress.missing()) {
            case null -> null;
            case Money money -> Decimals.money(money, currency);
            case Quantity quantity -> Decimals.quantity(quantity);
            case Points points -> Decimals.points(points);
            case Percent percent -> Decimals.percent(percent);
        };
    }
}
