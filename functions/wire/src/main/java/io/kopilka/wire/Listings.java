package io.kopilka.wire;

import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.tenancy.Caller;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/// The lists that are asked for.
@Singleton
public final class Listings {
    private final SigningKey key;

    public Listings(SigningKey key) {
        this.key = key;
    }

    /// The list that a request asks for.
    public Listing of(Caller caller, HttpRequest<?> request) {
        return Listing.of(
                key, caller.tenant(), request.getPath(), request.getParameters().asMap());
    }
}
