package io.kopilka.platform.http;

import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Authenticator;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Credential;
import io.kopilka.platform.tenancy.Identity;
import io.kopilka.platform.tenancy.LastUses;
import io.kopilka.platform.tenancy.RateLimits;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.Visitor;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets a request through to its resource: a body within the limit, a credential that is good, an origin that
/// its tenant trusts, a rate within the limits, the scope that the route asks for. A route that asks for none
/// is closed.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Gate {

    private static final int FIRST_REFUSAL = 400;

    private final Authenticator authenticator;
    private final Guesses guesses;
    private final RateLimits limits;
    private final LastUses lastUses;
    private final Origins origins;
    private final TenantGate tenants;
    private final Problems problems;

    Gate(
            Authenticator authenticator,
            Guesses guesses,
            RateLimits limits,
            LastUses lastUses,
            Origins origins,
            TenantGate tenants,
            Problems problems) {
        this.authenticator = authenticator;
        this.guesses = guesses;
        this.limits = limits;
        this.lastUses = lastUses;
        this.origins = origins;
        this.tenants = tenants;
        this.problems = problems;
    }

    /// Null lets the request pass.
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request, MutablePropagatedContext context) {
        if (Origins.isPreflight(request)) {
            return Origins.preflight(request);
        }
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
        if (route.isEmpty()) {
            return null;
        }
        if (request.getContentLength() > BodyLimit.BYTES) {
            return problems.answer(request, Problem.of(ProblemCode.BODY_TOO_LARGE));
        }
        AnnotationMetadata marks = route.get().getAnnotationMetadata();
        if (marks.hasAnnotation(OpenToAll.class)) {
            return null;
        }
        return identified(request, marks, context);
    }

    /// What was granted is noted.
    @ResponseFilter
    void finish(HttpRequest<?> request, HttpResponse<?> response) {
        if (response.code() < FIRST_REFUSAL) {
            Callers.of(request).ifPresent(lastUses::note);
        }
    }

    private @Nullable HttpResponse<?> identified(
            HttpRequest<?> request, AnnotationMetadata marks, MutablePropagatedContext context) {
        Credential credential = Credential.of(
                Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                        .orElse(""),
                Optional.ofNullable(request.getHeaders().get(Credential.TENANT_HEADER)),
                Problems.languageOf(request),
                guesses.addressOf(request));
        return switch (authenticator.identify(credential, !guesses.areUsedUp(request))) {
            case Identity.Known(Caller caller, Optional<Visitor> visitor) ->
                marks.hasAnnotation(OpenToPeople.class)
                        ? person(request, visitor)
                        : known(request, marks, caller, context);
            case Identity.Proven(Visitor visitor) ->
                marks.hasAnnotation(OpenToPeople.class)
                        ? person(request, Optional.of(visitor))
                        : problems.answer(request, Problem.of(ProblemCode.TENANT_NOT_NAMED));
            case Identity.NotMember(Visitor visitor) ->
                marks.hasAnnotation(OpenToPeople.class)
                        ? person(request, Optional.of(visitor))
                        : problems.answer(request, Problem.of(ProblemCode.NOT_A_MEMBER));
            case Identity.Nobody(), Identity.Ended() ->
                problems.answer(request, Problem.of(ProblemCode.UNAUTHENTICATED));
            case Identity.Wrong() -> guesses.refuse(request, "credential", Problem.of(ProblemCode.UNAUTHENTICATED));
            case Identity.NotAsked() -> guesses.refuse(request, "credential", Problem.of(ProblemCode.UNAUTHENTICATED));
        };
    }

    private @Nullable HttpResponse<?> person(HttpRequest<?> request, Optional<Visitor> visitor) {
        if (visitor.isEmpty()) {
            return problems.answer(request, Problem.of(ProblemCode.PERSON_NEEDED));
        }
        if (!origins.admits(request, Optional.empty())) {
            return problems.answer(request, Problem.of(ProblemCode.ORIGIN_NOT_ALLOWED));
        }
        RateLimits.Verdict verdict = limits.take(visitor.get());
        RateHeaders.note(request, verdict);
        if (!verdict.granted()) {
            return tooMany(request, verdict);
        }
        Visitors.put(request, visitor.get());
        return null;
    }

    private HttpResponse<?> tooMany(HttpRequest<?> request, RateLimits.Verdict verdict) {
        return problems.answer(
                request,
                Problem.of(
                                ProblemCode.RATE_LIMITED,
                                Map.of("seconds", Long.toString(verdict.pause().toSeconds())))
                        .retryAfter(verdict.pause()));
    }

    private @Nullable HttpResponse<?> known(
            HttpRequest<?> request, AnnotationMetadata marks, Caller caller, MutablePropagatedContext context) {
        if (!origins.admits(request, Optional.of(caller))) {
            return problems.answer(request, Problem.of(ProblemCode.ORIGIN_NOT_ALLOWED));
        }
        RateLimits.Verdict verdict = limits.take(caller);
        RateHeaders.note(request, verdict);
        if (!verdict.granted()) {
            return tooMany(request, verdict);
        }
        Optional<Scope> needed = marks.enumValue(RequiresScope.class, Scope.class);
        if (needed.isEmpty() || !caller.may(needed.get())) {
            return problems.answer(
                    request,
                    Problem.of(
                            ProblemCode.FORBIDDEN_SCOPE,
                            needed.map(scope -> Map.of("scope", scope.wireName()))
                                    .orElse(Map.of())));
        }
        Callers.put(request, caller);
        return tenants.enter(request, caller, context);
    }
}
