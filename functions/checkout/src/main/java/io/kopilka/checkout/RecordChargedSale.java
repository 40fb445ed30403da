package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.number.Allotment;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.RecordsSales;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;

/// Records a sale that was made and charged outside.
///
/// First as it was sent: where it was charged what the rules say, it is a sale like any other. Where the rules would
/// have charged otherwise, or not sold at all, it is recorded as an offline sale is: as charged, the differences named
/// in the receipt. A sender that does not say how it charged each line has charged the sum of the payments, split
/// over the lines in proportion to what the rules would have charged; what points paid is what the rules say.
@Singleton
final class RecordChargedSale implements RecordsSales {

    /// Refusals that come too late for a sale that has been paid.
    private static final Set<ProblemCode> TOO_LATE = Set.of(
            ProblemCode.PRICE_CHANGED,
            ProblemCode.PAYMENTS_MISMATCH,
            ProblemCode.SALE_FORBIDDEN,
            ProblemCode.QUOTE_EXPIRED,
            ProblemCode.CARD_BLOCKED);

    private final CommitSale commitSale;
    private final QuoteSale quoteSale;
    private final PreparedSales sales;

    RecordChargedSale(CommitSale commitSale, QuoteSale quoteSale, PreparedSales sales) {
        this.commitSale = commitSale;
        this.quoteSale = quoteSale;
        this.sales = sales;
    }

    @Override
    public Outcome<ObjectNode> record(Caller caller, IdempotencyKey key, ObjectNode sale) {
        Outcome<ObjectNode> asSent = commit(caller, key, sale);
        return asSent instanceof Outcome.Refused<ObjectNode>(Problem problem)
                        && TOO_LATE.contains(problem.code())
                        && !sale.hasNonNull("offline")
                ? quoteSale
                        .quote(caller, Json.write(asQuote(sale)), Explain.NONE, PrintedUnits.when(false))
                        .then(quote -> commit(caller, key, asCharged(sale, quote, sales.currency(caller))))
                : asSent;
    }

    private Outcome<ObjectNode> commit(Caller caller, IdempotencyKey key, ObjectNode sale) {
        return commitSale
                .commit(caller, key, Json.write(sale), PrintedUnits.when(false))
                .map(CommitSale.Committed::answer);
    }

    private static ObjectNode asQuote(ObjectNode sale) {
        ObjectNode quote = sale.deepCopy();
        quote.remove("quote");
        quote.remove("expectedTotal");
        ArrayNode kinds = quote.putArray("payments");
        sale.path("payments").forEach(payment -> kinds.add(payment.path("kind").asText()));
        return quote;
    }

    private static ObjectNode asCharged(ObjectNode sale, ObjectNode quote, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        long paid = 0;
        for (JsonNode payment : sale.path("payments")) {
            paid = Math.addExact(paid, units(payment.path("amount"), digits));
        }
        JsonNode lines = quote.path("lines");
        long[] totals = totals(paid, lines, digits);
        ObjectNode charged = sale.deepCopy();
        ObjectNode offline = charged.putObject("offline");
        offline.put("ruleset", quote.path("ruleset").asInt());
        ObjectNode figures = offline.putObject("charged");
        ArrayNode chargedLines = Json.object().arrayNode();
        long markup = 0;
        long discount = 0;
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            long off = units(line.path("amount"), digits) - units(line.path("redeemed"), digits) - totals[i];
            markup += Math.max(-off, 0);
            discount += Math.max(off, 0);
            chargedLines
                    .addObject()
                    .put("id", line.path("id").asText())
                    .put("amount", line.path("amount").asText())
                    .put("markup", text(Math.max(-off, 0), digits))
                    .put("discount", text(Math.max(off, 0), digits))
                    .put("redeemed", text(units(line.path("redeemed"), digits), digits))
                    .put("total", text(totals[i], digits));
        }
        figures.put("amount", quote.path("amount").asText())
                .put("markup", text(markup, digits))
                .put("discount", text(discount, digits))
                .put("redeemed", text(units(quote.path("redeemed"), digits), digits))
                .put("total", text(paid, digits));
        figures.set("lines", chargedLines);
        return charged;
    }

    /// What was paid for each line; where the rules would have charged nothing at all, the first line has it all.
    private static long[] totals(long paid, JsonNode lines, int digits) {
        long[] weights = new long[lines.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = units(lines.get(i).path("total"), digits);
        }
        long[] parts = Allotment.split(paid, weights);
        long split = 0;
        for (long part : parts) {
            split += part;
        }
        parts[0] += paid - split;
        return parts;
    }

    private static long units(JsonNode money, int digits) {
        return money.isTextual()
                ? new BigDecimal(money.textValue()).movePointRight(digits).longValueExact()
                : 0;
    }

    private static String text(long units, int digits) {
        return BigDecimal.valueOf(units, digits).toPlainString();
    }
}
