package io.kopilka.contract.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.receipt.BuyerReader;
import io.kopilka.contract.receipt.LineReader;
import io.kopilka.contract.receipt.RedeemReader;
import io.kopilka.contract.ruleset.RulesetReader;
import io.kopilka.contract.ruleset.RulesetValidation;
import io.kopilka.contract.ruleset.Units;
import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Pricing;
import io.kopilka.domain.receipt.Receipt;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Promotion;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.text.Text;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A programme, an imagined customer and a receipt: everything that a price needs, in one document. A ruleset
/// without
/// promotions has all its offers live.
public record PricingCase(Ruleset ruleset, Receipt receipt, Buyer buyer, OfferUses uses) {
    /// Names of fields that only describe a case or say what is expected of it.
    private static final List<String> ABOUT = List.of("name", "source", "why", "expect");

    /// Reads a case; what it expects is left to [CaseCheck].
    public static Read<PricingCase> read(JsonNode document) {
        Faults faults = new Faults();
        Fields fields = Fields.of(document, "", faults);
        ABOUT.forEach(fields::optional);
        JsonNode node = fields.required("ruleset");
        if (node == null) {
            return new Read.Refused<>(faults.all());
        }
        Ruleset ruleset = live(RulesetReader.read(node, "/ruleset", faults));
        if (faults.isEmpty()) {
            RulesetValidation.unpriceable(ruleset, "/ruleset")
                    .forEach(fault -> faults.add(
                            fault.pointer(),
                            fault.code(),
                            fault.detail().ru(),
                            fault.detail().en()));
        }
        return read(fields, ruleset, faults);
    }

    /// Reads the inputs that a receipt keeps, to be priced by the ruleset that priced them, as it was published.
    public static Read<PricingCase> read(JsonNode inputs, Ruleset ruleset) {
        Faults faults = new Faults();
        return read(Fields.of(inputs, "", faults), ruleset, faults);
    }

    private static Read<PricingCase> read(Fields fields, Ruleset ruleset, Faults faults) {
        Units units = new Units(ruleset.currency());
        ZoneId zone = zone(fields);
        BuyerReader buyers = new BuyerReader(units, faults);
        Buyer buyer = buyers.read(fields, "customer");
        OfferUses uses = buyers.uses(fields, "uses");
        JsonNode sale = fields.required("receipt");
        fields.end();
        if (sale == null) {
            return new Read.Refused<>(faults.all());
        }
        Receipt receipt = receipt(Fields.of(sale, "/receipt", faults), units, zone, faults);
        return receipt == null
                ? new Read.Refused<>(faults.all())
                : Read.of(new PricingCase(ruleset, receipt, buyer, uses), faults);
    }

    private static Ruleset live(Ruleset ruleset) {
        if (!ruleset.promotions().isEmpty()) {
            return ruleset;
        }
        List<String> all = ruleset.offers().stream().map(Offer::id).toList();
        Promotion always = new Promotion("always", Text.of("always"), null, null, null, null, all);
        return new Ruleset(
                ruleset.currency(),
                ruleset.segments(),
                ruleset.offers(),
                ruleset.combination(),
                List.of(always),
                ruleset.scheme(),
                ruleset.pointsCombination(),
                ruleset.tiers(),
                ruleset.cardKinds(),
                ruleset.roundingStep());
    }

    private static ZoneId zone(Fields fields) {
        String zone = fields.text("zone", 64);
        try {
            return zone.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(zone);
        } catch (DateTimeException e) {
            fields.fault(
                    "zone",
                    Code.INVALID_VALUE,
                    "Здесь должен быть часовой пояс IANA, например Europe/Moscow.",
                    "This must be an IANA time zone such as Europe/Moscow.");
            return ZoneId.of("UTC");
        }
    }

    private static @Nullable Receipt receipt(Fields fields, Units units, ZoneId zone, Faults faults) {
        fields.required("at");
        OffsetDateTime at = fields.optionalMoment("at");
        fields.optionalText("currency", 3);
        var lines = new LineReader(units, faults).read(fields);
        Set<String> coupons = new LinkedHashSet<>();
        fields.list("coupons", 1_000, (node, where) -> {
            Fields coupon = Fields.of(node, where, faults);
            coupon.optionalText("code", 64);
            boolean added = coupons.add(coupon.text("batch", 64));
            coupon.end();
            return added;
        });
        String store = fields.optionalText("store", 64);
        String till = fields.optionalText("till", 32);
        String number = fields.optionalText("number", 64);
        List<String> payments = fields.texts("payments", 20, 32);
        var redeem = RedeemReader.read(fields);
        fields.end();
        return at == null
                ? null
                : new Receipt(
                        at.atZoneSameInstant(zone).toOffsetDateTime(),
                        store,
                        till,
                        number,
                        lines,
                        payments,
                        coupons,
                        redeem);
    }

    /// Prices the case with everything explained.
    public PricedReceipt price() {
        return Pricing.price(CompiledRuleset.of(ruleset), receipt, buyer, uses, Explain.ALL);
    }
}
