package io.kopilka.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class WrongTriesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final WrongTries tries = new WrongTries(nanos::get);

    @Test
    void twentyInAMinuteAreAnsweredAsWhatTheyAre() {
        for (int number = 1; number <= WrongTries.MOST; number++) {
            assertThat(tries.isUsedUp("203.0.113.7"))
                    .as("before the %d.", number)
                    .isFalse();
            assertThat(tries.note("203.0.113.7")).as("the %d.", number).isFalse();
        }
        assertThat(tries.isUsedUp("203.0.113.7")).isTrue();
        assertThat(tries.note("203.0.113.7")).isTrue();
        assertThat(tries.isUsedUp("203.0.113.8")).isFalse();
    }

    @Test
    void theMinuteBeginsWithTheFirstAndEndsOnceOver() {
        for (int number = 1; number <= WrongTries.MOST; number++) {
            tries.note("203.0.113.7");
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        }
        assertThat(tries.isUsedUp("203.0.113.7")).isTrue();
        assertThat(tries.waitOf("203.0.113.7")).isEqualTo(Duration.ofSeconds(20));

        nanos.addAndGet(Duration.ofSeconds(21).toNanos());
        assertThat(tries.isUsedUp("203.0.113.7")).isFalse();
    }

    @Test
    void ofAnAddressOfSixteenBytesTheNetworkCounts() {
        for (int number = 1; number <= WrongTries.MOST; number++) {
            tries.note("2001:db8:1:2:0:0:0:" + number);
        }

        assertThat(tries.isUsedUp("2001:db8:1:2:9:9:9:9")).isTrue();
        assertThat(tries.isUsedUp("2001:db8:1:3:0:0:0:1")).isFalse();
    }
}
