package io.kopilka.platform.http;

import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Authenticator;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets a request through to its resource: a body within the limit, a credential that is good, the scope that the
/// route
/// asks for. A route
/// that asks for none is closed.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Gate {

    private final Authenticator authenticator;
    private final TenantGate tenants;
    private final Problems problems;

    Gate(Authenticator authenticator, TenantGate tenants, Problems problems) {
        this.authenticator = authenticator;
        this.tenants = tenants;
        this.problems = problems;
    }

    /// Null lets the request pass.
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request, MutablePropagatedContext context) {
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
        return authenticated(request, marks, context);
    }

    private @Nullable HttpResponse<?> authenticated(
            HttpRequest<?> request, AnnotationMetadata marks, MutablePropagatedContext context) {
        String authorization = Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .orElse("");
        Optional<Caller> caller = authenticator.authenticate(authorization, Problems.languageOf(request));
        if (caller.isEmpty()) {
            return problems.answer(request, Problem.of(ProblemCode.UNAUTHENTICATED));
        }
        Optional<Scope> needed = marks.enumValue(RequiresScope.class, Scope.class);
        if (needed.isEmpty() || !caller.get().may(needed.get())) {
            return problems.answer(
                    request,
                    Problem.of(
                            ProblemCode.FORBIDDEN_SCOPE,
                            needed.map(scope -> Map.of("scope", scope.wireName()))
                                    .orElse(Map.of())));
        }
        Callers.put(request, caller.get());
        return tenants.enter(request, caller.get(), context);
    }
}
