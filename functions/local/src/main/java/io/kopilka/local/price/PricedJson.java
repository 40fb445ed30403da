package io.kopilka.local.price;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.sale.PricedWriter;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.text.Language;
import io.kopilka.wire.Localized;

/// A priced receipt with the names and in the shapes of a quote.
public final class PricedJson {

    private PricedJson() {}

    /// The receipt as a quote says it, but for what only a shop knows: no id, no ruleset's number, no customer.
    ///
    /// @param explained whether amounts before the combination tree and skipped offers are told
    public static JsonNode of(PricedReceipt priced, Ruleset ruleset, boolean explained, Language language) {
        PricedWriter writer = new PricedWriter(ruleset, explained);
        ObjectNode answer = Json.object();
        writer.totals(priced, answer);
        answer.putObject("points")
                .put("earned", Decimals.points(priced.earned()))
                .put("redeemed", Decimals.points(priced.pointsRedeemed()))
                .put("balance", Decimals.points(priced.balance()))
                .put("redeemable", Decimals.points(priced.redeemable()));
        writer.lines(priced, answer);
        writer.applied(priced, answer);
        writer.skipped(priced, answer);
        writer.prompts(priced, answer);
        return Localized.render(answer, language);
    }
}
