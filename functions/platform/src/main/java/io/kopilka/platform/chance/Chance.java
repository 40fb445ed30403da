package io.kopilka.platform.chance;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// The service's one source of chance, which nobody can guess. It is renewed where the process comes out of a snapshot:
/// a snapshot is restored many times, and two processes must not draw the same numbers, be it for ids or for waits.
public final class Chance implements RandomGenerator {

    private static final Chance SOURCE = new Chance();

    private volatile SecureRandom random = new SecureRandom();

    private Chance() {}

    /// The source.
    public static Chance source() {
        return SOURCE;
    }

    /// Forgets what it was seeded with, and takes fresh chance from the machine.
    public void renew() {
        random = new SecureRandom();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }
}
