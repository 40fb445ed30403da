package io.kopilka.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.kopilka.platform.http.ClientAddress;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The address that API Gateway was called from. A function has no connection of its own to a client.
@Singleton
@Primary
final class GatewayAddress implements ClientAddress {

    @Override
    public Optional<String> of(HttpRequest<?> request) {
        HttpRequest<?> innermost = request;
        while (innermost instanceof HttpRequestWrapper<?> wrapper) {
            innermost = wrapper.getDelegate();
        }
        return innermost instanceof ServletHttpRequest<?, ?> carried
                        && carried.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
                ? Optional.ofNullable(event.getRequestContext().getHttp().getSourceIp())
                : Optional.empty();
    }
}
