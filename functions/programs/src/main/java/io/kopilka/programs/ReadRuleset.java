package io.kopilka.programs;

import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.rulebook.RulesetVersions;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;

/// Gives one published version with its document. Refused: `not_found`.
@Singleton
final class ReadRuleset {

    private final RulesetVersions versions;

    ReadRuleset(RulesetVersions versions) {
        this.versions = versions;
    }

    Outcome<Answer> run(Caller caller, String version) {
        return RulesetVersion.parse(version)
                .flatMap(number -> versions.find(caller.tenant(), number))
                .map(published -> Outcome.done(Answers.ok(Rulesets.whole(published))))
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
    }
}
