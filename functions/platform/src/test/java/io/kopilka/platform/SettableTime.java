package io.kopilka.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A machine's time that moves when told to.
public final class SettableTime implements InstantSource {

    private volatile Instant now;

    public SettableTime(String now) {
        this.now = Instant.parse(now);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
