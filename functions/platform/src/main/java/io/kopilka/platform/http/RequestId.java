package io.kopilka.platform.http;

import io.kopilka.platform.id.Ulids;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/// The id of each request: the client's own `X-Request-Id` where it sent a readable one, else one made here. It
/// stands
/// in the answer, in
/// problems and in the log.
@Singleton
public final class RequestId {

    /// The header, in both directions.
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "kopilka.requestId";
    private static final Pattern READABLE = Pattern.compile("[0-9A-Za-z._:-]{1,128}");

    private final Ulids ulids;

    public RequestId(Ulids ulids) {
        this.ulids = ulids;
    }

    /// The request's id; always the same for one request.
    public String of(HttpRequest<?> request) {
        Optional<String> known = request.getAttribute(ATTRIBUTE, String.class);
        if (known.isPresent()) {
            return known.get();
        }
        String id = Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(READABLE.asMatchPredicate())
                .orElseGet(() -> "req_" + ulids.next().text());
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
