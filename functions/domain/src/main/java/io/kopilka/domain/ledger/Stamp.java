package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// When, why and by whom.
///
/// @param occurredAt when it happened, with the offset of the store's zone: decides what it means
/// @param recordedAt when it was written down: decides the order
/// @param actor the key or person behind it; null where the service itself acted, on a schedule
public record Stamp(
        OffsetDateTime occurredAt,
        Instant recordedAt,
        Cause cause,
        @Nullable Actor actor) {}
