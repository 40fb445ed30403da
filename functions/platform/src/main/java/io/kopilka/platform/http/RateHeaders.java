package io.kopilka.platform.http;

import io.kopilka.platform.tenancy.RateLimits;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

/// What an answer says of the limits (draft-ietf-httpapi-ratelimit-headers), whether it was granted or not.
final class RateHeaders {

    private static final String ATTRIBUTE = "kopilka.limits";

    private RateHeaders() {}

    static void note(HttpRequest<?> request, RateLimits.Verdict verdict) {
        request.setAttribute(ATTRIBUTE, verdict);
    }

    static void put(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(ATTRIBUTE, RateLimits.Verdict.class).ifPresent(verdict -> {
            response.getHeaders().set("RateLimit-Policy", verdict.policy());
            response.getHeaders().set("RateLimit", verdict.left());
        });
    }
}
