package io.kopilka.platform.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kopilka.domain.identity.TenantId;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/// How much one key, and one tenant with all its keys, may ask of this process: a bucket of tokens for each,
/// which fills at an even rate up to twice what a second gives. A noisy tenant empties its own buckets and
/// nobody else's.
///
/// The buckets are in memory: a round trip to a table for each request would cost more than what it protects.
/// Where many processes serve, each counts for itself, and the gateway's throttle is what holds over all.
///
/// | setting | requests a second | where nothing is set |
/// |---|---|---|
/// | `kopilka.limits.key` | of one key, device or person | 500 |
/// | `kopilka.limits.tenant` | of one tenant | 1,000 |
@Singleton
public final class RateLimits {

    private static final int MOST_BUCKETS = 50_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);
    private static final double NANOS = 1e9;
    private static final int SECONDS_OF_BURST = 2;

    private final int perKey;
    private final int perTenant;
    private final Ticker ticker;
    private final Cache<Object, Bucket> keys;
    private final Cache<TenantId, Bucket> tenants;

    @Inject
    public RateLimits(
            @Value("${kopilka.limits.key:500}") int perKey, @Value("${kopilka.limits.tenant:1000}") int perTenant) {
        this(perKey, perTenant, Ticker.systemTicker());
    }

    RateLimits(int perKey, int perTenant, Ticker ticker) {
        if (perKey < 1 || perTenant < 1) {
            throw new IllegalArgumentException("a limit of less than one a second lets nobody in");
        }
        this.perKey = perKey;
        this.perTenant = perTenant;
        this.ticker = ticker;
        keys = made(ticker);
        tenants = made(ticker);
    }

    /// What a request was told of the limits.
    ///
    /// @param granted whether it may go on
    /// @param policy the limits, as the header `RateLimit-Policy` says them
    /// @param left what is left of the nearer one, as the header `RateLimit` says it
    /// @param pause how long to wait where it may not go on; 1 s or more
    public record Verdict(boolean granted, String policy, String left, Duration pause) {}

    /// Takes a token for a request of this caller's, where there is one in both buckets.
    public Verdict take(Caller caller) {
        long now = ticker.read();
        Bucket key = keys.get(caller.actor(), _ -> new Bucket(perKey, now));
        Bucket tenant = tenants.get(caller.tenant(), _ -> new Bucket(perTenant, now));
        boolean granted = key.take(now);
        boolean hasTenant = granted && tenant.take(now);
        if (granted && !hasTenant) {
            key.giveBack();
        }
        Bucket nearer = !granted || (hasTenant && key.left(now) <= tenant.left(now)) ? key : tenant;
        return new Verdict(
                hasTenant,
                "\"key\";q=" + perKey + ";w=1, \"tenant\";q=" + perTenant + ";w=1",
                (nearer == key ? "\"key\"" : "\"tenant\"") + ";r=" + nearer.left(now) + ";t=1",
                Duration.ofSeconds(1));
    }

    /// Takes a token for a request of a person who acts for no tenant.
    public Verdict take(Visitor visitor) {
        long now = ticker.read();
        Bucket key = keys.get(visitor.mark(), _ -> new Bucket(perKey, now));
        boolean granted = key.take(now);
        return new Verdict(
                granted, "\"key\";q=" + perKey + ";w=1", "\"key\";r=" + key.left(now) + ";t=1", Duration.ofSeconds(1));
    }

    private static <K> Cache<K, Bucket> made(Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterAccess(FORGOTTEN)
                .maximumSize(MOST_BUCKETS)
                .ticker(ticker)
                .build();
    }

    /// Tokens that fill up by themselves.
    private static final class Bucket {

        private final int perSecond;
        private double tokens;
        private long filledAt;

        Bucket(int perSecond, long now) {
            this.perSecond = perSecond;
            this.tokens = (double) perSecond * SECONDS_OF_BURST;
            this.filledAt = now;
        }

        synchronized boolean take(long now) {
            fill(now);
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }

        synchronized void giveBack() {
            tokens++;
        }

        synchronized long left(long now) {
            fill(now);
            return (long) tokens;
        }

        private void fill(long now) {
            long passed = Math.max(0, now - filledAt);
            tokens = Math.min((double) perSecond * SECONDS_OF_BURST, tokens + passed / NANOS * perSecond);
            filledAt = Math.max(filledAt, now);
        }
    }
}
