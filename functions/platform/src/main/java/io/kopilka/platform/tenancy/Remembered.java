package io.kopilka.platform.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// What was read from the table, for a while. That a thing is not there is remembered too, for a shorter time and in
/// a part of its own: whoever asks for many things that do not exist drives out none that does.
final class Remembered<K, V> {

    /// Shorter than [Directory#CACHED]: what this process has just learnt must outlive an absence noticed before it.
    static final Duration ABSENCE_CACHED = Duration.ofSeconds(10);

    private final Cache<K, Optional<V>> present;
    private final Cache<K, Boolean> absent;
    private final Function<K, Optional<V>> reading;

    Remembered(Function<K, Optional<V>> reading, Duration cached, int mostPresent, int mostAbsent, Ticker ticker) {
        this.reading = reading;
        this.present = Caffeine.newBuilder()
                .expireAfterWrite(cached)
                .maximumSize(mostPresent)
                .ticker(ticker)
                .build();
        this.absent = Caffeine.newBuilder()
                .expireAfterWrite(ABSENCE_CACHED)
                .maximumSize(mostAbsent)
                .ticker(ticker)
                .build();
    }

    /// The thing, read if need be, by one caller while others wait.
    Optional<V> find(K key) {
        Optional<V> known = present.getIfPresent(key);
        if (known != null) {
            return known;
        }
        if (absent.getIfPresent(key) != null) {
            return Optional.empty();
        }
        Optional<V> found = present.get(key, reading);
        if (found.isEmpty()) {
            absent.put(key, Boolean.TRUE);
            present.asMap().remove(key, found);
        }
        return found;
    }

    /// Takes the thing as it is now, in the place of what was known of it.
    void learn(K key, V value) {
        present.put(key, Optional.of(value));
        absent.invalidate(key);
    }

    /// Knows nothing of this thing any more.
    void forget(K key) {
        present.invalidate(key);
        absent.invalidate(key);
    }

    /// Knows nothing any more.
    void forget() {
        present.invalidateAll();
        absent.invalidateAll();
    }
}
