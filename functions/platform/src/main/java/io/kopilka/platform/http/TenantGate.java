package io.kopilka.platform.http;

import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Leaving;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.platform.tenancy.TenantWork;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Behind the [Gate]: has the rest of a request done for its caller's tenant, and changes nothing of a tenant that is
/// to
/// be deleted.
@Singleton
final class TenantGate {

    private final Directory directory;
    private final TenantWork work;
    private final Problems problems;

    TenantGate(Directory directory, TenantWork work, Problems problems) {
        this.directory = directory;
        this.work = work;
        this.problems = problems;
    }

    /// Null lets the request pass.
    @Nullable
    HttpResponse<?> enter(HttpRequest<?> request, Caller caller, MutablePropagatedContext context) {
        Fence fence = Fence.around(caller.tenant());
        context.add(fence);
        Optional<Leaving> leaving =
                fence.call(() -> directory.tenant(caller.tenant()).flatMap(TenantProfile::leaving));
        if (leaving.isPresent() && changes(request)) {
            return problems.answer(
                    request,
                    Problem.of(
                            ProblemCode.TENANT_LEAVING,
                            Map.of("until", leaving.get().until().toString())));
        }
        context.add(work.of(caller.tenant()));
        return null;
    }

    /// Whether the operation could change anything but the tenant's own standing: its deletion can be taken back, and
    /// everything can be exported, until the end.
    private static boolean changes(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .flatMap(route -> route.getAnnotationMetadata().enumValue(RequiresScope.class, Scope.class))
                .map(scope -> scope != Scope.TENANT_WRITE && !scope.isReading())
                .orElse(true);
    }
}
