package io.kopilka.programs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountAnswer;
import io.kopilka.contract.cases.PricingCase;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.ruleset.RulesetValidation;
import io.kopilka.contract.sale.PricedWriter;
import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.tier.TierStanding;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.rulebook.Drafts;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.rulebook.RulesetDocument;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Reckoning;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tries a programme on a sample receipt and an imagined customer, and tells of every offer why or why not:
/// `POST /v1/simulations`. Nothing is stored.
@Singleton
final class SimulateSale {
    private static final List<String> FIELDS = List.of("ruleset", "zone", "receipt", "customer", "uses");

    private final Drafts drafts;
    private final Rulebook rulebook;
    private final Directory directory;
    private final InstantSource clock;

    SimulateSale(Drafts drafts, Rulebook rulebook, Directory directory, InstantSource clock) {
        this.drafts = drafts;
        this.rulebook = rulebook;
        this.directory = directory;
        this.clock = clock;
    }

    /// A sample that is well shaped.
    ///
    /// @param version by which it is priced; null for a draft or a document
    private record Sample(PricingCase sale, @Nullable RulesetVersion version) {}

    /// The priced sample, texts in both languages. Refused: what is wrong with the body, `unknown_ruleset`,
    /// `ruleset_invalid`.
    Outcome<ObjectNode> simulate(Caller caller, byte @Nullable [] body) {
        return Bodies.json(body)
                .then(SimulateSale::requireKnownFields)
                .then(document -> sample(caller, document))
                .then(SimulateSale::answer);
    }

    private static Outcome<ObjectNode> requireKnownFields(JsonNode document) {
        if (!(document instanceof ObjectNode object)) {
            return Outcome.refused(Refusals.of("", ProblemCode.INVALID_VALUE));
        }
        List<FieldError> unknown = object.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(name -> !FIELDS.contains(name))
                .map(name -> FieldError.at("/" + name, ProblemCode.UNKNOWN_FIELD))
                .toList();
        return unknown.isEmpty() ? Outcome.done(object) : Outcome.refused(Problem.of(unknown));
    }

    private Outcome<Sample> sample(Caller caller, ObjectNode document) {
        JsonNode wanted = document.path("ruleset");
        ObjectNode inputs = inputs(caller, document);
        if (wanted.isTextual() && wanted.textValue().equals("draft")) {
            RulesetDocument draft = drafts.read(directory.tenantOf(caller)).document();
            return Outcome.of(draft.read())
                    .then(ruleset -> fit(RulesetValidation.check(ruleset).errors(), ruleset))
                    .then(ruleset -> priced(inputs, ruleset, null));
        }
        if (wanted.isIntegralNumber() && wanted.canConvertToInt() && wanted.intValue() >= 0) {
            RulesetVersion version = new RulesetVersion(wanted.intValue());
            return rulebook.version(caller.tenant(), version)
                    .map(published -> priced(inputs, published.ruleset(), version))
                    .orElseGet(() -> Outcome.refused(Refusals.of("/ruleset", ProblemCode.UNKNOWN_RULESET)));
        }
        if (wanted.path("currency").isTextual()
                && !wanted.path("currency").asText().equals(currency(caller).getCurrencyCode())) {
            return Outcome.refused(Refusals.of("/ruleset/currency", ProblemCode.CURRENCY_MISMATCH));
        }
        inputs.set("ruleset", wanted);
        return Outcome.of(PricingCase.read(inputs))
                .then(sale -> fit(
                                RulesetValidation.checkExcerpt(sale.ruleset(), "/ruleset")
                                        .errors(),
                                sale.ruleset())
                        .map(_ -> new Sample(sale, null)));
    }

    private Currency currency(Caller caller) {
        return directory.tenantOf(caller).currency();
    }

    private static Outcome<Sample> priced(ObjectNode inputs, Ruleset ruleset, @Nullable RulesetVersion version) {
        return Outcome.of(PricingCase.read(inputs, ruleset)).map(sale -> new Sample(sale, version));
    }

    private static Outcome<Ruleset> fit(List<Fault> errors, Ruleset ruleset) {
        return errors.isEmpty()
                ? Outcome.done(ruleset)
                : Outcome.refused(Refusals.of(ProblemCode.RULESET_INVALID, errors));
    }

    /// The sample with the zone and the moment that it leaves open.
    private ObjectNode inputs(Caller caller, ObjectNode document) {
        ObjectNode inputs = document.deepCopy();
        inputs.remove("ruleset");
        if (!inputs.hasNonNull("zone")) {
            inputs.put(
                    "zone", zone(caller, document.path("receipt").path("store")).getId());
        }
        if (inputs.path("receipt") instanceof ObjectNode receipt && !receipt.hasNonNull("at")) {
            ZoneId zone = zone(caller, receipt.path("store"));
            receipt.put(
                    "at",
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            clock.instant().atZone(zone)));
        }
        return inputs;
    }

    private ZoneId zone(Caller caller, JsonNode store) {
        return Optional.of(store.asText())
                .flatMap(StoreId::parse)
                .flatMap(id -> directory.store(caller, id))
                .map(StoreProfile::zone)
                .orElseGet(() -> directory.tenantOf(caller).zone());
    }

    private static Outcome<ObjectNode> answer(Sample sample) {
        return Reckoning.of("/receipt/lines", () -> answer(sample, sample.sale().price()));
    }

    private static ObjectNode answer(Sample sample, PricedReceipt priced) {
        Ruleset ruleset = sample.sale().ruleset();
        PricedWriter writer = new PricedWriter(ruleset, true);
        ObjectNode answer = Json.object();
        if (sample.version() == null) {
            answer.putNull("ruleset");
        } else {
            answer.put("ruleset", sample.version().number());
        }
        writer.totals(priced, answer);
        ObjectNode points = answer.putObject("points")
                .put("earned", Decimals.points(priced.earned()))
                .put("redeemed", Decimals.points(priced.pointsRedeemed()));
        writer.lines(priced, answer);
        writer.applied(priced, answer);
        writer.skipped(priced, answer);
        if (sample.sale().buyer() instanceof Buyer.Customer customer) {
            points.put("balance", Decimals.points(priced.balance()))
                    .put("redeemable", Decimals.points(priced.redeemable()));
            TierStanding held = customer.tier() == null
                    ? null
                    : new TierStanding(
                            customer.tier(), sample.sale().receipt().at().toLocalDate());
            answer.set("tier", AccountAnswer.tier(held, customer.history(), ruleset));
            answer.set("customer", Json.object().put("id", customer.id()));
        } else {
            answer.putNull("tier");
            answer.putNull("customer");
        }
        writer.prompts(priced, answer);
        return answer;
    }
}
