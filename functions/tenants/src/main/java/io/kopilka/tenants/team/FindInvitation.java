package io.kopilka.tenants.team;

import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Invitations;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;

/// Finds open invitations: one by the id in a path, or all. Refused: `not_found`.
@Singleton
final class FindInvitation {

    private final Invitations invitations;

    FindInvitation(Invitations invitations) {
        this.invitations = invitations;
    }

    Outcome<Invitations.Stored> find(Caller caller, String id) {
        return invitations.list(caller.tenant()).stream()
                .filter(stored -> stored.invitation().id().value().equals(id)
                        && Handed.isWithin(caller, stored.invitation().stores()))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
    }

    Outcome<Answer> list(Caller caller, QueryParameters query) {
        return query.end(caller)
                .map(_ -> Answers.ok(Answers.onePage(invitations.list(caller.tenant()).stream()
                        .filter(stored ->
                                Handed.isWithin(caller, stored.invitation().stores()))
                        .map(stored -> PersonAnswer.json(stored.invitation()))
                        .toList())));
    }
}
