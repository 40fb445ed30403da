package io.kopilka.platform.id;

import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.chance.Chance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Makes ULIDs from the service's clock and a secure random source, so that an id tells when it was made and
/// cannot be
/// guessed.
@Singleton
public final class Ulids {

    private final InstantSource clock;
    private final RandomGenerator random;

    public Ulids(InstantSource clock) {
        this(clock, Chance.source());
    }

    /// With a random source of the caller's, for tests and simulations that must repeat.
    @Inject
    public Ulids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// A new ULID of this moment.
    public Ulid next() {
        byte[] bytes = new byte[Ulid.RANDOM_BYTES];
        random.nextBytes(bytes);
        return Ulid.of(clock.instant(), bytes);
    }
}
