package io.kopilka.platform.http;

import io.kopilka.platform.tenancy.Caller;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Hands a resource its [Caller]: a method that needs one takes one.
@Singleton
public final class Callers implements TypedRequestArgumentBinder<Caller> {

    private static final String ATTRIBUTE = "kopilka.caller";

    static void put(HttpRequest<?> request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /// Who sends a request, once the gate has let them in.
    public static Optional<Caller> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class);
    }

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(ArgumentConversionContext<Caller> context, HttpRequest<?> source) {
        return () -> of(source);
    }
}
