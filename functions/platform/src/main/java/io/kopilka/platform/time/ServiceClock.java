package io.kopilka.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The one clock of the service. It runs like the machine's, and may be set ahead or back, so that tiers, expiry
/// and
/// promotions can be
/// watched without waiting for the year to end.
public final class ServiceClock implements InstantSource {

    /// Asks for this clock where work deals with the world outside: signatures, retries, credentials. Whatever belongs
    /// to a shop's trade asks for no clock by name, and is handed the time of the tenant that it works for
    /// ([io.kopilka.platform.tenancy.TenantClock]).
    public static final String NAME = "service";

    private final InstantSource machine;
    private volatile Duration ahead;

    public ServiceClock(InstantSource machine, ClockSetting setting) {
        this.machine = machine;
        this.ahead = distance(machine, setting);
    }

    /// The machine's time, unshifted.
    public static ServiceClock real() {
        return new ServiceClock(InstantSource.system(), new ClockSetting.Real());
    }

    /// Sets the clock for everybody who holds it, from this moment on.
    public void set(ClockSetting setting) {
        this.ahead = distance(machine, setting);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    private static Duration distance(InstantSource machine, ClockSetting setting) {
        return switch (setting) {
            case ClockSetting.Real() -> Duration.ZERO;
            case ClockSetting.Shifted(Duration by) -> by;
            case ClockSetting.StartingAt(Instant moment) -> Duration.between(machine.instant(), moment);
        };
    }
}
