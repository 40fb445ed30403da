package io.kopilka.platform.change;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// A change as the table's stream spells it, whoever brings it: the stream's own client, or a function's event.
///
/// @param name `INSERT`, `MODIFY` or `REMOVE`
/// @param keys the item's two keys
/// @param before the item before; empty where there was none
/// @param after the item afterwards; empty where there is none
/// @param at when the table took it, to the second
/// @param sequence where it stands in the stream
public record RawChange(
        String name,
        Map<String, AttributeValue> keys,
        Map<String, AttributeValue> before,
        Map<String, AttributeValue> after,
        Instant at,
        String sequence) {

    public RawChange {
        keys = Map.copyOf(keys);
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /// The change in a record that the stream's own client gave.
    public static RawChange of(Record record) {
        return new RawChange(
                record.eventNameAsString(),
                record.dynamodb().keys(),
                record.dynamodb().oldImage(),
                record.dynamodb().newImage(),
                record.dynamodb().approximateCreationDateTime(),
                record.dynamodb().sequenceNumber());
    }
}
