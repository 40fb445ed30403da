package io.kopilka.platform.http;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;

/// How long a client may take over a request: whoever sends nothing for so long is hung up on, so that a few
/// slow clients cannot hold all connections. In the cloud the gateway and each function's own limit do the
/// same.
///
/// | setting | where nothing is set |
/// |---|---|
/// | `kopilka.http.silence` | 30 s |
@Singleton
final class TimeLimits implements BeanCreatedEventListener<HttpServerConfiguration> {

    private final Duration silence;

    TimeLimits(@Value("${kopilka.http.silence:30s}") Duration silence) {
        this.silence = silence;
    }

    @Override
    public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
        HttpServerConfiguration configuration = event.getBean();
        configuration.setReadIdleTimeout(silence);
        configuration.setIdleTimeout(silence.multipliedBy(2));
        return configuration;
    }
}
