package io.kopilka.platform.http;

import io.kopilka.platform.tenancy.Caller;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every answer has, errors included: the request's id, the security headers, a line in the log.
///
/// The line names the route by its template and the tenant by its id; paths, bodies, keys and people do not get
/// into
/// it.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EveryAnswer {

    private static final Logger LOG = LoggerFactory.getLogger("io.kopilka.requests");
    private static final String BEGAN = "kopilka.began";
    private static final String NONE = "-";

    private final RequestId requestId;

    EveryAnswer(RequestId requestId) {
        this.requestId = requestId;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGAN, System.nanoTime());
    }

    @ResponseFilter
    void finish(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String id = requestId.of(request);
        response.getHeaders().set(RequestId.HEADER, id);
        response.getHeaders().set("X-Content-Type-Options", "nosniff");
        response.getHeaders().set("Referrer-Policy", "no-referrer");
        response.getHeaders().set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        RateHeaders.put(request, response);
        Origins.mark(request, response);
        setUnlessThere(response, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        setUnlessThere(response, HttpHeaders.CACHE_CONTROL, "no-store");
        log(request, response, id);
    }

    private static void setUnlessThere(MutableHttpResponse<?> response, String header, String value) {
        if (!response.getHeaders().contains(header)) {
            response.getHeaders().set(header, value);
        }
    }

    private static void log(HttpRequest<?> request, MutableHttpResponse<?> response, String id) {
        long began = request.getAttribute(BEGAN, Long.class).orElseGet(System::nanoTime);
        LOG.atInfo()
                .addKeyValue("method", request.getMethodName())
                .addKeyValue(
                        "route", BasicHttpAttributes.getUriTemplate(request).orElse(NONE))
                .addKeyValue("status", response.code())
                .addKeyValue("ms", Duration.ofNanos(System.nanoTime() - began).toMillis())
                .addKeyValue(
                        "tenant",
                        Callers.of(request)
                                .map(Caller::tenant)
                                .map(Object::toString)
                                .orElse(NONE))
                .addKeyValue("requestId", id)
                .log("request");
    }
}
