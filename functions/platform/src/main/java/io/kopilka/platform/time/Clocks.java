package io.kopilka.platform.time;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes everything that has to do with time, so that whoever puts the service together may hand it another: the one
/// clock of the setting `kopilka.clock` ([ClockSetting#parse]), waiting, and what tells how old something remembered
/// is. Who asks for no clock in particular is handed the tenant's time, which is this one's but for sandboxes
/// ([io.kopilka.platform.tenancy.TenantClock]).
@Factory
final class Clocks {

    @Singleton
    @Named(ServiceClock.NAME)
    @Bean(typed = {InstantSource.class, ServiceClock.class})
    ServiceClock clock(@Value("${kopilka.clock:}") String setting) {
        return new ServiceClock(
                InstantSource.system(),
                ClockSetting.parse(setting)
                        .orElseThrow(() -> new IllegalArgumentException("not a setting of the clock: " + setting)));
    }

    @Singleton
    Pause pause() {
        return Pause.real();
    }

    /// The machine's own, whatever the clock is set to: what is remembered is as old as the process says.
    @Singleton
    Ticker ticker() {
        return Ticker.systemTicker();
    }
}
