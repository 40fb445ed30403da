package io.kopilka.platform.tenancy;

import java.time.Duration;
import java.time.Instant;

/// That a tenant is to be deleted: until then everything can still be read and the wish taken back, and nothing can be
/// changed.
///
/// @param since when somebody asked for it
/// @param until from when on everything of the tenant's is removed for ever
public record Leaving(Instant since, Instant until) {

    /// How long there is to think it over.
    public static final Duration TIME_TO_THINK = Duration.ofDays(30);

    public Leaving {
        if (until.isBefore(since)) {
            throw new IllegalArgumentException("a tenant is removed after somebody asked for it");
        }
    }

    /// The wish to be deleted, said now.
    public static Leaving from(Instant now) {
        return new Leaving(now, now.plus(TIME_TO_THINK));
    }
}
