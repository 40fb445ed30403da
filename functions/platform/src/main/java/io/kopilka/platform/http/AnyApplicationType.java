package io.kopilka.platform.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets `Accept: application/*` mean what it says (RFC 9110, 12.5.1): JSON will do. The framework knows whole
/// types and `*` alone, and would refuse it with 406.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AnyApplicationType {
    private static final Pattern RANGE = Pattern.compile("application/\\*", Pattern.CASE_INSENSITIVE);

    @RequestFilter
    @PreMatching
    void accept(HttpRequest<?> request) {
        String accepted = String.join(", ", request.getHeaders().getAll(HttpHeaders.ACCEPT));
        Matcher range = RANGE.matcher(accepted);
        if (range.find() && request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.set(HttpHeaders.ACCEPT, range.replaceAll(MediaType.APPLICATION_JSON));
        }
    }
}
