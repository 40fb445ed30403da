package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.cases.CaseAnswer;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.sale.Canonical;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.rulebook.PublishedRuleset;

/// The digest that a receipt keeps: over the ruleset's version, the inputs and the result in their canonical form.
final class ReceiptDigest {
    private ReceiptDigest() {}

    static String of(PublishedRuleset rules, ObjectNode inputs, PricedReceipt priced) {
        ObjectNode whole = Json.object();
        whole.put("ruleset", rules.version().number());
        whole.set("inputs", inputs);
        whole.set(
                "result", CaseAnswer.of(withoutReasons(priced), rules.ruleset().currency()));
        return Canonical.digest(whole);
    }

    /// How many reasons were told is no part of a price.
    private static PricedReceipt withoutReasons(PricedReceipt priced) {
        return new PricedReceipt(
                priced.amount(),
                priced.markup(),
                priced.discount(),
                priced.rounding(),
                priced.redeemed(),
                priced.total(),
                priced.earned(),
                priced.pointsRedeemed(),
                priced.balance(),
                priced.redeemable(),
                priced.lines(),
                priced.applied(),
                java.util.List.of(),
                java.util.List.of());
    }
}
