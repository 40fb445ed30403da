package io.kopilka.webhooks.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be told again: these events, or those recorded from one moment to another.
sealed interface ReplayWish {

    /// The most events that one call names.
    int MOST_EVENTS = 100;

    /// These.
    record Events(List<String> ids) implements ReplayWish {}

    /// Those of a time.
    ///
    /// @param from included
    /// @param to included
    /// @param failedOnly whether those that were delivered are left alone
    record Span(Instant from, Instant to, boolean failedOnly) implements ReplayWish {}

    /// Reads the body of a replay.
    ///
    /// @param now the end of an open span; deliveries are kept 30 days, so that it begins there
    static Read<ReplayWish> read(JsonNode body, Instant now) {
        Faults faults = new Faults();
        Fields fields = Fields.of(body, "", faults);
        List<String> events = fields.texts("events", MOST_EVENTS, 128);
        Optional<Instant> from = moment(fields.optionalMoment("from"));
        Optional<Instant> to = moment(fields.optionalMoment("to"));
        boolean failed = fields.flag("failed", false);
        fields.end();
        boolean named = fields.has("events");
        if (named && (fields.has("from") || fields.has("to") || fields.has("failed"))) {
            fields.fault(
                    "events",
                    Code.NOT_ALLOWED_HERE,
                    "Укажите события или время, а не то и другое.",
                    "Name events or a time, not both.");
        }
        if (named && events.isEmpty() && faults.isEmpty()) {
            fields.fault("events", Code.OUT_OF_RANGE, "Укажите хотя бы одно событие.", "Name at least one event.");
        }
        if (!named && from.isEmpty() && !failed && faults.isEmpty()) {
            faults.add(
                    "/events",
                    Code.MISSING_FIELD,
                    "Укажите «events», «from» или «failed».",
                    "Name `events`, `from` or `failed`.");
        }
        Span span = new Span(from.orElse(now.minus(Deliveries.KEPT)), to.orElse(now), failed);
        if (span.to().isBefore(span.from())) {
            fields.fault("to", Code.EMPTY_RANGE, "Конец раньше начала.", "The end is before the beginning.");
        }
        return Read.of(named ? new Events(events) : span, faults);
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime given) {
        return Optional.ofNullable(given).map(OffsetDateTime::toInstant);
    }
}
