package io.kopilka.platform.table;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// How big an item is, as AWS counts it: the bytes of names and values. (DynamoDB Local reports other figures for
/// transactions, so units
/// are computed from this.)
///
/// Texts count their UTF-8 bytes; numbers a byte for every two significant digits and one more, and one for a
/// minus;
/// lists and maps three
/// bytes and one for each element. (Amazon DynamoDB Developer Guide, "DynamoDB Item sizes and formats".)
///
/// @param bytes 0 or more
public record ItemSize(int bytes) {

    /// The most that one item may have: 400 KB.
    public static final int LARGEST = 400 * 1024;

    private static final int COLLECTION_OVERHEAD = 3;
    private static final int ELEMENT_OVERHEAD = 1;

    public ItemSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("no item has " + bytes + " bytes");
        }
    }

    /// The size of what is stored for this item.
    public static ItemSize of(Item item) {
        int bytes = named(Item.PK, text(item.key().pk()))
                + named(Item.SK, text(item.key().sk()))
                + named(Item.SCHEMA, whole(item.schema()));
        if (item.version() > 0) {
            bytes += named(Item.VERSION, whole(item.version()));
        }
        if (item.expires().isPresent()) {
            bytes += named(Item.TTL, whole(item.expires().get().getEpochSecond()));
        }
        for (Map.Entry<String, Attribute> each : item.attributes().entrySet()) {
            bytes += named(each.getKey(), value(each.getValue()));
        }
        return new ItemSize(bytes);
    }

    private static int named(String name, int value) {
        return text(name) + value;
    }

    private static int value(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Text(String value) -> text(value);
            case Attribute.Whole(long value) -> whole(value);
            case Attribute.Bytes bytes -> bytes.length();
            case Attribute.Texts texts ->
                COLLECTION_OVERHEAD
                        + texts.values().stream()
                                .mapToInt(each -> ELEMENT_OVERHEAD + text(each))
                                .sum();
            case Attribute.TextMap map ->
                COLLECTION_OVERHEAD
                        + map.values().entrySet().stream()
                                .mapToInt(each -> ELEMENT_OVERHEAD + text(each.getKey()) + text(each.getValue()))
                                .sum();
        };
    }

    private static int text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int whole(long number) {
        if (number == 0) {
            return 1;
        }
        String digits = Long.toString(number).replaceFirst("^-", "").replaceFirst("0+$", "");
        int sign = number < 0 ? 1 : 0;
        return (digits.length() + 1) / 2 + 1 + sign;
    }
}
