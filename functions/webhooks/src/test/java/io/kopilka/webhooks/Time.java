package io.kopilka.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A time that moves when told to.
public final class Time implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-22T05:15:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void set(Instant moment) {
        now = moment;
    }
}
