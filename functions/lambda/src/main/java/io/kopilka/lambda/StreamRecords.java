package io.kopilka.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.platform.change.RawChange;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Records of the table's stream, as Lambda spells them.
final class StreamRecords {

    private StreamRecords() {}

    /// The change in a record. Nothing in it stops the others: a value of a kind that nobody knows is left out, and
    /// whoever reads the change says that it cannot be read.
    static RawChange change(JsonNode each) {
        JsonNode told = each.path("dynamodb");
        return new RawChange(
                each.path("eventName").asText(),
                item(told.path("Keys")),
                item(told.path("OldImage")),
                item(told.path("NewImage")),
                Instant.ofEpochSecond(told.path("ApproximateCreationDateTime").asLong()),
                told.path("SequenceNumber").asText());
    }

    private static Map<String, AttributeValue> item(JsonNode attributes) {
        Map<String, AttributeValue> item = new HashMap<>();
        attributes.properties().forEach(each -> item.put(each.getKey(), value(each.getValue())));
        return item;
    }

    private static AttributeValue value(JsonNode typed) {
        if (typed.size() != 1) {
            return AttributeValue.fromNul(true);
        }
        Map.Entry<String, JsonNode> only = typed.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> AttributeValue.fromS(value.asText());
            case "N" -> AttributeValue.fromN(value.asText());
            case "B" -> bytes(value);
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "M" -> AttributeValue.fromM(item(value));
            case "L" ->
                AttributeValue.fromL(StreamSupport.stream(value.spliterator(), false)
                        .map(StreamRecords::value)
                        .toList());
            default -> AttributeValue.fromNul(true);
        };
    }

    private static AttributeValue bytes(JsonNode base64) {
        try {
            return AttributeValue.fromB(
                    SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(base64.asText())));
        } catch (IllegalArgumentException notBase64) {
            return AttributeValue.fromNul(true);
        }
    }
}
