package io.kopilka.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.domain.identity.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// An event as the text of a message.
///
/// Schema 1: `{"schema": 1, "event": {"id", "type", "schema", "tenant", "subject", "occurredAt", "recordedAt",
/// "data"}}`; where that has more than 100,000 bytes, `{"schema": 1, "gzip": "…"}`, the same object packed and in
/// base 64: a receipt of 500 lines must fit into a message of 256 KiB.
public final class EventText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA = 1;
    private static final int ESCAPED_LENGTH = 6;
    private static final int LONGEST_PLAIN = 100_000;
    private static final int LONGEST_UNPACKED = 4 << 20;

    private EventText() {}

    /// The message that tells of an event.
    public static String write(Event event) {
        try {
            ObjectNode told = JSON.createObjectNode()
                    .put("id", event.id())
                    .put("type", event.type().wireName())
                    .put("schema", event.schema())
                    .put("tenant", event.tenant().value())
                    .put("subject", event.subject())
                    .put("occurredAt", event.occurredAt().toString())
                    .put("recordedAt", event.recordedAt().toString());
            told.set("data", JSON.readTree(event.data()));
            ObjectNode message = JSON.createObjectNode().put("schema", SCHEMA);
            byte[] plain = JSON.writeValueAsBytes(told);
            if (plain.length > LONGEST_PLAIN) {
                message.put("gzip", Base64.getEncoder().encodeToString(packed(plain)));
            } else {
                message.set("event", told);
            }
            return sendable(JSON.writeValueAsString(message));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("the data of event " + event.id() + " are no JSON", broken);
        }
    }

    /// The event in a message.
    ///
    /// @throws UnreadableEvent where it is none, or of a shape that is not known here
    public static Event read(String message) {
        try {
            JsonNode outer = JSON.readTree(message);
            if (outer.path("schema").asInt() != SCHEMA) {
                throw new UnreadableEvent(
                        "schema " + outer.path("schema").asText() + " of a message is not known here");
            }
            JsonNode told = outer.has("gzip")
                    ? JSON.readTree(unpacked(
                            Base64.getDecoder().decode(outer.path("gzip").asText())))
                    : outer.path("event");
            String type = told.path("type").asText();
            return new Event(
                    told.path("id").asText(),
                    EventType.parse(type)
                            .orElseThrow(() -> new UnreadableEvent("there is no type of event named " + type)),
                    told.path("schema").asInt(),
                    new TenantId(told.path("tenant").asText()),
                    told.path("subject").asText(),
                    OffsetDateTime.parse(told.path("occurredAt").asText()),
                    Instant.parse(told.path("recordedAt").asText()),
                    JSON.writeValueAsString(told.path("data")));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException | UncheckedIOException broken) {
            throw new UnreadableEvent(
                    "a message is no event: " + broken.getClass().getSimpleName());
        }
    }

    /// The same JSON with every character escaped that a queue does not take: halves of pairs and the two that XML
    /// forbids. A name of goods may hold anything.
    private static String sendable(String json) {
        if (json.codePoints().noneMatch(EventText::isNotTaken)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + ESCAPED_LENGTH);
        json.codePoints().forEach(character -> {
            if (isNotTaken(character)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    private static boolean isNotTaken(int character) {
        return (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    private static byte[] packed(byte[] plain) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
                packing.write(plain);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written to", impossible);
        }
    }

    private static String unpacked(byte[] packed) {
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = unpacking.readNBytes(LONGEST_UNPACKED + 1);
            if (plain.length > LONGEST_UNPACKED) {
                throw new UnreadableEvent("an event of more than " + LONGEST_UNPACKED + " bytes");
            }
            return new String(plain, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("no packed text", broken);
        }
    }
}
