package io.kopilka.platform.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;

/// The largest body that the service reads. The server is told too, so that a body without a stated length stops
/// there.
@Singleton
public final class BodyLimit implements BeanCreatedEventListener<HttpServerConfiguration> {

    /// 256 KiB.
    public static final long BYTES = 256L * 1024;

    @Override
    public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
        HttpServerConfiguration configuration = event.getBean();
        configuration.setMaxRequestSize(BYTES);
        return configuration;
    }
}
