package io.kopilka.webhooks.out;

import java.time.Instant;

/// An event as endpoints are told of it: one body, to the character, for every endpoint and every try.
///
/// @param id the event's; what receivers count a fact once by
/// @param type its name on the wire
/// @param recordedAt when the event was recorded
/// @param body `{"type", "timestamp", "data"}`
record ToldEvent(String id, String type, Instant recordedAt, String body) {}
