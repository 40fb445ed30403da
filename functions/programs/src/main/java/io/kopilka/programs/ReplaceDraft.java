package io.kopilka.programs;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.rulebook.Draft;
import io.kopilka.rulebook.Drafts;
import io.kopilka.rulebook.RulesetDocument;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.EntityTag.Precondition;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.util.List;

/// Takes any well-shaped document in the place of the draft that its author read. Whether it may be published is not
/// asked: a programme is written in more than one sitting.
///
/// Refused: what is wrong with the body, each fault by its pointer; `currency_mismatch`; `stale_etag`.
@Singleton
final class ReplaceDraft {

    private final Directory directory;
    private final Drafts drafts;
    private final AuditTrail audit;

    ReplaceDraft(Directory directory, Drafts drafts, AuditTrail audit) {
        this.directory = directory;
        this.drafts = drafts;
        this.audit = audit;
    }

    Outcome<Answer> run(Caller caller, Precondition precondition, byte[] body) {
        TenantProfile tenant = directory.tenantOf(caller);
        return Bodies.json(body)
                .then(json -> document(json, tenant))
                .then(document -> commit(caller, tenant, precondition, document))
                .map(ReadDraft::answer);
    }

    private static Outcome<RulesetDocument> document(JsonNode json, TenantProfile tenant) {
        RulesetDocument document = new RulesetDocument(json);
        Faults faults = new Faults();
        Ruleset ruleset = document.read(faults);
        boolean readable =
                json.path("currency").asText("").equals(ruleset.currency().getCurrencyCode());
        if (readable && !ruleset.currency().equals(tenant.currency())) {
            String expected = tenant.currency().getCurrencyCode();
            faults.add(
                    "/currency",
                    Code.CURRENCY_MISMATCH,
                    "Валюта организации — " + expected + ".",
                    "The tenant's currency is " + expected + ".");
        }
        return faults.isEmpty() ? Outcome.done(document) : Outcome.refused(Refusals.of(json, faults.all()));
    }

    private Outcome<Draft> commit(
            Caller caller, TenantProfile tenant, Precondition precondition, RulesetDocument document) {
        Draft current = drafts.read(tenant);
        if (!precondition.fits(ReadDraft.tag(current))) {
            return Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        }
        Write entry = audit.entry(
                caller,
                AuditAction.RULESET_DRAFT_REPLACED,
                new AuditSubject("ruleset/draft"),
                AuditChange.between(current.document().json(), document.json()));
        return drafts.replace(tenant.id(), current, document, List.of(entry))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.STALE_ETAG)));
    }
}
