package io.kopilka.platform.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import jakarta.inject.Singleton;

/// Leaves pages in browsers to [Origins] alone: the framework would refuse them on a loopback host by itself,
/// with an answer that is no problem of the contract's, and whether a tenant has named them or not.
@Singleton
final class BrowserManners implements BeanCreatedEventListener<CorsConfiguration> {

    @Override
    public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
        CorsConfiguration configuration = event.getBean();
        configuration.setLocalhostPassThrough(true);
        return configuration;
    }
}
