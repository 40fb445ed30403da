package io.kopilka.platform.http;

import io.kopilka.platform.tenancy.Caller;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/// Which pages in a browser may call (the Fetch standard's CORS protocol).
///
/// A preflight carries no credential, so it is answered to everybody alike: what it allows is of no use without
/// a credential, and there are no cookies. The call itself is judged: from a page of an origin that its tenant
/// has not named it is refused before anything is done. Pages of the service's own host may always call.
@Singleton
final class Origins {

    private static final String ADMITTED = "kopilka.origin";
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String SENT = "Authorization, Content-Type, Accept-Language, Idempotency-Key, If-Match,"
            + " Kopilka-Tenant, X-Request-Id";
    private static final String SHOWN = "ETag, Location, Idempotent-Replayed, RateLimit, RateLimit-Policy, Retry-After,"
            + " X-Request-Id, Content-Language";
    private static final String DAY = "86400";

    private final TrustedOrigins trusted;

    Origins(TrustedOrigins trusted) {
        this.trusted = trusted;
    }

    /// Whether a browser asks before it calls.
    static boolean isPreflight(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.OPTIONS
                && request.getHeaders().contains(HttpHeaders.ORIGIN)
                && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /// The answer to a browser that asks.
    static HttpResponse<?> preflight(HttpRequest<?> request) {
        return HttpResponse.noContent()
                .header(
                        HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                        Optional.ofNullable(request.getHeaders().get(HttpHeaders.ORIGIN))
                                .orElse("*"))
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT)
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, DAY)
                .header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }

    /// Whether a call may come from the page that it comes from; one that comes from none may.
    ///
    /// @param caller whose tenant names its origins; empty for a person who acts for none
    boolean admits(HttpRequest<?> request, Optional<Caller> caller) {
        Optional<String> origin = Optional.ofNullable(request.getHeaders().get(HttpHeaders.ORIGIN));
        if (origin.isEmpty() || isOwn(request, origin.get())) {
            return true;
        }
        boolean admitted = trusted.include(origin.get(), caller);
        if (admitted) {
            request.setAttribute(ADMITTED, origin.get());
        }
        return admitted;
    }

    /// Lets the page read the answer.
    static void mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(ADMITTED, String.class).ifPresent(origin -> {
            response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SHOWN);
            response.getHeaders().set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        });
    }

    private static boolean isOwn(HttpRequest<?> request, String origin) {
        String host =
                Optional.ofNullable(request.getHeaders().get(HttpHeaders.HOST)).orElse("");
        try {
            return !host.isEmpty() && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
