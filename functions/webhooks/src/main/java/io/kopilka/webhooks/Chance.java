package io.kopilka.webhooks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// The secure random source of secrets, and of waits.
@Singleton
public final class Chance {

    private final RandomGenerator source;

    @Inject
    public Chance() {
        this(new SecureRandom());
    }

    /// With a source of the caller's, for tests that must repeat.
    public Chance(RandomGenerator source) {
        this.source = source;
    }

    public RandomGenerator source() {
        return source;
    }
}
