package io.kopilka.platform.time;

import java.time.ZoneId;
import java.util.Optional;

/// Time zones by their names in the IANA database, such as `Asia/Yekaterinburg`. A bare offset is none: it knows no
/// summer, and a shop that has one would open its evenings an hour early.
public final class Zones {

    private Zones() {}

    /// The zone of this name, or empty where there is none.
    public static Optional<ZoneId> parse(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
