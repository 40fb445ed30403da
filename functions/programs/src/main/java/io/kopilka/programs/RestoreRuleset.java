package io.kopilka.programs;

import io.kopilka.domain.identity.RulesetVersion;
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
import io.kopilka.rulebook.Publishing;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.util.List;

/// Goes back: publishes an old version's document under a new number, in force at once. The draft stays as it is.
///
/// Refused: a body that says anything; `not_found` where there is no such version.
@Singleton
final class RestoreRuleset {

    private final Directory directory;
    private final Publishing publishing;
    private final AuditTrail audit;

    RestoreRuleset(Directory directory, Publishing publishing, AuditTrail audit) {
        this.directory = directory;
        this.publishing = publishing;
        this.audit = audit;
    }

    Outcome<Answer> run(Caller caller, String version, byte[] body) {
        return Bodies.empty(body)
                .then(_ -> RulesetVersion.parse(version)
                        .map(number -> restore(caller, number))
                        .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND))));
    }

    private Outcome<Answer> restore(Caller caller, RulesetVersion version) {
        Beside entry = (before, published) -> List.of(audit.entry(
                caller,
                AuditAction.RULESET_RESTORED,
                new AuditSubject("ruleset/" + published.number()),
                AuditChange.of("/version", Integer.toString(before.number()), Integer.toString(published.number()))
                        .and(AuditChange.of("/restoredFrom", Integer.toString(version.number())))));
        return PublishRuleset.answer(
                publishing.restore(directory.tenantOf(caller), version, caller.actor(), entry), caller);
    }
}
