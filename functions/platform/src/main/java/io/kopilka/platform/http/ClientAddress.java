package io.kopilka.platform.http;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/// Where a request comes from, as whatever carries it here knows: a header could say anything.
public interface ClientAddress {

    /// The address of the client, without its port; empty where nobody knows.
    Optional<String> of(HttpRequest<?> request);
}
