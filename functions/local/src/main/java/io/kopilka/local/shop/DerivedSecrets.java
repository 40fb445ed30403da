package io.kopilka.local.shop;

import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.secret.SigningKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Ids and secrets that a folder's signing key always makes anew: a shop and its key are the same after every start,
/// and
/// no file has to remember a key that the table knows by its hash only.
public final class DerivedSecrets {

    /// Ids carry a moment; these carry one that has no meaning.
    private static final Instant MOMENT = Instant.parse("2026-01-01T00:00:00Z");

    private final SigningKey key;
    private final String shop;

    /// The ids and secrets of one shop.
    ///
    /// @param shop what tells it from the folder's others
    public DerivedSecrets(SigningKey key, String shop) {
        this.key = key;
        this.shop = shop;
    }

    /// The ULID for a purpose.
    public Ulid ulid(String purpose) {
        return Ulid.of(MOMENT, Arrays.copyOf(bytes("ulid " + purpose), Ulid.RANDOM_BYTES));
    }

    /// Numbers for a purpose that nobody can guess without the key, the same ones each time.
    public RandomGenerator random(String purpose) {
        return new RandomGenerator() {
            private long taken;

            @Override
            public long nextLong() {
                taken++;
                return ByteBuffer.wrap(bytes("random " + taken + " " + purpose)).getLong();
            }
        };
    }

    private byte[] bytes(String purpose) {
        return key.sign(("kopilka shop " + shop + ": " + purpose).getBytes(StandardCharsets.UTF_8));
    }
}
