package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// JSON documents packed small (RFC 1950): what is written costs by the kilobyte, and receipts are wordy.
final class Packed {
    private Packed() {}

    static byte[] pack(ObjectNode document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(Json.write(document));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        } finally {
            // A stream ends only a deflater of its own; this one would keep its memory outside the heap until
            // collected.
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static ObjectNode unpack(byte[] bytes) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return switch (Json.read(in.readAllBytes())) {
                case Read.Good<JsonNode>(ObjectNode document) -> document;
                case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ ->
                    throw new IllegalStateException("a stored document is no JSON object");
            };
        } catch (IOException e) {
            throw new UncheckedIOException("a stored document cannot be unpacked", e);
        }
    }
}
