package io.kopilka.platform.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.time.ServiceClock;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Tells who is behind an `Authorization` header.
///
/// What it learnt of a key it remembers for a minute, so that a till's key costs one read a minute, and a key
/// revoked
/// works for at most
/// that long. Keys that do not exist are remembered too, apart from the others: whoever tries many fills that
/// part and
/// drives out no
/// good key. Keys are remembered by their hash; the secret itself is kept nowhere.
@Singleton
public final class Authenticator implements AroundSnapshot {

    /// How long what is known of a key is remembered.
    public static final Duration CACHED = Duration.ofSeconds(60);

    private static final int MOST_KNOWN = 20_000;
    private static final int MOST_UNKNOWN = 5_000;
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final InstantSource clock;
    private final Cache<ByteBuffer, ApiKeyGrant> known;
    private final Cache<ByteBuffer, Boolean> unknown;

    @Inject
    public Authenticator(ApiKeys keys, @Named(ServiceClock.NAME) InstantSource clock) {
        this(keys, clock, Ticker.systemTicker());
    }

    Authenticator(ApiKeys keys, InstantSource clock, Ticker ticker) {
        this.keys = keys;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(CACHED)
                .maximumSize(MOST_KNOWN)
                .ticker(ticker)
                .build();
        this.unknown = Caffeine.newBuilder()
                .expireAfterWrite(CACHED)
                .maximumSize(MOST_UNKNOWN)
                .ticker(ticker)
                .build();
    }

    /// The caller with this header, or empty where it holds no key that is good now. Why not is nobody's business
    /// but
    /// the owner's.
    public Optional<Caller> authenticate(String authorization, Language language) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return ApiKey.parse(authorization.substring(SCHEME.length()).strip())
                .flatMap(this::find)
                .filter(grant -> grant.isGoodAt(clock.instant()))
                .map(grant -> new Caller(grant.tenant(), grant.id(), grant.scopes(), grant.stores(), language));
    }

    /// Whatever was known of a key may have been revoked since.
    @Override
    public void afterRestore() {
        known.invalidateAll();
        unknown.invalidateAll();
    }

    private Optional<ApiKeyGrant> find(ApiKey key) {
        ByteBuffer hash = ByteBuffer.wrap(key.hash());
        ApiKeyGrant remembered = known.getIfPresent(hash);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        if (unknown.getIfPresent(hash) != null) {
            return Optional.empty();
        }
        Optional<ApiKeyGrant> found = keys.find(key);
        found.ifPresentOrElse(grant -> known.put(hash, grant), () -> unknown.put(hash, Boolean.TRUE));
        return found;
    }
}
