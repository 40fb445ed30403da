package io.kopilka.programs;

import io.kopilka.contract.json.Fault;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.rulebook.Beside;
import io.kopilka.rulebook.Publication;
import io.kopilka.rulebook.Publishing;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.util.List;

/// Makes the draft the next version, in force at once.
///
/// Refused: a body that says anything; `ruleset_invalid`, naming each fault by its pointer into the draft.
@Singleton
final class PublishRuleset {

    private final Directory directory;
    private final Publishing publishing;
    private final AuditTrail audit;

    PublishRuleset(Directory directory, Publishing publishing, AuditTrail audit) {
        this.directory = directory;
        this.publishing = publishing;
        this.audit = audit;
    }

    Outcome<Answer> run(Caller caller, byte[] body) {
        return Bodies.empty(body)
                .then(_ ->
                        answer(publishing.publish(directory.tenantOf(caller), caller.actor(), entry(caller)), caller));
    }

    /// The entry of the audit log that goes with a new version: which one was in force, and which one is.
    private Beside entry(Caller caller) {
        return (before, published) -> List.of(audit.entry(
                caller,
                AuditAction.RULESET_PUBLISHED,
                new AuditSubject("ruleset/" + published.number()),
                AuditChange.of("/version", Integer.toString(before.number()), Integer.toString(published.number()))));
    }

    /// What came of publishing, as it is answered, whether it was the draft or an old version.
    static Outcome<Answer> answer(Publication publication, Caller caller) {
        return switch (publication) {
            case Publication.Published published ->
                Outcome.done(Answers.ok(Rulesets.publication(published, caller.language())));
            case Publication.Unfit(List<Fault> errors) ->
                Outcome.refused(Refusals.of(ProblemCode.RULESET_INVALID, errors));
            case Publication.NoSuchVersion() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
        };
    }
}
