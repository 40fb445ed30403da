package io.kopilka.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// The answer to a batch, of messages or of changes: what has to be told again.
public final class FailedItems {

    private static final JsonFactory JSON = new JsonFactory();

    private FailedItems() {}

    /// Writes `{"batchItemFailures": [{"itemIdentifier": "…"}]}`.
    public static void write(List<String> failed, OutputStream output) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            for (String id : failed) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", id);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
