package io.kopilka.contract.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.pricing.AppliedOffer;
import io.kopilka.domain.pricing.AppliedOffer.Gain;
import io.kopilka.domain.pricing.Missing;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.SkippedOffer;
import java.util.Currency;

/// A priced case in the words in which cases say what they expect.
public final class CaseAnswer {
    private final Currency currency;

    private CaseAnswer(Currency currency) {
        this.currency = currency;
    }

    public static ObjectNode of(PricedReceipt priced, Currency currency) {
        return new CaseAnswer(currency).write(priced);
    }

    private ObjectNode write(PricedReceipt priced) {
        ObjectNode answer = Json.object();
        figures(answer, priced.amount(), priced.markup(), priced.discount(), priced.redeemed(), priced.total());
        answer.put("rounding", money(priced.rounding()));
        answer.put("earned", Decimals.points(priced.earned()));
        answer.put("redeemable", Decimals.points(priced.redeemable()));
        ArrayNode lines = answer.putArray("lines");
        for (PricedLine line : priced.lines()) {
            ObjectNode node = lines.addObject().put("id", line.line().id());
            figures(node, line.amount(), line.markup(), line.discount(), line.redeemed(), line.total());
            node.put("rounding", money(line.rounding()));
            node.put("earned", Decimals.points(line.earned()));
        }
        ArrayNode applied = answer.putArray("applied");
        ObjectNode amounts = answer.putObject("amounts");
        for (AppliedOffer offer : priced.applied()) {
            applied.add(offer.offer().id());
            switch (offer.gain()) {
                case Gain.Discounted(var _, var amount) ->
                    amounts.put(offer.offer().id(), money(amount));
                case Gain.MarkedUp(var amount) -> amounts.put(offer.offer().id(), money(amount));
                case Gain.Earned(var points) -> amounts.put(offer.offer().id(), Decimals.points(points));
                case Gain.Notice() -> {}
            }
        }
        ObjectNode skipped = answer.putObject("skipped");
        ObjectNode missing = answer.putObject("missing");
        for (SkippedOffer offer : priced.skipped()) {
            skipped.put(offer.offer().id(), offer.reason());
            switch (offer.missing()) {
                case null -> {}
                case Missing.OfMoney(var amount) -> missing.put(offer.offer().id(), money(amount));
                case Missing.OfQuantity(var quantity) ->
                    missing.put(offer.offer().id(), Decimals.quantity(quantity));
                case Missing.OfCount(var count) -> missing.put(offer.offer().id(), Long.toString(count));
                case Missing.Until _, Missing.UntilDay _ -> {}
            }
        }
        return answer;
    }

    private void figures(ObjectNode node, Money amount, Money markup, Money discount, Money redeemed, Money total) {
        node.put("amount", money(amount));
        node.put("markup", money(markup));
        node.put("discount", money(discount));
        node.put("redeemed", money(redeemed));
        node.put("total", money(total));
    }

    private String money(Money money) {
        return Decimals.money(money, currency);
    }
}
