package io.kopilka.contract.sale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Decimals;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.pricing.AppliedOffer;
import io.kopilka.domain.pricing.AppliedOffer.Gain;
import io.kopilka.domain.pricing.Missing;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Prompt;
import io.kopilka.domain.pricing.SkippedOffer;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.words.PromptText;
import io.kopilka.domain.words.SkipReason;

/// Writes what was priced as the contract has it, texts in both languages.
public final class PricedWriter {
    private final Ruleset ruleset;
    private final boolean withBefore;

    /// Writes by the ruleset that priced.
    ///
    /// @param withBefore whether amounts before the combination tree are told
    public PricedWriter(Ruleset ruleset, boolean withBefore) {
        this.ruleset = ruleset;
        this.withBefore = withBefore;
    }

    /// The receipt's totals.
    public void totals(PricedReceipt priced, ObjectNode into) {
        into.put("currency", ruleset.currency().getCurrencyCode());
        figures(
                into,
                priced.amount(),
                priced.markup(),
                priced.discount(),
                priced.rounding(),
                priced.redeemed(),
                priced.total());
    }

    private void figures(
            ObjectNode into, Money amount, Money markup, Money discount, Money rounding, Money redeemed, Money total) {
        into.put("amount", money(amount));
        into.put("markup", money(markup));
        into.put("discount", money(discount));
        into.put("rounding", money(rounding));
        into.put("redeemed", money(redeemed));
        into.put("total", money(total));
    }

    /// The figures of a line, its id apart.
    public void line(PricedLine line, ObjectNode into) {
        figures(into, line.amount(), line.markup(), line.discount(), line.rounding(), line.redeemed(), line.total());
        into.put("earned", Decimals.points(line.earned()));
        ArrayNode applied = into.putArray("applied");
        for (AppliedOffer offer : line.applied()) {
            ObjectNode node = applied.addObject().put("offer", offer.offer().id());
            gain(offer.gain(), node, false);
        }
    }

    /// The lines of a quote.
    public void lines(PricedReceipt priced, ObjectNode into) {
        ArrayNode lines = into.putArray("lines");
        for (PricedLine line : priced.lines()) {
            line(line, lines.addObject().put("id", line.line().id()));
        }
    }

    public void applied(PricedReceipt priced, ObjectNode into) {
        ArrayNode applied = into.putArray("applied");
        for (AppliedOffer offer : priced.applied()) {
            ObjectNode node = applied.addObject().put("offer", offer.offer().id());
            node.set("name", Bilingual.of(offer.offer().name()));
            gain(offer.gain(), node, withBefore);
        }
    }

    private void gain(Gain gain, ObjectNode into, boolean tellBefore) {
        switch (gain) {
            case Gain.Discounted(var before, var amount) -> {
                into.put("amount", money(amount));
                if (tellBefore) {
                    into.put("before", money(before));
                }
            }
            case Gain.MarkedUp(var amount) -> into.put("markup", money(amount));
            case Gain.Earned(var points) -> into.put("points", Decimals.points(points));
            case Gain.Notice() -> {}
        }
    }

    public void skipped(PricedReceipt priced, ObjectNode into) {
        ArrayNode skipped = into.putArray("skipped");
        for (SkippedOffer offer : priced.skipped()) {
            ObjectNode node =
                    skipped.addObject().put("offer", offer.offer().id()).put("reason", offer.reason());
            missing(offer, node);
            node.set("detail", Bilingual.of(language -> SkipReason.explain(offer, ruleset, language)));
        }
    }

    private void missing(SkippedOffer offer, ObjectNode into) {
        switch (offer.missing()) {
            case null -> {}
            case Missing.OfMoney(var amount) ->
                into.put("missing", money(amount)).put("unit", "money");
            case Missing.OfQuantity(var quantity) ->
                into.put("missing", Decimals.quantity(quantity)).put("unit", "quantity");
            case Missing.OfCount(var count) ->
                into.put("missing", Long.toString(count)).put("unit", "purchases");
            case Missing.Until _, Missing.UntilDay _ -> {}
        }
    }

    public void prompts(PricedReceipt priced, ObjectNode into) {
        ArrayNode prompts = into.putArray("prompts");
        for (Prompt prompt : priced.prompts()) {
            ObjectNode node = prompts.addObject();
            switch (prompt) {
                case Prompt.IssueCard(var kind) -> node.put("kind", "issueCard").put("cardKind", kind.id());
                case Prompt.RedeemReduced(var asked, var redeemed) ->
                    node.put("kind", "redeemReduced")
                            .put("asked", Decimals.points(asked))
                            .put("points", Decimals.points(redeemed));
                case Prompt.GiveGift(var offer, var sku, var quantity) ->
                    node.put("kind", "gift")
                            .put("offer", offer.id())
                            .put("sku", sku)
                            .put("quantity", Decimals.quantity(quantity));
                case Prompt.ShowMessage(var offer, var _) ->
                    node.put("kind", "message").put("offer", offer.id());
                case Prompt.Forbidden(var offer, var _, var lines) -> {
                    node.put("kind", "forbidden").put("offer", offer.id());
                    ArrayNode ids = node.putArray("lines");
                    lines.forEach(ids::add);
                }
            }
            node.set("text", Bilingual.of(language -> PromptText.of(prompt, ruleset, language)));
        }
    }

    private String money(Money money) {
        return Decimals.money(money, ruleset.currency());
    }
}
