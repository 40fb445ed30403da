package io.kopilka.lambda;

import io.kopilka.lambda.metric.Metrics;
import io.kopilka.platform.http.Callers;
import io.kopilka.platform.http.RequestId;
import io.kopilka.platform.tenancy.Caller;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;

/// Notes who asks, for the log, and how it went, for the metrics. Behind the gate, so that the caller is known; what
/// the
/// gate refuses is counted all the same.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.LOWEST_PRECEDENCE)
final class RequestNotes {

    private static final String BEGAN = "kopilka.lambda.began";

    private final RequestId requestId;
    private final Metrics metrics;

    RequestNotes(RequestId requestId, Metrics metrics) {
        this.requestId = requestId;
        this.metrics = metrics;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGAN, System.nanoTime());
        Invocation.isRequest(
                requestId.of(request),
                Callers.of(request).map(Caller::tenant).map(Object::toString).orElse(null));
    }

    @ResponseFilter
    void finish(HttpRequest<?> request, HttpResponse<?> response) {
        long began = request.getAttribute(BEGAN, Long.class).orElseGet(System::nanoTime);
        metrics.request(
                BasicHttpAttributes.getUriTemplate(request).orElse("-"),
                response.code(),
                Duration.ofNanos(System.nanoTime() - began));
    }
}
