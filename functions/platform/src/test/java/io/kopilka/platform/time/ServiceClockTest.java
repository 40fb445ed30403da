package io.kopilka.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceClockTest {

    private final SettableTime machine = new SettableTime("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "'', 2026-11-22T10:00:00Z",
        "2026-12-31T23:00:00+05:00, 2026-12-31T18:00:00Z",
        "P30D, 2026-12-22T10:00:00Z",
        "+PT90M, 2026-11-22T11:30:00Z",
        "-P1DT2H, 2026-11-21T08:00:00Z",
    })
    void aClockShowsWhatItWasSetToAndRunsOn(String setting, String shown) {
        ServiceClock clock =
                new ServiceClock(machine, ClockSetting.parse(setting).orElseThrow());
        assertThat(clock.instant()).isEqualTo(Instant.parse(shown));

        machine.pass(Duration.ofSeconds(5));

        assertThat(clock.instant()).isEqualTo(Instant.parse(shown).plusSeconds(5));
    }

    @Test
    void aClockCanBeSetAnewForEverybodyWhoHoldsIt() {
        ServiceClock clock = new ServiceClock(machine, new ClockSetting.Real());
        InstantSource held = clock;

        clock.set(new ClockSetting.Shifted(Duration.ofDays(1)));

        assertThat(held.instant()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-12-31", "2026-12-31T23:00:00", "P", "30D", "P1M"})
    void whatIsNoSettingIsNotGuessed(String text) {
        assertThat(ClockSetting.parse(text)).isEmpty();
    }
}
