package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.cases.CaseAnswer;
import io.kopilka.contract.cases.PricingCase;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.pricing.Engine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.rulebook.PublishedRuleset;
import io.kopilka.rulebook.Rulebook;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Prices a recorded receipt again, from the inputs that it keeps and by the ruleset that priced it, and compares.
@Singleton
public final class VerifyReceipt {
    private final Receipts receipts;
    private final Rulebook rulebook;

    public VerifyReceipt(Table table, Rulebook rulebook) {
        this.receipts = new Receipts(table);
        this.rulebook = rulebook;
    }

    /// What came of it.
    ///
    /// @param isSame whether the digest of inputs and result is the one that the receipt keeps
    /// @param recordedBy the version of the engine that priced it
    /// @param pricedBy the version of the engine that priced it again
    /// @param stored the digest that it keeps
    /// @param reckoned the digest of now
    /// @param differences each figure that is another now; empty where none is
    public record Verdict(
            boolean isSame, String recordedBy, String pricedBy, String stored, String reckoned, JsonNode differences) {}

    /// The verdict on a receipt; empty where the tenant has none of this id.
    public Optional<Verdict> verify(TenantId tenant, ReceiptId id) {
        return receipts.find(tenant, id).map(receipt -> verify(tenant, receipt));
    }

    private Verdict verify(TenantId tenant, RecordedReceipt receipt) {
        ObjectNode answer = receipt.answer();
        RulesetVersion version = new RulesetVersion(answer.path("ruleset").asInt());
        PublishedRuleset rules = rulebook.version(tenant, version)
                .orElseThrow(() -> unreadable(tenant, receipt, "its ruleset " + version + " is not there"));
        PricedReceipt priced = switch (PricingCase.read(receipt.inputs(), rules.ruleset())) {
            case Read.Good<PricingCase>(var inputs) -> inputs.price();
            case Read.Refused<PricingCase>(var faults) ->
                throw unreadable(tenant, receipt, "its inputs cannot be read: " + faults);
        };
        String reckoned = ReceiptDigest.of(rules, receipt.inputs(), priced);
        String stored = answer.path("digest").asText();
        ObjectNode now = CaseAnswer.of(priced, rules.ruleset().currency());
        return new Verdict(
                reckoned.equals(stored),
                answer.path("engine").asText(),
                Engine.VERSION,
                stored,
                reckoned,
                Differences.between(answer, now));
    }

    private static UnreadableItem unreadable(TenantId tenant, RecordedReceipt receipt, String why) {
        return new UnreadableItem(Keys.receipt(tenant, receipt.id()), why);
    }
}
