package io.kopilka.webhooks.out;

import io.kopilka.domain.identity.EndpointId;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;

/// Finds endpoints: one by the id in a path, or all. Refused: `not_found`, for a stranger's too.
@Singleton
final class FindEndpoint {

    private final Endpoints endpoints;
    private final EndpointHealth health;

    FindEndpoint(Endpoints endpoints, EndpointHealth health) {
        this.endpoints = endpoints;
        this.health = health;
    }

    Outcome<Endpoint> find(Caller caller, String id) {
        return EndpointId.parse(id)
                .flatMap(known -> endpoints.find(caller.tenant(), known))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
    }

    /// One that webhooks are sent to. Refused besides: `endpoint_not_active`.
    Outcome<Endpoint> active(Caller caller, String id) {
        return find(caller, id)
                .then(endpoint -> endpoint.isActive()
                        ? Outcome.done(endpoint)
                        : Outcome.refused(Problem.of(ProblemCode.ENDPOINT_NOT_ACTIVE)));
    }

    Outcome<Answer> read(Caller caller, String id) {
        return find(caller, id)
                .map(endpoint -> EndpointAnswer.ok(endpoint, health.report(caller.tenant(), endpoint.id())));
    }

    /// All endpoints, oldest first; archived ones where asked for. There are few: they make one page.
    Outcome<Answer> list(Caller caller, QueryParameters query) {
        boolean archived = query.flag("archived", false);
        return query.end(archived)
                .map(withArchived -> Answers.ok(Answers.onePage(endpoints.all(caller.tenant()).stream()
                        .filter(endpoint -> withArchived || !endpoint.isArchived())
                        .map(endpoint -> EndpointAnswer.json(endpoint, health.report(caller.tenant(), endpoint.id())))
                        .toList())));
    }
}
