package io.kopilka.platform.time;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes the one clock of the setting `kopilka.clock` ([ClockSetting#parse]). It goes before the framework's own bean
/// of `java.time.Clock`, which is a source of instants too and would be handed to everybody in its place.
@Factory
final class Clocks {

    @Singleton
    @Primary
    @Bean(typed = {InstantSource.class, ServiceClock.class})
    ServiceClock clock(@Value("${kopilka.clock:}") String setting) {
        return new ServiceClock(
                InstantSource.system(),
                ClockSetting.parse(setting)
                        .orElseThrow(() -> new IllegalArgumentException("not a setting of the clock: " + setting)));
    }
}
