package io.kopilka.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.sale.SaleReader;
import io.kopilka.contract.sale.SaleRequest;
import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.PostingRules;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.rulebook.PublishedRuleset;
import io.kopilka.rulebook.RulesetDocument;
import io.kopilka.wire.Localized;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;

/// Prices a sale that nobody makes, before a snapshot: the reading of rules and receipts, the engine, the writing of
/// answers and the signing of quotes are then ready for the first that somebody makes. It asks the table for nothing.
@Singleton
final class PrimedSale implements AroundSnapshot {
    private static final Currency CURRENCY = Currency.getInstance("RUB");
    private static final TenantId NOBODY = new TenantId("ten_00000000000000000000000000");
    private static final StoreId NOWHERE = new StoreId("sto_00000000000000000000000000");
    private static final String RULES = """
            {
              "currency": "RUB",
              "segments": [{"id": "a", "name": "a", "include": {"groups": ["a"]}}],
              "offers": [
                {"id": "percent", "name": "a", "scope": "a", "effect": {"percent": "5"}},
                {"id": "total", "name": "a", "when": {"receiptTotal": {"atLeast": "99999.00"}}, "effect": {"percent": "7"}}
              ],
              "promotions": [{"id": "all", "name": "a", "offers": ["percent", "total"]}]
            }
            """;
    private static final String SALE = """
            {
              "store": "sto_00000000000000000000000000", "till": "1",
              "lines": [{"id": "1", "sku": "a", "name": "a", "groups": ["a"], "quantity": "2", "price": "10.00"}],
              "payments": ["cash"]
            }
            """;

    private final QuoteToken tokens;
    private final InstantSource clock;

    PrimedSale(QuoteToken tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void beforeSnapshot() {
        byte[] _ = quote();
    }

    /// The answer to the sale.
    byte[] quote() {
        Instant now = clock.instant();
        SaleRequest request = good(SaleReader.quote(json(SALE), CURRENCY));
        StoreProfile store = StoreProfile.of(NOWHERE, Text.of("-"), ZoneOffset.UTC, Optional.empty());
        Moment moment = new Moment(now.atOffset(ZoneOffset.UTC), now);
        Sale sale = Sale.of(request, store, rules(), moment, new Purse.Empty(Buyer.ANONYMOUS), OfferUses.NONE);
        PricedReceipt priced = sale.price(Explain.NEAR);
        String id = tokens.issue(NOBODY, RulesetVersion.NONE, now);
        return Json.write(Localized.render(new SaleAnswer(sale, priced, false).quote(id), Language.RU));
    }

    private static PublishedRuleset rules() {
        Ruleset ruleset = good(new RulesetDocument(json(RULES)).read());
        return new PublishedRuleset(
                RulesetVersion.NONE, PostingRules.of(CompiledRuleset.of(ruleset)), Optional.empty(), Optional.empty());
    }

    private static JsonNode json(String text) {
        return good(Json.read(text.getBytes(UTF_8)));
    }

    private static <T> T good(Read<T> read) {
        return switch (read) {
            case Read.Good<T>(T value) -> value;
            case Read.Refused<T>(var faults) -> throw new IllegalStateException("the sample is wrong: " + faults);
        };
    }
}
