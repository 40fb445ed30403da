package io.kopilka.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.contract.ruleset.RulesetReader;
import io.kopilka.domain.ruleset.Ruleset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Currency;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A ruleset as its author wrote it: JSON, field by field in their order, with whatever the reader passes over. It is
/// stored deflated; a document within the limit of a request's body fits an item even where nothing can be saved.
///
/// @param json the document; not to be changed
public record RulesetDocument(JsonNode json) {

    /// The most bytes that a document may have packed, so that its item stays below DynamoDB's 400 KB.
    public static final int MOST_PACKED_BYTES = 390_000;

    /// The document of a programme without any offer.
    public static RulesetDocument empty(Currency currency) {
        return new RulesetDocument(Json.object().put("currency", currency.getCurrencyCode()));
    }

    /// What the document says, or what is wrong with its shape.
    public Read<Ruleset> read() {
        return RulesetReader.read(json);
    }

    /// What the document says, its faults collected among others.
    ///
    /// @return of use only where no fault was added
    public Ruleset read(Faults faults) {
        return RulesetReader.read(json, "", faults);
    }

    /// The document in few bytes.
    byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(Json.write(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing into memory failed", impossible);
        } finally {
            deflater.end();
        }
        if (bytes.size() > MOST_PACKED_BYTES) {
            throw new IllegalArgumentException("a ruleset has at most 390,000 bytes, packed");
        }
        return bytes.toByteArray();
    }

    /// The document in bytes that [#packed] made.
    static RulesetDocument unpacked(byte[] packed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return switch (Json.read(in.readAllBytes())) {
                case Read.Good<JsonNode>(JsonNode document) -> new RulesetDocument(document);
                case Read.Refused<JsonNode>(var faults) ->
                    throw new IllegalArgumentException("a stored ruleset is no JSON: " + faults);
            };
        } catch (IOException broken) {
            throw new IllegalArgumentException("a stored ruleset cannot be unpacked", broken);
        }
    }
}
