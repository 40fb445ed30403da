package io.kopilka.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// How the service's clock relates to the machine's.
public sealed interface ClockSetting {

    /// The machine's own time.
    record Real() implements ClockSetting {}

    /// Ahead of the machine's time by this much, or behind it where negative.
    record Shifted(Duration by) implements ClockSetting {}

    /// This moment now, running on from it as time does.
    record StartingAt(Instant moment) implements ClockSetting {}

    /// The setting that a person wrote: a moment with an offset (`2026-12-31T23:00:00+05:00`), a duration with an
    /// optional sign
    /// (`P30D`, `+PT12H`, `-P1DT2H`; ISO 8601, days of 24 hours), or nothing for the machine's time. Empty where
    /// it is
    /// none of these.
    static Optional<ClockSetting> parse(String text) {
        if (text.isBlank()) {
            return Optional.of(new Real());
        }
        return text.stripLeading().matches("[+-]?P.*") ? parseShift(text.strip()) : parseMoment(text.strip());
    }

    private static Optional<ClockSetting> parseShift(String text) {
        try {
            return Optional.of(new Shifted(Duration.parse(text)));
        } catch (DateTimeParseException notADuration) {
            return Optional.empty();
        }
    }

    private static Optional<ClockSetting> parseMoment(String text) {
        try {
            return Optional.of(new StartingAt(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeParseException notAMoment) {
            return Optional.empty();
        }
    }
}
