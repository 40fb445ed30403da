package io.kopilka.platform.id;

import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.chance.Chance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes ULIDs from the service's clock and a secure random source, so that an id tells when it was made and
/// cannot be guessed. Those of one process sort in the order in which they were made, within a millisecond too:
/// the next one of the same millisecond is a random step further on.
@Singleton
public final class Ulids {
    private static final int STEP_BITS = 40;
    private static final BigInteger LARGEST =
            BigInteger.ONE.shiftLeft(Ulid.RANDOM_BYTES * Byte.SIZE).subtract(BigInteger.ONE);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final boolean ordered;
    private long millis = Long.MIN_VALUE;
    private @Nullable BigInteger last;

    public Ulids(InstantSource clock) {
        this(clock, Chance.source(), true);
    }

    /// With a random source of the caller's, for tests and simulations that must repeat. Several of them may
    /// share one maker, each with a time of its own: so each id is made anew, and those of a millisecond are in
    /// no order. With the service's own source they are.
    @Inject
    public Ulids(InstantSource clock, RandomGenerator random) {
        this(clock, random, random.equals(Chance.source()));
    }

    Ulids(InstantSource clock, RandomGenerator random, boolean ordered) {
        this.clock = clock;
        this.random = random;
        this.ordered = ordered;
    }

    /// A new ULID of this moment.
    public Ulid next() {
        byte[] bytes = new byte[Ulid.RANDOM_BYTES];
        random.nextBytes(bytes);
        return ordered ? following(clock.instant(), bytes) : Ulid.of(clock.instant(), bytes);
    }

    private synchronized Ulid following(Instant now, byte[] bytes) {
        BigInteger next = new BigInteger(1, bytes);
        if (now.toEpochMilli() <= millis && last != null) {
            next = last.add(BigInteger.valueOf(1 + random.nextLong(1L << STEP_BITS)));
            if (next.compareTo(LARGEST) > 0) {
                millis++;
                next = new BigInteger(1, bytes);
            }
        } else {
            millis = now.toEpochMilli();
        }
        last = next;
        byte[] low = next.toByteArray();
        byte[] whole = new byte[Ulid.RANDOM_BYTES];
        int length = Math.min(low.length, whole.length);
        System.arraycopy(low, low.length - length, whole, whole.length - length, length);
        return Ulid.of(Instant.ofEpochMilli(millis), whole);
    }
}
