package io.kopilka.platform.table;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as DynamoDB spells them.
public final class DynamoItems {

    private static final AttributeValue NOTHING = AttributeValue.builder().build();

    private DynamoItems() {}

    /// The two keys of an item.
    public static Map<String, AttributeValue> key(Key key) {
        return key(key.pk(), key.sk());
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(Item.PK, AttributeValue.fromS(pk), Item.SK, AttributeValue.fromS(sk));
    }

    /// Everything that an item holds, its keys too.
    public static Map<String, AttributeValue> attributes(Item item) {
        Map<String, AttributeValue> attributes = new HashMap<>(key(item.key()));
        attributes.put(Item.SCHEMA, whole(item.schema()));
        if (item.version() > 0) {
            attributes.put(Item.VERSION, whole(item.version()));
        }
        item.expires().ifPresent(moment -> attributes.put(Item.TTL, whole(moment.getEpochSecond())));
        item.attributes().forEach((name, value) -> attributes.put(name, attributeValue(value)));
        return attributes;
    }

    /// The item in a map of attributes, as a read or the table's stream gives it.
    ///
    /// @throws UnreadableItem where it holds what is never written
    /// @throws IllegalArgumentException or another unchecked exception where it is no item of the service at all
    public static Item item(Map<String, AttributeValue> attributes) {
        Key key = new Key(text(attributes, Item.PK), text(attributes, Item.SK));
        Map<String, Attribute> own = new HashMap<>();
        attributes.forEach((name, value) -> {
            if (!Item.RESERVED.contains(name)) {
                own.put(name, attribute(key, value));
            }
        });
        return new Item(
                key,
                Math.toIntExact(whole(attributes, Item.SCHEMA).orElse(1L)),
                whole(attributes, Item.VERSION).orElse(0L),
                own,
                whole(attributes, Item.TTL).map(Instant::ofEpochSecond));
    }

    static AttributeValue whole(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static AttributeValue attributeValue(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Text(String value) -> AttributeValue.fromS(value);
            case Attribute.Whole(long value) -> whole(value);
            case Attribute.Bytes bytes -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes.value()));
            case Attribute.Texts(List<String> values) ->
                AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
            case Attribute.TextMap(Map<String, String> values) ->
                AttributeValue.fromM(values.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> AttributeValue.fromS(each.getValue()))));
        };
    }

    private static Attribute attribute(Key key, AttributeValue value) {
        if (value.equals(NOTHING)) {
            // The table's stream tells an empty map so.
            return new Attribute.TextMap(Map.of());
        }
        return switch (value.type()) {
            case S -> new Attribute.Text(value.s());
            case N -> new Attribute.Whole(Long.parseLong(value.n()));
            case B -> new Attribute.Bytes(value.b().asByteArrayUnsafe());
            case L ->
                new Attribute.Texts(
                        value.l().stream().map(each -> textIn(key, each)).toList());
            case M ->
                new Attribute.TextMap(value.m().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> textIn(key, each.getValue()))));
            case SS, NS, BS, BOOL, NUL, UNKNOWN_TO_SDK_VERSION ->
                throw new UnreadableItem(key, "it holds a value of a kind that is never written: " + value.type());
        };
    }

    private static String textIn(Key key, AttributeValue value) {
        if (value.s() == null) {
            throw new UnreadableItem(key, "it holds a list or map of a kind that is never written");
        }
        return value.s();
    }

    private static String text(Map<String, AttributeValue> attributes, String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.s() == null) {
            throw new IllegalStateException("DynamoDB gave an item without " + name);
        }
        return value.s();
    }

    private static Optional<Long> whole(Map<String, AttributeValue> attributes, String name) {
        return Optional.ofNullable(attributes.get(name)).map(value -> Long.valueOf(value.n()));
    }
}
