package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.sale.SaleReader;
import io.kopilka.contract.sale.SaleRequest;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.rulebook.PublishedRuleset;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Reckoning;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Prices a receipt and changes nothing: `POST /v1/quotes`.
@Singleton
final class QuoteSale {
    private final PreparedSales sales;
    private final Rulebook rulebook;
    private final QuoteToken tokens;
    private final InstantSource clock;

    QuoteSale(PreparedSales sales, Rulebook rulebook, QuoteToken tokens, InstantSource clock) {
        this.sales = sales;
        this.rulebook = rulebook;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// The quote, texts in both languages. Refused: what is wrong with the body, `unknown_store`, and as
    /// [Purses#open] says.
    Outcome<ObjectNode> quote(Caller caller, byte @Nullable [] body, Explain explain, PrintedUnits units) {
        Instant now = clock.instant();
        return Bodies.read(body, document -> SaleReader.quote(document, sales.currency(caller)))
                .then(request -> sales.store(caller, request)
                        .then(store -> Moment.of(request, store, now)
                                .then(moment -> quote(caller, request, store, moment, explain))
                                .map(quote -> units.on(quote, request.document().path("lines")))));
    }

    private Outcome<ObjectNode> quote(
            Caller caller, SaleRequest request, StoreProfile store, Moment moment, Explain explain) {
        PublishedRuleset rules = rulebook.current(caller.tenant());
        return sales.sale(caller, request, store, moment, rules, Consistency.EVENTUAL)
                .then(sale -> Reckoning.of("/lines", () -> sale.price(explain))
                        .map(priced -> answer(caller, sale, priced, moment, explain)));
    }

    private ObjectNode answer(Caller caller, Sale sale, PricedReceipt priced, Moment moment, Explain explain) {
        String id = tokens.issue(caller.tenant(), sale.rules().version(), moment.recorded());
        return new SaleAnswer(sale, priced, explain == Explain.ALL).quote(id);
    }
}
