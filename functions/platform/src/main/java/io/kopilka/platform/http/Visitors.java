package io.kopilka.platform.http;

import io.kopilka.platform.tenancy.Visitor;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/// Hands a resource its [Visitor], where its route is [OpenToPeople].
@Singleton
public final class Visitors implements TypedRequestArgumentBinder<Visitor> {

    private static final String ATTRIBUTE = "kopilka.visitor";

    static void put(HttpRequest<?> request, Visitor visitor) {
        request.setAttribute(ATTRIBUTE, visitor);
    }

    @Override
    public Argument<Visitor> argumentType() {
        return Argument.of(Visitor.class);
    }

    @Override
    public BindingResult<Visitor> bind(ArgumentConversionContext<Visitor> context, HttpRequest<?> source) {
        return () -> source.getAttribute(ATTRIBUTE, Visitor.class);
    }
}
