package io.kopilka.platform.time;

import java.time.Duration;

/// Waiting, as something one is handed: a test that must not take twenty seconds hands a pause that only counts.
@FunctionalInterface
public interface Pause {

    /// Waits this long. An interrupted thread goes on at once, still interrupted.
    void take(Duration time);

    /// Waiting that really takes the time.
    static Pause real() {
        return time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
