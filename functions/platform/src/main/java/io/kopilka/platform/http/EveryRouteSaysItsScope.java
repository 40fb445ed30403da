package io.kopilka.platform.http;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.List;

/// Stops the service from starting with a route that says neither whom it lets in nor that it lets everybody in.
@Singleton
final class EveryRouteSaysItsScope implements ApplicationEventListener<StartupEvent> {

    private final Router router;

    EveryRouteSaysItsScope(Router router) {
        this.router = router;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        List<String> silent = router.uriRoutes()
                .filter(route -> !route.getAnnotationMetadata().hasAnnotation(RequiresScope.class)
                        && !route.getAnnotationMetadata().hasAnnotation(OpenToAll.class)
                        && !route.getAnnotationMetadata().hasAnnotation(OpenToPeople.class))
                .map(EveryRouteSaysItsScope::name)
                .distinct()
                .sorted()
                .toList();
        if (!silent.isEmpty()) {
            throw new IllegalStateException("routes without @RequiresScope, @OpenToPeople or @OpenToAll: " + silent);
        }
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate();
    }
}
