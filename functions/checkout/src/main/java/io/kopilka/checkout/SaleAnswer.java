package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountAnswer;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.sale.PricedWriter;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.pricing.PricedReceipt;
import org.jspecify.annotations.Nullable;

/// Writes what a till is answered, texts in both languages.
final class SaleAnswer {
    private final Sale sale;
    private final PricedReceipt priced;
    private final PricedWriter writer;

    /// @param withBefore whether amounts before the combination tree are told
    SaleAnswer(Sale sale, PricedReceipt priced, boolean withBefore) {
        this.sale = sale;
        this.priced = priced;
        writer = new PricedWriter(sale.rules().ruleset(), withBefore);
    }

    /// The answer to `POST /v1/quotes`.
    ObjectNode quote(String id) {
        ObjectNode quote = Json.object();
        quote.put("id", id);
        quote.put("ruleset", sale.rules().version().number());
        writer.totals(priced, quote);
        quote.set("points", points(accountOf(sale.purse())));
        writer.lines(priced, quote);
        writer.applied(priced, quote);
        writer.skipped(priced, quote);
        customer(quote, accountOf(sale.purse()));
        writer.prompts(priced, quote);
        return quote;
    }

    PricedWriter writer() {
        return writer;
    }

    static @Nullable Account accountOf(Purse purse) {
        return switch (purse) {
            case Purse.Empty _ -> null;
            case Purse.Held held -> held.account();
        };
    }

    /// The sale's points, and the balance of an account where there is one.
    ObjectNode points(@Nullable Account account) {
        ObjectNode points = Json.object()
                .put("earned", Decimals.points(priced.earned()))
                .put("redeemed", Decimals.points(priced.pointsRedeemed()));
        if (account != null) {
            AccountAnswer.putPoints(points, account, sale.receipt().at().toLocalDate(), priced.redeemable());
        }
        return points;
    }

    /// The customer and where they stand.
    void customer(ObjectNode into, @Nullable Account account) {
        if (account != null && sale.purse() instanceof Purse.Held held) {
            into.set(
                    "tier",
                    AccountAnswer.tier(
                            account, sale.rules().ruleset(), sale.receipt().at()));
            into.set("customer", AccountAnswer.holder(held.holder()));
        } else {
            into.putNull("tier");
            into.putNull("customer");
        }
    }
}
