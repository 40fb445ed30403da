package io.kopilka.platform.event;

import io.kopilka.domain.identity.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Something that happened at a tenant's, told at least once to whoever listens.
///
/// @param id the same whenever the same fact is told again, and another for every other fact: what a listener
///     remembers to count a fact once. 1–128 characters of `A-Za-z0-9_.-`, made from the item and its version
/// @param schema of its data, 1 or more
/// @param subject what it is about, such as an account's id: events of one subject tell of it in the order of its
///     versions, though they may arrive in another
/// @param occurredAt when it happened, at the till where there was one
/// @param recordedAt when it was recorded
/// @param data one JSON object, of the shape that `openapi/events` gives for the type; texts in both languages
public record Event(
        String id,
        EventType type,
        int schema,
        TenantId tenant,
        String subject,
        OffsetDateTime occurredAt,
        Instant recordedAt,
        String data) {

    private static final int LONGEST_ID = 128;

    public Event {
        if (id.isEmpty() || id.length() > LONGEST_ID || !id.chars().allMatch(Event::isIdCharacter)) {
            throw new IllegalArgumentException("not an id of an event: " + id);
        }
        if (schema < 1) {
            throw new IllegalArgumentException("schemas are counted from 1");
        }
    }

    private static boolean isIdCharacter(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '.'
                || character == '-';
    }
}
