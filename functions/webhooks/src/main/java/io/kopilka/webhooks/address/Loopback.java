package io.kopilka.webhooks.address;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Whether this machine itself may be called, over plain HTTP too: the setting `kopilka.webhooks.loopback`, for
/// development. Nobody sets it where strangers have keys.
@Singleton
public final class Loopback {

    private final boolean allowed;

    @Inject
    public Loopback(@Value("${kopilka.webhooks.loopback:false}") boolean allowed) {
        this.allowed = allowed;
    }

    boolean isAllowed() {
        return allowed;
    }
}
