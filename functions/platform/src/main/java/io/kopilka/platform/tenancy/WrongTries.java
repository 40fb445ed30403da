package io.kopilka.platform.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts credentials and codes that never were any, by the address that they come from: after [#MOST] in a
/// minute nothing more from there is looked up until the minute is over. A slip of the pen is not punished,
/// guessing is not worth while, and a till that has long been known goes on beside somebody who guesses on the
/// same line.
///
/// It counts in this process; in the cloud each function counts for itself, beside the gateway's own limits. Of
/// an IPv6 address the first 64 bits count: the rest is whatever its owner likes.
@Singleton
public final class WrongTries {

    /// So many are answered as what they are.
    public static final int MOST = 20;

    /// In so long a time.
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MOST_ADDRESSES = 50_000;

    private final Cache<String, Window> windows;
    private final Ticker ticker;

    private record Window(AtomicInteger tries, long began) {}

    @Inject
    public WrongTries() {
        this(Ticker.systemTicker());
    }

    WrongTries(Ticker ticker) {
        this.ticker = ticker;
        windows = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(MOST_ADDRESSES)
                .ticker(ticker)
                .build();
    }

    /// Counts one more, and says whether it is one too many.
    public boolean note(String address) {
        return windows.get(network(address), _ -> new Window(new AtomicInteger(), ticker.read()))
                        .tries()
                        .incrementAndGet()
                > MOST;
    }

    /// Whether an address has used up its tries.
    public boolean isUsedUp(String address) {
        Window window = windows.getIfPresent(network(address));
        return window != null && window.tries().get() >= MOST;
    }

    /// How long it is until an address may try again, a second at least.
    public Duration waitOf(String address) {
        Window window = windows.getIfPresent(network(address));
        long passed = window == null ? WINDOW.toNanos() : ticker.read() - window.began();
        return Duration.ofSeconds(Math.max(1, WINDOW.minusNanos(passed).toSeconds()));
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        boolean isShort = address.contains("::");
        return isShort || groups.length < 8 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
